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
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from search.article import Zone
from search.flat import bounds, code_points
from search.folding import fold
from search.kernels.characters import classes
from search.kernels.surfaces import intern
from search.kernels.tokens import mark_starts, tokenise

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


@dataclass(frozen=True, slots=True)
class TokenBatch:
    """The tokens of many articles at once. `surfaces` is (language, token as written) of each
    distinct one; `surface` numbers into it."""

    article: Ints
    position: Ints
    surface: Ints
    starts: npt.NDArray[np.uint8]
    start: npt.NDArray[np.int64]
    length: Ints
    surfaces: list[tuple[str, str]]


def tokens(text: str, zones: Sequence[Zone] | None = None) -> Tokens:
    """The tokens of one text (all of it, or its zones)."""
    whole = [(zone.start, zone.end) for zone in zones] if zones is not None else [(0, len(text))]
    batch = token_batch([text], [whole], [""])
    words = [fold(surface) for _, surface in batch.surfaces]
    start = batch.start.astype(np.int32)
    return Tokens(
        start,
        start + batch.length,
        batch.position,
        batch.starts,
        [words[number] for number in batch.surface.tolist()],
    )


def token_batch(
    texts: Sequence[str], zones: Sequence[Sequence[tuple[int, int]]], languages: Sequence[str]
) -> TokenBatch:
    """Tokenise the zones of many texts; `languages` holds an ISO 639-1 code or "" for each."""
    known = sorted(set(languages))
    seeds = [known.index(language) for language in languages]
    raw = tokenised(texts, zones, seeds)
    surfaces = _surfaces(raw, [known[seeds[article]] for article in raw.article[raw.example]])
    abbreviation = np.array([is_abbreviation(word) for _, word in surfaces], dtype=np.uint8)
    starts = np.empty(raw.surface.size, np.uint8)
    mark_starts(raw.surface, raw.flags, abbreviation, starts)
    return TokenBatch(
        raw.article, raw.position, raw.surface, starts, raw.start, raw.length, surfaces
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


def tokenised(
    texts: Sequence[str], zones: Sequence[Sequence[tuple[int, int]]], seeds: Sequence[int]
) -> Raw:
    found = cut(texts, zones)
    count = found.start.size
    surface, example = np.empty(count, np.int32), np.empty(count, np.int32)
    distinct = intern(
        found.points, found.start, found.length, found.article,
        np.array(seeds, dtype=np.uint8), surface, example,
    )  # fmt: skip
    return Raw(
        found.points, found.start, found.length, found.article, found.position, surface,
        found.flags, example[:distinct],
    )  # fmt: skip


def _surfaces(raw: Raw, languages: Sequence[str]) -> list[tuple[str, str]]:
    start, length = raw.start[raw.example], raw.length[raw.example]
    ends = np.cumsum(length)
    within = np.arange(ends[-1] if ends.size else 0) - np.repeat(ends - length, length)
    points = raw.points[np.repeat(start, length) + within]
    joined = points.tobytes().decode("utf-32-le", "surrogatepass")
    edges = pairwise([0, *ends.tolist()])
    return [(language, joined[a:b]) for language, (a, b) in zip(languages, edges, strict=True)]


def is_abbreviation(surface: str) -> bool:
    """Whether a dot after a word ends no sentence."""
    return len(surface) == 1 or "." in surface or fold(surface) in ABBREVIATIONS
