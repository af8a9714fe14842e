"""Dates as intervals of days that remember how precisely they were said.

"August" is a month, never faked as its first day. The written form is ISO 8601:
`2017-10-04`, `2017-W40`, `2017-10`, `2017`, and `2017-08-03/2017-08-10` for a span.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

Granularity = Literal["second", "day", "week", "month", "year", "span"]

_FORM = re.compile(r"([0-9]{4})(?:-(?:W([0-9]{2})|([0-9]{2})(?:-([0-9]{2}))?))?\Z")
_WRITTEN_LENGTH = {"day": 10, "month": 7, "year": 4}


@dataclass(frozen=True, slots=True, order=True)
class DateValue:
    """The days `first` to `last`, both included, as proleptic ordinals (`date.toordinal`)."""

    first: int
    last: int
    granularity: Granularity = "day"

    @staticmethod
    def around(day: date, granularity: Granularity) -> DateValue:
        """The day, week (Monday first), month or year that `day` lies in.

        The last week of year 9999 would end in the year 10000; ValueError, as for any
        granularity that is not one of the four.
        """
        if granularity == "day":
            first = last = day
        elif granularity == "week":
            monday = day.toordinal() - day.weekday()
            if monday + 6 > date.max.toordinal():
                raise ValueError(f"the week of {day} ends after the calendar does")
            return DateValue(monday, monday + 6, "week")
        elif granularity == "month":
            first = day.replace(day=1)
            last = day.replace(day=monthrange(day.year, day.month)[1])
        elif granularity == "year":
            first, last = date(day.year, 1, 1), date(day.year, 12, 31)
        else:
            raise ValueError(f"no interval of granularity {granularity!r} lies around a day")
        return DateValue(first.toordinal(), last.toordinal(), granularity)

    @staticmethod
    def span(first: date, last: date) -> DateValue:
        """The days from `first` to `last`, whatever they are."""
        if last < first:
            raise ValueError(f"a span from {first} to {last} ends before it begins")
        return DateValue(first.toordinal(), last.toordinal(), "span")

    @staticmethod
    def parse(text: str) -> DateValue:
        """Read the written form; ValueError names what is wrong with it."""
        left, slash, right = text.partition("/")
        if slash:
            first, last = DateValue._parse_one(left), DateValue._parse_one(right)
            if last.last < first.first:
                raise ValueError(f"{text!r} ends before it begins")
            return DateValue(first.first, last.last, "span")
        return DateValue._parse_one(text)

    @staticmethod
    def _parse_one(text: str) -> DateValue:
        match = _FORM.match(text)
        if not match:
            raise ValueError(f"{text!r} is no date; write 2017, 2017-10 or 2017-10-05")
        year, week, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None  # the form demands it
        try:
            if week is not None:
                return DateValue.around(date.fromisocalendar(year, week, 1), "week")
            granularity: Granularity = (
                "day" if day is not None else "month" if month is not None else "year"
            )
            return DateValue.around(
                date(year, 1 if month is None else month, 1 if day is None else day), granularity
            )
        except ValueError:
            raise ValueError(f"{text!r} is not in the calendar") from None

    def __str__(self) -> str:
        first, last = date.fromordinal(self.first), date.fromordinal(self.last)
        if self.granularity == "week":
            year, week, _ = first.isocalendar()
            return f"{year:04}-W{week:02}"
        if self.granularity in _WRITTEN_LENGTH:
            return first.isoformat()[: _WRITTEN_LENGTH[self.granularity]]
        return f"{first.isoformat()}/{last.isoformat()}"
