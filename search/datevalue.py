"""Dates as intervals of days that remember how precisely they were said.

"August" is a month, never faked as its first day. The written form is ISO 8601:
`2017-10-04`, `2017-W40`, `2017-10`, `2017`, and `2017-08-03/2017-08-10` for a span.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Granularity = Literal["second", "day", "week", "month", "year", "span"]

_FORM = re.compile(r"(\d{4})(?:-(?:W(\d{2})|(\d{2})(?:-(\d{2}))?))?\Z")


@dataclass(frozen=True, slots=True, order=True)
class DateValue:
    """The days `first` to `last`, both included, as proleptic ordinals (`date.toordinal`)."""

    first: int
    last: int
    granularity: Granularity = "day"

    @staticmethod
    def around(day: date, granularity: Granularity) -> DateValue:
        """The day, week (Monday first), month or year that `day` lies in."""
        if granularity == "day":
            return DateValue(day.toordinal(), day.toordinal(), "day")
        if granularity == "week":
            monday = day.toordinal() - day.weekday()
            return DateValue(monday, monday + 6, "week")
        if granularity == "month":
            first = day.replace(day=1)
            following = (
                date(day.year + day.month // 12, day.month % 12 + 1, 1)
                if ((day.year, day.month) != (9999, 12))
                else date.max + timedelta(0)
            )
            last = following.toordinal() - (0 if following == date.max else 1)
            return DateValue(first.toordinal(), last, "month")
        if granularity == "year":
            return DateValue(
                date(day.year, 1, 1).toordinal(), date(day.year, 12, 31).toordinal(), "year"
            )
        raise ValueError(f"no interval of granularity {granularity!r} lies around a day")

    @staticmethod
    def parse(text: str) -> DateValue:
        """Read the written form; ValueError names what is wrong with it."""
        if "/" in text:
            left, right = text.split("/", 1)
            first, last = DateValue.parse(left), DateValue.parse(right)
            if last.last < first.first:
                raise ValueError(f"{text!r} ends before it begins")
            return DateValue(first.first, last.last, "span")
        match = _FORM.match(text)
        if not match:
            raise ValueError(f"{text!r} is no date; write 2017, 2017-10 or 2017-10-05")
        year, week, month, day = match.groups()
        try:
            if week:
                return DateValue.around(date.fromisocalendar(int(year), int(week), 1), "week")
            if day:
                return DateValue.around(date(int(year), int(month), int(day)), "day")
            if month:
                return DateValue.around(date(int(year), int(month), 1), "month")
            return DateValue.around(date(int(year), 1, 1), "year")
        except ValueError:
            raise ValueError(f"{text!r} is not in the calendar") from None

    def __str__(self) -> str:
        first, last = date.fromordinal(self.first), date.fromordinal(self.last)
        if self.granularity == "day":
            return first.isoformat()
        if self.granularity == "week":
            year, week, _ = first.isocalendar()
            return f"{year:04}-W{week:02}"
        if self.granularity == "month":
            return first.isoformat()[:7]
        if self.granularity == "year":
            return first.isoformat()[:4]
        return f"{first.isoformat()}/{last.isoformat()}"
