"""Analysis: how text becomes tokens, tokens become words, and words find their forms.

A **token** starts with a letter or digit and runs over letters, digits and marks. An apostrophe
between letters or digits stays inside; one final 's is cut off. Single letters joined by dots are
one token. Hyphens and all else separate. A run of Chinese, Japanese or Korean characters becomes
overlapping pairs (a lone character is itself). **Positions** count tokens of an article; each
next zone that holds tokens begins 100 further on.

A **word** is a token folded (`folding.py`); its forms share a stem (`stemming.py`).

A **sentence** starts with a zone, after a line end, or after `! ? …` or a dot and a blank where
the next token is not in lower case; a dot ends none before a digit, nor after an abbreviation, a
single letter or letters joined by dots.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from search.article import Zone
from search.flat import bounds, code_points
from search.folding import fold
from search.kernels.characters import classes
from search.kernels.tokens import mark_starts, tokenise
from search.surfaces import Surfaces

Ints = npt.NDArray[np.int32]

_SHORT = """
jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
mr mrs ms dr prof gen maj col lt capt sgt cpl brig adm cmdr sen rep gov pres hon rev st mt ft jr sr
vs etc inc ltd co corp dept est approx no nos art sec fig vol pp ave blvd
"""
ABBREVIATIONS = frozenset(_SHORT.split())
"""Folded words after which a dot ends no sentence."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one text, in order; arrays of equal length.

    `start`, `end`: code points in the text. `position`: see the module. `starts`: 3 where a
    paragraph (and so a sentence) starts, 1 where only a sentence does, else 0. `words`: folded.
    """

    start: Ints
    end: Ints
    position: Ints
    starts: npt.NDArray[np.uint8]
    words: list[str]


def tokens(text: str, zones: Sequence[Zone] | None = None) -> Tokens:
    """The tokens of one text (all of it, or its zones)."""
    whole = [(zone.start, zone.end) for zone in zones] if zones is not None else [(0, len(text))]
    raw = tokenised([text], [whole])
    first = raw.start[raw.example]
    ends = first + raw.length[raw.example]
    surfaces = [text[a:b] for a, b in zip(first.tolist(), ends.tolist(), strict=True)]
    words = [fold(surface) for surface in surfaces]
    abbreviation = np.array(abbreviations(surfaces, words), dtype=np.uint8)
    starts = np.empty(raw.surface.size, np.uint8)
    mark_starts(raw.surface, raw.flags, abbreviation, starts)
    start = raw.start.astype(np.int32)
    return Tokens(
        start,
        start + raw.length,
        raw.position,
        starts,
        [words[number] for number in raw.surface.tolist()],
    )


@dataclass(frozen=True, slots=True)
class Raw:
    """What the kernel fills, cut to size; `example` is a token of each distinct surface.

    `start` and `length` are ranges of `points`, the texts joined.
    """

    points: npt.NDArray[np.uint32]
    start: npt.NDArray[np.int64]
    length: Ints
    article: Ints
    position: Ints
    surface: Ints
    flags: npt.NDArray[np.uint8]
    example: Ints


@dataclass(frozen=True, slots=True)
class _Joined:
    """Texts, one after the other as code points; zones in them and whose."""

    points: npt.NDArray[np.uint32]
    zone_start: npt.NDArray[np.int64]
    zone_end: npt.NDArray[np.int64]
    zone_article: Ints


def _joined(texts: Sequence[str], zones: Sequence[Sequence[tuple[int, int]]]) -> _Joined:
    at = bounds([len(text) for text in texts])
    owner = np.repeat(np.arange(len(texts), dtype=np.int32), [len(each) for each in zones])
    flat = np.array([span for each in zones for span in each], dtype=np.int64).reshape(-1, 2)
    flat += at[owner][:, None]
    return _Joined(code_points("".join(texts)), flat[:, 0].copy(), flat[:, 1].copy(), owner)


@dataclass(frozen=True, slots=True)
class Cut:
    """Where tokens stand, not yet told apart. The fields are those of `Raw`."""

    points: npt.NDArray[np.uint32]
    start: npt.NDArray[np.int64]
    length: Ints
    article: Ints
    position: Ints
    flags: npt.NDArray[np.uint8]


def cut(texts: Sequence[str], zones: Sequence[Sequence[tuple[int, int]]]) -> Cut:
    """The tokens of the zones of many texts, in order."""
    text = _joined(texts, zones)
    room = text.points.size + 1
    start, length = np.empty(room, np.int64), np.empty(room, np.int32)
    article, position = np.empty(room, np.int32), np.empty(room, np.int32)
    flags = np.empty(room, np.uint8)
    count = tokenise(
        text.points, classes(), text.zone_start, text.zone_end, text.zone_article,
        start, length, article, position, flags,
    )  # fmt: skip
    return Cut(
        text.points, start[:count], length[:count], article[:count], position[:count],
        flags[:count],
    )  # fmt: skip


def tokenised(texts: Sequence[str], zones: Sequence[Sequence[tuple[int, int]]]) -> Raw:
    """The tokens of the zones of texts of one language, told apart."""
    found = cut(texts, zones)
    distinct = Surfaces()
    surface = distinct.number(
        found.points, found.start, found.length, found.article, np.zeros(len(texts), np.uint8)
    )
    example = np.empty(distinct.count, np.int32)
    example[surface[::-1]] = np.arange(surface.size - 1, -1, -1)  # the first of each, put last
    return Raw(
        found.points, found.start, found.length, found.article, found.position, surface,
        found.flags, example,
    )  # fmt: skip


def is_abbreviation(surface: str) -> bool:
    """Whether a dot after a word ends no sentence."""
    return len(surface) == 1 or "." in surface or fold(surface) in ABBREVIATIONS


def abbreviations(surfaces: Sequence[str], words: Sequence[str]) -> list[int]:
    """`is_abbreviation` of many tokens whose words are known, as 0 and 1."""
    return [
        len(surface) == 1 or "." in surface or word in ABBREVIATIONS
        for surface, word in zip(surfaces, words, strict=True)
    ]
