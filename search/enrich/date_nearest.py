"""Which year a day and month without one belong to."""

from __future__ import annotations

from datetime import date

from search.datevalue import DateValue
from search.enrich.date_arithmetic import day_in
from search.enrich.date_tense import Tense

_SOON = 100
"""Days within which a month and day without a verb in the past may lie ahead."""


def nearest_day(
    month: int, day: int, anchor: date | None, told: Tense, weekday: int | None = None
) -> DateValue | None:
    """The last such day up to the day of publication; the next one where the clause looks ahead.

    A clause that does not look back may also mean a day soon to come ("redeems its bonds on
    Dec. 7"), rather than one most of a year ago. A weekday named beside it settles the year.
    """
    if anchor is None:
        return None
    today = anchor.toordinal()
    if weekday is not None:
        near = [day_in(year, month, day) for year in range(anchor.year - 8, anchor.year + 9)]
        fitting = [value for value in near if value and (value.first - 1) % 7 == weekday]
        return min(fitting, key=lambda value: abs(value.first - today), default=None)
    past = _first_day(month, day, range(anchor.year, anchor.year - 9, -1), -today, -1)
    if told == "past":
        return past
    coming = _first_day(month, day, range(anchor.year, anchor.year + 9), today, 1)
    soon = coming is not None and coming.first - today <= _SOON
    return coming if told == "future" or soon else past


def _first_day(month: int, day: int, years: range, bound: int, sign: int) -> DateValue | None:
    """The first such day in these years whose signed ordinal is `bound` or more."""
    for year in years:
        value = day_in(year, month, day)
        if value and sign * value.first >= bound:
            return value
    return None
