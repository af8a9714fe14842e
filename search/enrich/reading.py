"""An article as the rules read it: its tokens with case, zone and what stands between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from search.analysis import tokenised
from search.article import Article, Zone
from search.enrich.vocabulary import (
    ARTICLE,
    CAPITAL,
    CAPITALS,
    CASELESS,
    LOWER,
    NUMBER,
    Vocabulary,
    case_of,
)
from search.kernels.tokens import mark_starts

__all__ = [
    "CAPITAL",
    "CAPITALS",
    "CASELESS",
    "LOWER",
    "NUMBER",
    "Reading",
    "case_of",
    "read",
]

MUTE = 20
"""Words a paragraph without capitals must have to be taken for one that uses none."""
JOINTS = frozenset(
    {" ", "-", "\u00a0", "'", "’", "‘", "'s ", "’s ", ". ", " '", " ’", " ‘", "’ ", "–", " & ", "."}
)
"""What may stand between two words of one name."""
_BLANK = ord(" ")

Bytes = npt.NDArray[np.uint8]
Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Reading:
    """One entry per token. `joint`: it may continue a name from the token before. `starts`: as in
    `search.analysis.Tokens`. `shouted`: it stands where capitals (or their lack) mean nothing.
    `capitals`: the tokens that start with a capital. The arrays are for the name matcher
    (`search/kernels/names.py`)."""

    article: Article
    words: list[str]
    start: list[int]
    end: list[int]
    case: list[int]
    joint: list[bool]
    starts: list[int]
    zone: list[str]
    shouted: list[bool]
    capitals: list[int]
    kinds: npt.NDArray[np.uint64]
    bits: Mapping[str, np.uint64]
    hashes: npt.NDArray[np.uint64]
    cases: Bytes
    joints: Bytes
    articles: Bytes
    own_reach: Bytes
    world_reach: Bytes

    def __len__(self) -> int:
        return len(self.words)

    def surface(self, first: int, last: int) -> str:
        """The text from token `first` up to token `last`, not included."""
        return self.article.text[self.start[first] : self.end[last - 1]]

    def gap(self, token: int) -> str:
        """What stands between a token and the one before it; a line end at the very start."""
        if token <= 0 or token >= len(self.words):
            return "\n"
        return self.article.text[self.end[token - 1] : self.start[token]]

    def capital(self, token: int) -> bool:
        """Whether a token is there and starts with a capital."""
        return 0 <= token < len(self.words) and self.case[token] in (CAPITAL, CAPITALS)

    def word(self, token: int) -> str:
        """A token's word, "" beyond either end."""
        return self.words[token] if 0 <= token < len(self.words) else ""

    def proper(self, token: int) -> bool:
        """Whether a token may start a proper name, as "al" does in "al-Bab"."""
        if self.case[token] != LOWER:
            return True
        after = token + 1
        return bool(self.articles[token]) and self.capital(after) and self.joint[after]

    def where(self, *kinds: str) -> list[int]:
        """The tokens whose word is of one of these kinds, in order."""
        wanted = np.uint64(0)
        for kind in kinds:
            wanted |= self.bits[kind]
        found: list[int] = np.flatnonzero(self.kinds & wanted).tolist()
        return found


def read(article: Article, zones: Sequence[Zone], vocabulary: Vocabulary) -> Reading:
    """The tokens of some zones of an article, prepared for the rules."""
    text = article.text
    raw = tokenised([text], [[(zone.start, zone.end) for zone in zones]], [0])
    first, length = raw.start, raw.length
    spans = zip(first[raw.example].tolist(), length[raw.example].tolist(), strict=True)
    table, numbers = vocabulary.look_up([text[at : at + size] for at, size in spans])
    own = numbers[raw.surface]
    starts = np.empty(raw.surface.size, np.uint8)
    mark_starts(raw.surface, raw.flags, table.abbreviation[numbers], starts)
    last = first + length
    case, shouted = _shouted(table.case[own], starts)
    words = table.words
    kinds = table.kinds[own]
    joint = _joints(text, raw.points, first, last, starts)
    return Reading(
        article,
        [words[number] for number in own.tolist()],
        first.tolist(),
        last.tolist(),
        case.tolist(),
        (joint != 0).tolist(),
        starts.tolist(),
        _zone_kinds(zones, first),
        shouted.tolist(),
        np.flatnonzero((case == CAPITAL) | (case == CAPITALS)).tolist(),
        kinds,
        vocabulary.bits,
        table.hashes[own],
        case,
        joint,
        ((kinds & vocabulary.bits[ARTICLE]) != 0).astype(np.uint8),
        table.own_reach[own],
        table.world_reach[own],
    )


def _joints(
    text: str,
    points: npt.NDArray[np.uint32],
    first: Ints,
    last: Ints,
    starts: npt.NDArray[np.uint8],
) -> npt.NDArray[np.uint8]:
    """Whether each token may go on from the one before. Most gaps are one blank; the others are
    looked at one by one."""
    joint = np.zeros(first.size, np.uint8)
    inner = starts[1:] == 0
    blank = inner & (first[1:] - last[:-1] == 1) & (points[last[:-1]] == _BLANK)
    joint[1:] = blank
    others = np.flatnonzero(inner & ~blank) + 1
    gaps = zip(others.tolist(), last[others - 1].tolist(), first[others].tolist(), strict=True)
    for token, start, end in gaps:
        if text[start:end] in JOINTS:
            joint[token] = 1
    return joint


def _zone_kinds(zones: Sequence[Zone], first: Ints) -> list[str]:
    kinds: list[str] = []
    for zone, last in zip(zones, np.searchsorted(first, [zone.end for zone in zones]), strict=True):
        kinds += [zone.kind] * (int(last) - len(kinds))
    return kinds


def _shouted(
    case: npt.NDArray[np.uint8], starts: npt.NDArray[np.uint8]
) -> tuple[npt.NDArray[np.uint8], Bools]:
    """Paragraphs in capitals, and long ones without any: there all count as written with a
    capital, but it proves nothing."""
    shouted = np.zeros(case.size, bool)
    edges = np.flatnonzero(starts == 3)
    if not edges.size:
        return case, shouted
    sizes = np.diff(np.append(edges, case.size))
    loud, quiet, numbers = (
        np.add.reduceat((case == kind).astype(np.int64), edges)
        for kind in (CAPITALS, LOWER, NUMBER)
    )
    screams = (loud >= 3) & (loud * 10 >= 7 * (sizes - numbers))
    mute = ~screams & (quiet >= MUTE) & (quiet + numbers == sizes)
    for paragraph in np.flatnonzero(screams | mute).tolist():
        part = slice(edges[paragraph], edges[paragraph] + sizes[paragraph])
        shouted[part] = True
        if mute[paragraph]:
            case[part] = np.where(case[part] == LOWER, CAPITAL, case[part])
    return case, shouted
