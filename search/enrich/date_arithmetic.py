"""Counting in days, weeks, months, quarters and years: intervals before and after a day."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from search.datevalue import DateValue
from search.enrich.calendar_words import Unit

SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""The first month of each meteorological season of the northern half of the world."""
REMEMBERED = 4096
"""Answers kept of each function: an archive names the same few days again and again."""


@lru_cache(maxsize=REMEMBERED)
def day_in(year: int, month: int, day: int) -> DateValue | None:
    """That day, None where the calendar has none (31 September, year 0)."""
    try:
        return DateValue.around(date(year, month, day), "day")
    except ValueError:
        return None


@lru_cache(maxsize=REMEMBERED)
def month_in(year: int, month: int) -> DateValue | None:
    return DateValue.around(date(year, month, 1), "month") if 1 <= year <= 9999 else None


@lru_cache(maxsize=REMEMBERED)
def year_of(year: int) -> DateValue | None:
    return DateValue.around(date(year, 1, 1), "year") if 1 <= year <= 9999 else None


def months_from(year: int, month: int, count: int) -> DateValue | None:
    """The span of `count` months that begins with a month."""
    first, last = _month_number(year * 12 + month - 1), _month_number(year * 12 + month - 2 + count)
    return DateValue(first.first, last.last, "span") if first and last else None


def years_from(year: int, count: int) -> DateValue | None:
    """The span of `count` years that begins with a year."""
    first, last = year_of(year), year_of(year + count - 1)
    return DateValue(first.first, last.last, "span") if first and last else None


def season_of(season: str, year: int) -> DateValue | None:
    """A season; winter bears the year of its January."""
    return months_from(year - (season == "winter"), SEASON_MONTHS[season], 3)


@lru_cache(maxsize=REMEMBERED)
def shifted(day: date, unit: Unit, count: int) -> DateValue | None:
    """The unit that lies `count` units after the one `day` is in (before it where negative).

    None where the calendar (years 1 to 9999) has no such unit.
    """
    try:
        if unit == "day":
            return DateValue.around(day + timedelta(days=count), "day")
        if unit == "week":
            return DateValue.around(day + timedelta(weeks=count), "week")
        if unit == "weekend":
            saturday = day + timedelta(days=5 - day.weekday(), weeks=count)
            return DateValue.span(saturday, saturday + timedelta(days=1))
    except (OverflowError, ValueError):
        return None
    if unit == "month":
        return _month_number(day.year * 12 + day.month - 1 + count)
    if unit == "quarter":
        number = day.year * 4 + (day.month - 1) // 3 + count
        return months_from(number // 4, number % 4 * 3 + 1, 3)
    if unit == "half":
        number = day.year * 2 + (day.month > 6) + count
        return months_from(number // 2, number % 2 * 6 + 1, 6)
    if unit == "year":
        return year_of(day.year + count)
    if unit == "decade":
        return years_from((day.year // 10 + count) * 10, 10)
    return years_from(((day.year - 1) // 100 + count) * 100 + 1, 100)


def _month_number(number: int) -> DateValue | None:
    return month_in(number // 12, number % 12 + 1)
