"""Reads several articles at once: what takes a step for all of them costs little for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from search.analysis import Cut, cut
from search.article import Article, Zone
from search.enrich.reading import PADDING, Reading
from search.enrich.texts import Texts, lay
from search.enrich.vocabulary import GROUPS, Vocabulary
from search.kernels.readings import read_tokens, sort_kinds
from search.kernels.tokens import mark_starts

MUTE = 20
"""Words a paragraph without capitals must have to be taken for one that uses none."""
_QUOTES = ["'", "’", "‘", "'s ", "’s ", " '", " ’", " ‘", "’ "]
_JOINTS = [" ", "-", "\u00a0", *_QUOTES, ". ", "–", " & ", "."]
"""What may stand between two words of one name."""
_OTHERS = [
    *(", ", " (", "(", "\n", ".\n", ",\n", "\n\n", ': "', ' "', '" ', ") ", ": ", " $", '. "'),
    *('," ', ",", '." ', "  ", " ( ", " ) ", "  (", ". (", "; ", " “", "” ", ", “", ",” ", ".” "),
]
_GAPS = np.array([*_JOINTS, *_OTHERS, ""], object)
"""What stands between most words, and the last for all else."""
_PACKED = np.array(
    [sum(ord(c) << 21 * i for i, c in enumerate(gap)) for gap in _GAPS[:-1]], np.uint64
)
_LINE_END = int(np.flatnonzero(_GAPS == "\n")[0])

Bytes = npt.NDArray[np.uint8]
Hashes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Columns:
    """The tokens of some articles side by side, each article's with `PADDING` of nothing behind.

    `at`: where each article begins in the columns, and at last their size. The columns are what
    `search/kernels/readings.py` fills.
    """

    texts: Texts
    at: Places
    words: npt.NDArray[np.object_]
    begin: Places
    end: Places
    starts: Bytes
    case: Bytes
    caps: Bytes
    gap: Bytes
    joint: Bytes
    shouted: Bytes
    kinds: Hashes
    hashes: Hashes
    own: Bytes
    world: Bytes


def read(
    articles: Sequence[Article], zones: Sequence[Sequence[Zone]], vocabulary: Vocabulary
) -> tuple[Columns, list[Reading]]:
    """The tokens of some zones of each article, prepared for the kernels and for the rules."""
    texts = lay([article.text for article in articles])
    spans = [
        (at + zone.start, at + zone.end)
        for at, own in zip(texts.at.tolist(), zones, strict=False)
        for zone in own
    ]
    raw = cut([texts.joined], [spans])
    columns = _fill(texts, raw, vocabulary)
    ends = np.searchsorted(raw.start, [end for _, end in spans])
    counts = iter(np.diff(ends, prepend=0).tolist())
    kinds = [[kind for zone in own for kind in [zone.kind] * next(counts)] for own in zones]
    return columns, _apart(articles, columns, kinds, vocabulary)


def _fill(texts: Texts, raw: Cut, vocabulary: Vocabulary) -> Columns:
    size = raw.start.size
    first_of = np.searchsorted(raw.start, texts.at)
    at = first_of + PADDING * np.arange(first_of.size)
    room = int(at[-1])
    found, marks = np.zeros(size, np.int32), np.zeros(size, np.uint8)
    table = vocabulary.look_up(texts.joined, raw, found)
    mark_starts(found, raw.flags, table["abbreviation"], marks)
    number = np.zeros(room, np.int32)
    begin, end = np.zeros((2, room), np.int64)
    starts, case, caps, joint, shouted, own, world = np.zeros((7, room), np.uint8)
    gap = np.full(room, _LINE_END, np.uint8)
    kinds, hashes = np.zeros((2, room), np.uint64)
    read_tokens(
        raw.points, raw.start, raw.length, marks, found, texts.at, first_of, PADDING,
        table["case"], table["kinds"], table["hashes"], table["own_reach"], table["world_reach"],
        _PACKED, len(_JOINTS), MUTE,
        number, begin, end, starts, case, caps, gap, joint, shouted, kinds, hashes, own, world,
    )  # fmt: skip
    return Columns(
        texts, at, table["words"][number], begin, end, starts, case, caps, gap,
        joint, shouted, kinds, hashes, own, world,
    )  # fmt: skip


def _apart(
    articles: Sequence[Article],
    columns: Columns,
    zone_kinds: Sequence[list[str]],
    vocabulary: Vocabulary,
) -> list[Reading]:
    """What the rules read, one article's at a time."""
    words, gaps = columns.words.tolist(), _gaps(articles, columns)
    # Few of these are looked at, so that no object is made for each of them.
    begin, end = columns.begin.data, columns.end.data
    caps = columns.caps.view(bool).tolist()
    case, joint = columns.case.tobytes(), columns.joint.tobytes()

    starts, shouted = columns.starts.tobytes(), columns.shouted.tobytes()
    capital = np.flatnonzero(columns.caps)
    capitals = (capital - np.repeat(columns.at[:-1], _counts(capital, columns.at))).tolist()
    capital_at = np.searchsorted(capital, columns.at).tolist()
    grouped, group_at = _groups(columns, vocabulary)
    made: list[Reading] = []
    for index, (first, last) in enumerate(pairwise(columns.at.tolist())):
        whole, tokens = slice(first, last), slice(first, last - PADDING)
        made.append(
            Reading(
                articles[index],
                words[whole],
                gaps[whole],
                caps[whole],
                case[whole],
                joint[whole],
                starts[whole],
                shouted[whole],
                begin[tokens],
                end[tokens],
                zone_kinds[index],
                capitals[capital_at[index] : capital_at[index + 1]],
                grouped,
                group_at[index * len(GROUPS) : (index + 1) * len(GROUPS) + 1],
            )
        )
    return made


def _counts(tokens: Places, at: Places) -> Places:
    """How many of some tokens each article has."""
    return np.diff(np.searchsorted(tokens, at))


def _gaps(articles: Sequence[Article], columns: Columns) -> list[str]:
    """What stands before each token."""
    gaps: list[str] = _GAPS[columns.gap].tolist()
    odd = np.flatnonzero(columns.gap == _PACKED.size)
    owners = np.searchsorted(columns.at, odd, "right") - 1
    spans = (odd, owners, columns.end[odd - 1], columns.begin[odd])
    for token, owner, first, last in zip(*(each.tolist() for each in spans), strict=True):
        gaps[token] = articles[owner].text[first:last]
    return gaps


def _groups(columns: Columns, vocabulary: Vocabulary) -> tuple[list[int], list[int]]:
    """The tokens of each group of kinds, one article after the other, and where each begins."""
    found = np.empty(columns.kinds.size * len(GROUPS), np.int32)
    edges = np.empty((columns.at.size - 1) * len(GROUPS) + 1, np.int64)
    sort_kinds(columns.kinds, vocabulary.groups, columns.at, found, edges)
    return found[: edges[-1]].tolist(), edges.tolist()
