"""Passages: the few pieces of an article that show best why it was found.

A passage has about `WIDTH` code points and as many whole sentences as fit; a longer sentence is
cut between words around its densest marks. More distinct terms, rarer ones and closer ones win; no
passage repeats another, and a standfirst gives way to the lead that it repeats. Without marks:
how the body begins. The work is done by one kernel for all hits of a page.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from search.flat import Bounds
from search.kernels import passages as kernel
from search.kernels.characters import classes
from search.listed import Sentences, Texts
from search.marked import Marks
from search.results import Mark

WIDTH = 200


@dataclass(frozen=True, slots=True)
class Passages:
    """The passages of a page of articles, `count` for each; offsets are places in the joined text.

    Passage n of row i is number i * count + n: from `start` to `end` in zone `zone` of its article
    (-1: there is none).
    """

    count: int
    start: list[int]
    end: list[int]
    zone: list[int]
    _at: list[int]
    _first: list[int]
    _last: list[int]

    def title_marks(self, row: int) -> tuple[Mark, ...]:
        """The marks of a headline, overlapping ones as one."""
        return self._marks(row * (self.count + 1))

    def marks(self, row: int, number: int) -> tuple[Mark, ...]:
        """The marks of one of the passages of an article, as places in it."""
        return self._marks(row * (self.count + 1) + 1 + number)

    def _marks(self, slot: int) -> tuple[Mark, ...]:
        low, high = self._at[slot], self._at[slot + 1]
        return tuple(zip(self._first[low:high], self._last[low:high], strict=True))


def choose(
    texts: Texts, sentences: Sentences, mark_at: Bounds, marks: Marks, count: int, width: int
) -> Passages:
    """For each article at most `count` passages, best first, with all their marks."""
    rows = texts.at.size - 1
    start, end = np.empty((2, rows * count), np.int64)
    zone = np.empty(rows * count, np.int32)
    at = np.empty(rows * (count + 1) + 1, np.int64)
    first, last = np.empty((2, marks.start.size), np.int64)
    kernel.choose(
        texts.points, classes(), texts.zone_at, texts.zone_start, texts.zone_end, texts.zone_kind,
        sentences.at, sentences.start, mark_at, marks.start, marks.end, marks.term, marks.weight,
        width, start, end, zone, at, first, last,
    )  # fmt: skip
    shown = int(at[-1])
    return Passages(
        count, start.tolist(), end.tolist(), zone.tolist(), at.tolist(), first[:shown].tolist(),
        last[:shown].tolist(),
    )  # fmt: skip
