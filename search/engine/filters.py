"""Filters: the live articles of a segment that carry a value, lack one, or are dated so."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from search.engine.segment import Ints, Segment
from search.kernels.counting import without_value
from search.kernels.dates import dated_within

FIRST_DAY, LAST_DAY = 1, 3_652_059
"""The ordinals of the first and the last day Python's calendar has."""


def with_value(segment: Segment, facet: str, values: Iterable[str]) -> Ints:
    """Articles that carry any of the values of a value facet, ascending."""
    bounds, docs = segment.array(f"{facet}.in_at"), segment.array(f"{facet}.in_doc")
    numbers = [segment.find(f"{facet}.value", value) for value in dict.fromkeys(values)]
    lists = [docs[bounds[number] : bounds[number + 1]] for number in numbers if number >= 0]
    if not lists:
        return np.zeros(0, np.int32)
    found = lists[0] if len(lists) == 1 else np.unique(np.concatenate(lists))
    return alive(segment, found)


def alive(segment: Segment, docs: Ints) -> Ints:
    """Those of the articles that are not deleted."""
    return docs[segment.live[docs] == 1] if segment.live.size else docs


def lacking(segment: Segment, docs: Ints, facet: str, dates: str) -> Ints:
    """Those of the articles that carry no value of a facet (for "date": no date of this kind)."""
    if facet == "date":
        some = dated(segment, docs, dates, None, None, True)
        return np.setdiff1d(docs, some, assume_unique=True)
    out = np.empty(docs.size, np.int32)
    return out[: without_value(docs, segment.array(f"{facet}.of_at"), out)]


def dated(
    segment: Segment, docs: Ints, dates: str, first: int | None, last: int | None, possible: bool
) -> Ints:
    """Those of the articles with a date inside the days `first` to `last` (None: open).

    `possible`: or overlapping them. `dates`: "published" or "event".
    """
    out = np.empty(docs.size, np.int32)
    since = FIRST_DAY if first is None else first
    until = LAST_DAY if last is None else last
    bounds, firsts, lasts = segment.dates(dates)
    return out[: dated_within(docs, bounds, firsts, lasts, since, until, possible, out)]
