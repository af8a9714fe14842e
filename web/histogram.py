"""The date facet as bars: a drawing of numbers only, printed as SVG by a template."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from search.datevalue import DateValue
from search.query import Query
from search.results import FacetCounts
from web import choices
from web.wording import say_date

WIDTH, HEIGHT = 240.0, 72.0
WIDEST = 20.0
ROOMY = 124
"""So many bars are wide enough to point at: four months of days, ten years of months."""
MOST_BARS = 400
"""More than this and gaps are left out rather than drawn: a bar must stay wide enough to see."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A day, month or year. `x`, `width`, `height` are in the drawing's units; `go` chooses it."""

    label: str
    count: int
    chosen: bool
    x: float
    width: float
    height: float
    go: Query


@dataclass(frozen=True, slots=True)
class Histogram:
    """Bars in order of time, empty ones included unless `gaps_left_out`.

    `others_left_out`: only the chosen days and those around them are drawn.
    """

    bars: tuple[Bar, ...]
    granularity: str
    gaps_left_out: bool
    others_left_out: bool
    first: str
    last: str


def histogram(counts: FacetCounts, query: Query) -> Histogram | None:
    """Bars for the values of the date facet; None where no article is dated."""
    found = {DateValue.parse(value.value): value.count for value in counts.values}
    if not found:
        return None
    shown = _near(found, query)
    buckets = _filled(min(shown), max(shown))
    gaps_left_out = not buckets
    buckets = buckets or sorted(shown)
    most = max(shown.values())
    step = WIDTH / len(buckets)
    bars = tuple(
        _bar(bucket, found.get(bucket, 0), most, number * step, step, query)
        for number, bucket in enumerate(buckets)
    )
    return Histogram(
        bars,
        counts.granularity,
        gaps_left_out,
        len(shown) < len(found),
        bars[0].label,
        bars[-1].label,
    )


def _near(found: dict[DateValue, int], query: Query) -> dict[DateValue, int]:
    """The chosen days and as many on either side, where all bars together would be too thin."""
    low, high = min(found), max(found)
    if not (query.since or query.until) or len(_filled(low, high)) in range(1, ROOMY):
        return found
    first = query.since.toordinal() if query.since else low.first
    last = query.until.toordinal() if query.until else high.last
    around = last - first + 1
    near = {
        bucket: count
        for bucket, count in found.items()
        if bucket.last >= first - around and bucket.first <= last + around
    }
    return near or found


def _filled(first: DateValue, last: DateValue) -> list[DateValue]:
    """Each bucket from first to last; empty where they are too many to draw."""
    buckets = [first]
    while buckets[-1] < last and len(buckets) <= MOST_BARS:
        following = date.fromordinal(buckets[-1].last + 1)
        buckets.append(DateValue.around(following, first.granularity))
    return buckets if len(buckets) <= MOST_BARS else []


def _bar(bucket: DateValue, count: int, most: int, x: float, step: float, query: Query) -> Bar:
    since, until = date.fromordinal(bucket.first), date.fromordinal(bucket.last)
    width = min(step * 0.84, WIDEST)
    limited = bool(query.since or query.until)
    chosen = limited and (query.until or since) >= since and (query.since or until) <= until
    return Bar(
        say_date(bucket),
        count,
        chosen,
        round(x + (step - width) / 2, 2),
        round(width, 2),
        round(max(2.0, HEIGHT * count / most), 2) if count else 0.0,
        choices.between(query, since, until),
    )
