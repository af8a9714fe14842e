"""Narrowing: from what a tree matches to what a whole request finds, its filters applied."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from search.engine import filters
from search.engine.evaluate import Evaluation
from search.engine.matches import NO_SCORES, Matches, joined, without
from search.engine.request import Choice, Period, Request
from search.engine.segment import Ints, Segment
from search.kernels import sets


def found(request: Request, of: Evaluation) -> list[Matches]:
    """What a request finds in each segment."""
    base = excluded(request, of.segments, of.matches(request.tree))
    return narrowed(base, [let_through(name, request, of.segments) for name in chosen(request)])


def chosen(request: Request) -> list[str]:
    """The facets of which a request has chosen something."""
    return [*request.choices, *(["date"] if request.period else [])]


def excluded(
    request: Request, segments: Sequence[Segment], base: Sequence[Matches]
) -> list[Matches]:
    """The articles without those that carry an excluded value."""
    left = list(base)
    for facet, values in request.exclude.items():
        for number, segment in enumerate(segments):
            refused = filters.with_value(segment, facet, values)
            left[number] = without(left[number], Matches(refused, NO_SCORES))
    return left


def let_through(name: str, request: Request, segments: Sequence[Segment]) -> list[Ints]:
    """For each segment the articles that a facet's choice lets through."""
    if name == "date":
        period = request.period or Period()
        return [_dated(segment, request, period) for segment in segments]
    choice = request.choices[name]
    return [_carrying(segment, name, choice, request.dates) for segment in segments]


def narrowed(base: Sequence[Matches], choices: Iterable[Sequence[Ints]]) -> list[Matches]:
    """The articles of `base` that every choice lets through."""
    left = list(base)
    for docs in choices:
        left = [
            joined(sets.both, each, Matches(those, NO_SCORES))
            for each, those in zip(left, docs, strict=True)
        ]
    return left


def _carrying(segment: Segment, facet: str, choice: Choice, dates: str) -> Ints:
    docs = filters.with_value(segment, facet, choice.values)
    if choice.missing:
        docs = np.union1d(docs, filters.lacking(segment, segment.every, facet, dates))
    return docs


def _dated(segment: Segment, request: Request, period: Period) -> Ints:
    docs = np.zeros(0, np.int32)
    if period.first is not None or period.last is not None:
        docs = filters.dated(
            segment, segment.every, request.dates, period.first, period.last, request.possible
        )
    if period.missing:
        lacking = filters.lacking(segment, segment.every, "date", request.dates)
        docs = np.union1d(docs, lacking)
    return docs
