"""An article as the rules read it: its tokens with case, zone and what stands between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from search.analysis import cut
from search.article import Article, Zone
from search.enrich.names import ARTICLES
from search.enrich.vocabulary import (
    CAPITAL,
    CAPITALS,
    CASELESS,
    LOWER,
    NUMBER,
    Vocabulary,
    case_of,
)
from search.kernels.readings import read_tokens
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
PADDING = 16
"""How far beyond either end of an article a rule may look and find nothing."""
_QUOTES = ["'", "’", "‘", "'s ", "’s ", " '", " ’", " ‘", "’ "]
_JOINTS = [" ", "-", "\u00a0", *_QUOTES, ". ", "–", " & ", "."]
"""What may stand between two words of one name."""
_OTHERS = [", ", " (", "(", "\n", ".\n", ",\n", "\n\n", ': "', ' "', '" ', ") ", ": "]
_GAPS = np.array([*_JOINTS, *_OTHERS, ""], object)
"""What stands between most words, and the last for all else."""
_PACKED = np.array(
    [sum(ord(c) << 21 * i for i, c in enumerate(gap)) for gap in _GAPS[:-1]], np.uint64
)
_LINE_END = int(np.flatnonzero(_GAPS == "\n")[0])

Bytes = npt.NDArray[np.uint8]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Reading:
    """One entry per token. `gaps`: what stands before it, a line end at the very start. `caps`: it
    starts with a capital. `joint`: it may continue a name from the token before. `starts`: as in
    `search.analysis.Tokens`. `shouted`: it stands where capitals (or their lack) mean nothing.
    `capitals`: the tokens that start with a capital. The arrays are for the name matcher
    (`search/kernels/names.py`).

    All from `words` to `shouted`, and the arrays, go on with `PADDING` entries of nothing (in
    `gaps` line ends), so that a rule may look a little beyond either end: an index below 0 is
    there too."""

    article: Article
    words: list[str]
    gaps: list[str]
    caps: list[bool]
    case: bytes
    joint: bytes
    starts: bytes
    shouted: bytes
    start: list[int]
    end: list[int]
    zone: list[str]
    capitals: list[int]
    kinds: npt.NDArray[np.uint64]
    bits: Mapping[str, np.uint64]
    hashes: npt.NDArray[np.uint64]
    cases: Bytes
    joints: Bytes
    own_reach: Bytes
    world_reach: Bytes

    def __len__(self) -> int:
        return len(self.start)

    def surface(self, first: int, last: int) -> str:
        """The text from token `first` up to token `last`, not included."""
        return self.article.text[self.start[first] : self.end[last - 1]]

    def after(self, last: int) -> str:
        """What stands after a name up to token `last`, without the dot that belongs to it: the
        blank in "the U.S. army"."""
        gap = self.gaps[last]
        return gap[1:] if gap[:1] == "." and "." in self.surface(last - 1, last) else gap

    def proper(self, token: int) -> bool:
        """Whether a token may start a proper name, as "al" does in "al-Bab"."""
        if self.case[token] != LOWER:
            return True
        after = token + 1
        return self.words[token] in ARTICLES and self.caps[after] and bool(self.joint[after])

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
    raw = cut([text], [[(zone.start, zone.end) for zone in zones]])
    first, size = raw.start, raw.start.size
    room = size + PADDING
    number = np.zeros(room, np.int32)
    table = vocabulary.look_up(text, raw, number[:size])
    starts, case, caps, gap, joint, shouted, own, world = np.zeros((8, room), np.uint8)
    kinds, hashes = np.zeros((2, room), np.uint64)
    mark_starts(number[:size], raw.flags, table.abbreviation, starts)
    gap[-PADDING:] = _LINE_END
    read_tokens(
        raw.points, first, raw.length, starts, number, table.case, table.kinds, table.hashes,
        table.own_reach, table.world_reach, _PACKED, len(_JOINTS), MUTE,
        case, caps, gap, joint, shouted, kinds, hashes, own, world,
    )  # fmt: skip
    last = first + raw.length
    gaps: list[str] = _GAPS[gap].tolist()
    for token in np.flatnonzero(gap == _PACKED.size).tolist():
        gaps[token] = text[last[token - 1] : first[token]] if token else "\n"
    return Reading(
        article,
        table.words[number].tolist(),
        gaps,
        caps.view(bool).tolist(),
        case.tobytes(),
        joint.tobytes(),
        starts.tobytes(),
        shouted.tobytes(),
        first.tolist(),
        last.tolist(),
        _zone_kinds(zones, first),
        np.flatnonzero(caps).tolist(),
        kinds,
        vocabulary.bits,
        hashes,
        case,
        joint,
        own,
        world,
    )


def _zone_kinds(zones: Sequence[Zone], first: Ints) -> list[str]:
    kinds: list[str] = []
    for zone, last in zip(zones, np.searchsorted(first, [zone.end for zone in zones]), strict=True):
        kinds += [zone.kind] * (int(last) - len(kinds))
    return kinds
