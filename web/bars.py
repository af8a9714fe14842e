"""Bars of time, and what of a drawing of them can be pointed at: each bar, or many at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from search.datevalue import DateValue
from web.shortcuts import To
from web.tongues import Tongue
from web.wording import say_date

MOST_WRITTEN = 8000
"""Characters of the addresses of bars: the page of a long search would else be mostly these."""
FEW_CHOSEN = 31
"""Up to so many chosen bars, such as the days of a month, have links of their own all the same."""


class Bar(NamedTuple):
    """A day, month or year that holds articles; `go` chooses it.

    `at` is where it stands, counted from the first.
    """

    label: str
    count: str  # type: ignore[assignment]  # hides tuple.count, which nobody needs here
    chosen: bool
    go: str
    at: int


class Reach(NamedTuple):
    """What can be pointed at in the drawing, from `at` on: a bar, or all bars of a year or month.

    `said` is `October 2017: 26` for a bar. What holds several has no count of its own, because an
    article may speak of more than one of them.
    """

    go: str
    said: str
    chosen: bool
    at: int
    wide: int = 1


def reaches(
    bars: Sequence[Bar], values: Sequence[str], go: To, tongue: Tongue
) -> tuple[Reach, ...]:
    """A link for each bar; where these would repeat a long search too often, one for many bars.

    `values` are those of all places in the drawing. Where few bars are chosen they keep their own,
    so that the way leads on from a year to its months.
    """
    if sum([len(bar.go) for bar in bars]) <= MOST_WRITTEN:
        return tuple([Reach(go, f"{label}: {n}", c, at) for label, n, c, go, at in bars])
    few = sum(bar.chosen for bar in bars) <= FEW_CHOSEN
    made: list[Reach] = []
    group = ""
    for label, count, chosen, address, at in bars:
        wider = "" if few and chosen else values[at].rpartition("-")[0]
        if not wider:
            made.append(Reach(address, f"{label}: {count}", chosen, at))
        elif wider == group:
            made[-1] = made[-1]._replace(wide=at + 1 - made[-1].at)
        else:
            made.append(Reach(go(wider), say_date(DateValue.parse(wider), tongue), chosen, at))
        group = wider
    return tuple(made)
