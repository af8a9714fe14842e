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
from web.bars import Bar, Reach, reaches
from web.shortcuts import days_shortcut
from web.tongues import Tongue
from web.wording import say_date

HEIGHT, LEAST = 72, 2
"""Units of the drawing: its height, and that of a bar for a single article among thousands."""
INK = 0.84
"""The share of a bar's width that is drawn."""
NARROW = 12
"""A bar is drawn no wider than if there were so many."""
ROOMY = 124
"""So many bars are wide enough to point at: four months of days, ten years of months."""
MOST_BARS = 400
"""More than this and gaps are left out rather than drawn: a bar must stay wide enough to see."""


@dataclass(frozen=True, slots=True)
class Histogram:
    """Bars in order of time, with the gaps between them unless `gaps_left_out`.

    `width` is how many there are room for, and the drawing's width in units; `ink` and
    `chosen_ink` are the SVG paths of upright lines through the middle of the bars, `wide` units.
    `others_left_out`: only the chosen days and those around them are drawn. `outwards` are the
    wider ranges that the chosen days lie in, the widest first: how each reads, and its address.
    """

    bars: tuple[Bar, ...]
    reaches: tuple[Reach, ...]
    ink: str
    chosen_ink: str
    wide: float
    width: int
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


@dataclass(frozen=True, slots=True)
class _Slot:
    """What of a bar does not depend on what was found."""

    value: str
    first: int
    last: int
    label: str


def histogram(counts: FacetCounts, query: Query, tongue: Tongue) -> Histogram | None:
    """Bars for the values of the date facet; None where no article is dated."""
    found = {value.value: value.count for value in counts.values}
    if not found:
        return None
    shown = _near(tuple(found), query)
    slots = _every_slot(shown[0], shown[-1], tongue)
    gaps_left_out = not slots
    slots = slots or _slots(tuple(_parsed(each) for each in shown), tongue)
    scale = HEIGHT / max(found[each] for each in shown)
    go = days_shortcut(query, f"{tongue.root}/")
    say_number = tongue.number
    since = query.since.toordinal() if query.since else 0
    until = query.until.toordinal() if query.until else date.max.toordinal()
    ranged = bool(query.since or query.until)
    bars: list[Bar] = []
    ink: list[str] = []
    chosen_ink: list[str] = []
    for at, slot in enumerate(slots):
        number = found.get(slot.value)
        if number is None:
            continue
        count = say_number(number)
        chosen = ranged and since <= slot.last and until >= slot.first
        bars.append(Bar(slot.label, count, chosen, go(slot.value), at))
        top = HEIGHT - max(LEAST, number * scale)
        (chosen_ink if chosen else ink).append(f"M{at} 72V{top:.3g}")
    return Histogram(
        tuple(bars),
        reaches(bars, [slot.value for slot in slots], go, tongue),
        "".join(ink),
        "".join(chosen_ink),
        min(INK, round(len(slots) / NARROW, 3)),
        len(slots),
        counts.granularity,
        gaps_left_out,
        len(shown) < len(found),
        outwards(query, tongue),
    )


@lru_cache(maxsize=64)  # most searches of an archive reach over the same years
def _every_slot(first: str, last: str, tongue: Tongue) -> tuple[_Slot, ...]:
    return _slots(_filled(_parsed(first), _parsed(last)), tongue)


def _slots(buckets: tuple[DateValue, ...], tongue: Tongue) -> tuple[_Slot, ...]:
    return tuple(_Slot(str(b), b.first, b.last, say_date(b, tongue)) for b in buckets)


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


def _near(found: tuple[str, ...], query: Query) -> tuple[str, ...]:
    """The chosen days and as many on either side, where all bars together would be too thin."""
    low, high = _parsed(found[0]), _parsed(found[-1])
    if not (query.since or query.until) or len(_filled(low, high)) in range(1, ROOMY):
        return found
    first = query.since.toordinal() if query.since else low.first
    last = query.until.toordinal() if query.until else high.last
    around = last - first + 1
    near = tuple(
        each
        for each in found
        if _parsed(each).last >= first - around and _parsed(each).first <= last + around
    )
    return near or found


@lru_cache(maxsize=256)
def _filled(first: DateValue, last: DateValue) -> tuple[DateValue, ...]:
    """Each bucket from first to last; () where they are too many to draw."""
    buckets = [first]
    while buckets[-1] < last and len(buckets) <= MOST_BARS:
        following = date.fromordinal(buckets[-1].last + 1)
        buckets.append(DateValue.around(following, first.granularity))
    return tuple(buckets) if len(buckets) <= MOST_BARS else ()
