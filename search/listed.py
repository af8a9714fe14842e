"""The articles of one page of hits as columns: what passages are chosen from, for all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from search.article import Published
from search.flat import Bounds, bounds, code_points
from search.marked import Marks


class Head(NamedTuple):
    """What a record says of an article beside its text; a zone is (number of its kind, start, end).
    (A tuple: a page makes many.)"""

    id: str
    url: str | None
    source: str | None
    authors: tuple[str, ...]
    language: str | None
    published: Published | None
    zones: list[tuple[int, int, int]]
    origin: str


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts one after the other, as a string and as code points, with their zones.

    Row i has `points[at[i]:at[i+1]]` and the zones `zone_at[i]` to `zone_at[i+1]`; every offset is
    one of the joined text.
    """

    text: str
    points: npt.NDArray[np.uint32]
    at: Bounds
    zone_at: Bounds
    zone_kind: npt.NDArray[np.int64]
    zone_start: npt.NDArray[np.int64]
    zone_end: npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sentences:
    """The first words of sentences, row after row: position in the article, place in the text."""

    at: Bounds
    position: npt.NDArray[np.int32]
    start: npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Listed:
    """The articles of a page, a row of each column for one of them.

    `order`: the rows, best first; they lie as the index holds them. `places` and `actors` are the
    surest values of each. Offsets of `sentences` and `marks` are places in the joined text;
    `mark_at` bounds the marks of each article.
    """

    order: Sequence[int]
    heads: Sequence[Head]
    scores: Sequence[float]
    places: Sequence[tuple[str, ...]]
    actors: Sequence[tuple[str, ...]]
    texts: Texts
    sentences: Sentences
    mark_at: Bounds
    marks: Marks


def joined(texts: Sequence[str], zones: Sequence[Sequence[tuple[int, int, int]]]) -> Texts:
    """The texts and their zones (number of the kind in ZONE_KINDS, start, end) as columns."""
    text = "".join(texts)
    at = bounds([len(each) for each in texts])
    zone_at = bounds([len(each) for each in zones])
    flat = np.fromiter(chain.from_iterable(chain.from_iterable(zones)), np.int64)
    kind, start, end = flat.reshape(-1, 3).T.copy()
    shift = at[:-1].repeat(zone_at[1:] - zone_at[:-1])
    return Texts(text, code_points(text), at, zone_at, kind, start + shift, end + shift)
