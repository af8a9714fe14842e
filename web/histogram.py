"""The date facet as bars: a drawing of numbers only, printed as SVG by a template."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from search.datevalue import DateValue
from search.query import Query
from search.results import FacetCounts
from web import choices
from web.addresses import Addresses
from web.shortcuts import days_shortcut
from web.tongues import Tongue
from web.wording import say_date

WIDTH, HEIGHT = 240.0, 72.0
WIDEST = 20.0
ROOMY = 124
"""So many bars are wide enough to point at: four months of days, ten years of months."""
MOST_BARS = 400
"""More than this and gaps are left out rather than drawn: a bar must stay wide enough to see."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A day, month or year; no `count`: "". Sizes are in the drawing's units; `go` chooses it."""

    value: str
    label: str
    count: str
    chosen: bool
    x: float
    width: float
    height: float
    go: str


@dataclass(frozen=True, slots=True)
class Histogram:
    """Bars in order of time, empty ones included unless `gaps_left_out`.

    `others_left_out`: only the chosen days and those around them are drawn. `outwards` are the
    wider ranges that the chosen days lie in, the widest first: how each reads, and its address.
    """

    bars: tuple[Bar, ...]
    granularity: str
    gaps_left_out: bool
    others_left_out: bool
    outwards: tuple[tuple[str, str], ...]

    @property
    def first(self) -> str:
        return self.bars[0].label

    @property
    def last(self) -> str:
        return self.bars[-1].label


def histogram(counts: FacetCounts, query: Query, tongue: Tongue) -> Histogram | None:
    """Bars for the values of the date facet; None where no article is dated."""
    found = {_parsed(value.value): value.count for value in counts.values}
    if not found:
        return None
    shown = _near(found, query)
    buckets = _filled(min(shown), max(shown)) or tuple(sorted(shown))
    most = max(shown.values())
    step = WIDTH / len(buckets)
    width = min(step * 0.84, WIDEST)
    go = days_shortcut(query, f"{tongue.root}/")
    bars = []
    for number, bucket in enumerate(buckets):
        count = found.get(bucket, 0)
        bars.append(
            Bar(
                str(bucket),
                say_date(bucket, tongue),
                tongue.number(count) if count else "",
                _is_chosen(bucket, query),
                round(number * step + (step - width) / 2, 2),
                round(width, 2),
                round(max(2.0, HEIGHT * count / most), 1) if count else 0.0,
                go(str(bucket)),
            )
        )
    return Histogram(
        tuple(bars),
        counts.granularity,
        not _filled(min(shown), max(shown)),
        len(shown) < len(found),
        outwards(query, tongue),
    )


def outwards(query: Query, tongue: Tongue) -> tuple[tuple[str, str], ...]:
    """All days, and the year and the month that the chosen days are a part of."""
    if not (query.since or query.until):
        return ()
    to = Addresses(tongue.root)
    wider = [(tongue("all dates"), to.search(choices.between(query, None, None)))]
    if query.since and query.until:
        go = days_shortcut(query, to.home)
        first, last = query.since.toordinal(), query.until.toordinal()
        for granularity in ("year", "month"):
            around = DateValue.around(query.since, granularity)
            if last <= around.last and (around.first, around.last) != (first, last):
                wider.append((say_date(around, tongue), go(str(around))))
    return tuple(wider)


@lru_cache(maxsize=4096)
def _parsed(written: str) -> DateValue:
    return DateValue.parse(written)


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


@lru_cache(maxsize=256)
def _filled(first: DateValue, last: DateValue) -> tuple[DateValue, ...]:
    """Each bucket from first to last; () where they are too many to draw."""
    buckets = [first]
    while buckets[-1] < last and len(buckets) <= MOST_BARS:
        following = date.fromordinal(buckets[-1].last + 1)
        buckets.append(DateValue.around(following, first.granularity))
    return tuple(buckets) if len(buckets) <= MOST_BARS else ()


def _is_chosen(bucket: DateValue, query: Query) -> bool:
    if not (query.since or query.until):
        return False
    after = query.since is None or query.since.toordinal() <= bucket.last
    before = query.until is None or query.until.toordinal() >= bucket.first
    return after and before
