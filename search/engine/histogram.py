"""The date histogram: days, months or years, and the articles dated in each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

import numpy as np

from search.datevalue import DateValue, Granularity
from search.engine.request import Period, Request
from search.engine.segment import Ints, Segment
from search.engine.vocabulary import Told
from search.facet import DATE
from search.kernels.dates import count_dates, extent
from search.results import FacetCounts, FacetValue

DAYS_BY_DAY = 62
DAYS_BY_MONTH = 8 * 366
"""Up to so many days a histogram has a bar a day, then a month, then a year."""


def histogram(segments: Sequence[Segment], docs: Sequence[Ints], request: Request) -> FacetCounts:
    """The counts of each non-empty bucket in order, with the granularity of the buckets."""
    span = np.array([2**31 - 1, 0], dtype=np.int64)
    undated = 0
    for segment, those in zip(segments, docs, strict=True):
        undated += extent(those, *segment.dates(request.dates), span)
    low, high = span.tolist()
    if not high:
        return FacetCounts("date", DATE.kind, (), 0, undated)
    period = request.period or Period()
    since, until = max(low, period.first or low), min(high, period.last or high)
    granularity = _granularity(since, until)
    low, high = _shown(low, high, granularity)
    buckets, bucket_of = _buckets(low, high, granularity)
    counts = np.zeros(len(buckets), np.int64)
    for segment, those in zip(segments, docs, strict=True):
        bounds, first, last = segment.dates(request.dates)
        count_dates(those, bounds, first, last, bucket_of, low, request.possible, counts)
    chosen = (period.first, period.last)
    new = tuple.__new__  # see `facets`
    values = [
        new(FacetValue, (*buckets[n][0], count, buckets[n][1] == chosen))
        for n, count in enumerate(counts.tolist())
        if count
    ]
    return FacetCounts("date", DATE.kind, tuple(values), len(values), undated, granularity)


def _granularity(first: int, last: int) -> Granularity:
    days = last - first + 1
    if days <= DAYS_BY_DAY:
        return "day"
    return "month" if days <= DAYS_BY_MONTH else "year"


def _shown(low: int, high: int, granularity: Granularity) -> tuple[int, int]:
    """The days that bars are made for: whole years, so that most searches share their buckets."""
    if granularity == "day":
        return low, high
    first, last = date.fromordinal(low), date.fromordinal(high)
    return date(first.year, 1, 1).toordinal(), date(last.year, 12, 31).toordinal()


@lru_cache(maxsize=64)
def _buckets(
    low: int, high: int, granularity: Granularity
) -> tuple[list[tuple[Told, tuple[int, int]]], Ints]:
    """The buckets from day `low` to day `high` (what they are, first and last day), and the bucket
    of each of these days."""
    buckets: list[tuple[Told, tuple[int, int]]] = []
    day = low
    while day <= high:
        bucket = DateValue.around(date.fromordinal(day), granularity)
        written = str(bucket)
        told = (written, "", written, (), "", None, None)
        buckets.append((told, (bucket.first, bucket.last)))
        day = bucket.last + 1
    ends = np.array([last for _, (_, last) in buckets])
    return buckets, np.searchsorted(ends, np.arange(low, high + 1)).astype(np.int32)
