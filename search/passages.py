"""Passages: the few pieces of an article that show best why it was found.

A passage has about `WIDTH` code points and as many whole sentences as fit; a longer sentence is
cut between words around its densest marks. More distinct terms, rarer ones and closer ones win; no
passage repeats another, and a standfirst gives way to the lead that it repeats. Without marks:
how the body begins. The work is done by one kernel for all hits of a page.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from search.kernels import passages as kernel
from search.kernels.characters import classes
from search.listed import Bounds, Sentences, Texts
from search.marked import Marks
from search.results import Mark

WIDTH = 200


@dataclass(frozen=True, slots=True)
class Passages:
    """The passages of a page of articles, `count` for each; offsets are places in the joined text.

    Passage n of row i is number i * count + n: from `start` to `end` in zone `zone` of its article
    (-1: there is none), with the spans `low` to `high`. Spans are marks joined where they overlap;
    those in the headline of row i are `mark_at[i]` to `headed[i]`.
    """

    count: int
    start: list[int]
    end: list[int]
    zone: list[int]
    low: list[int]
    high: list[int]
    headed: list[int]
    span_start: npt.NDArray[np.int64]
    span_end: npt.NDArray[np.int64]

    def spans(self, low: int, high: int, origin: int) -> tuple[Mark, ...]:
        """Some spans, as places behind `origin`."""
        starts = (self.span_start[low:high] - origin).tolist()
        ends = (self.span_end[low:high] - origin).tolist()
        return tuple(zip(starts, ends, strict=True))


def choose(
    texts: Texts, sentences: Sentences, mark_at: Bounds, marks: Marks, count: int, width: int
) -> Passages:  # fmt: skip
    """For each article at most `count` passages, best first, with all their marks."""
    rows = texts.at.size - 1
    start, end, low, high = np.empty((4, rows * count), np.int64)
    zone = np.empty(rows * count, np.int32)
    headed = np.empty(rows, np.int64)
    span_start, span_end = np.empty((2, marks.start.size), np.int64)
    kernel.choose(
        texts.points, classes(), texts.zone_at, texts.zone_start, texts.zone_end, texts.zone_kind,
        sentences.at, sentences.start, mark_at, marks.start, marks.end, marks.term, marks.weight,
        width, start, end, zone, low, high, headed, span_start, span_end,
    )  # fmt: skip
    return Passages(
        count, start.tolist(), end.tolist(), zone.tolist(), low.tolist(), high.tolist(),
        headed.tolist(), span_start, span_end,
    )  # fmt: skip
