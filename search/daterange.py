"""Date filters of the query language: `2017-10`, `[2017-08 TO 2017-10]`, `>=2017`."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from search.datevalue import DateValue, Granularity
from search.errors import QueryError
from search.faults import fault, mended
from search.tree import DateRange, Span

DateField = Literal["date", "published", "event"]
DATE_FIELDS: tuple[DateField, ...] = ("date", "published", "event")

_COMPARED = re.compile(r"([<>]=?)(.*)\Z", re.DOTALL)
_RANGE = re.compile(r"\[\s*(\S+)\s+TO\s+(\S+?)\s*\]\Z")
_LAST_DAY = date.max.toordinal()
_UNITS: tuple[Granularity, ...] = ("year", "month", "day")


def read_range(field: DateField, text: str, value: Span, span: Span) -> DateRange:
    """The days that the text at `value` stands for; `span` is the whole filter's.

    Raises QueryError `bad_date` or `bad_range`.
    """
    start, end = value
    written = text[start:end].strip()
    if written.startswith("["):
        return _bracketed(field, text, value, span)
    compared = _COMPARED.match(written)
    if not compared:
        days = _days(text, value, written)
        return DateRange(field, days.first, days.last, span)
    sign, bound = compared.groups()
    days = _days(text, value, bound)
    first = {">": days.last + 1, ">=": days.first}.get(sign)
    last = {"<": days.first - 1, "<=": days.last}.get(sign)
    if (first or 1) > _LAST_DAY or last == 0:
        raise _fault("bad_date", text, value, f"no day lies in {written!r}")
    return DateRange(field, first, last, span)


def _bracketed(field: DateField, text: str, value: Span, span: Span) -> DateRange:
    written = text[value[0] : value[1]].strip()
    bounds = _RANGE.match(written)
    if not bounds:
        raise _fault(
            "bad_range",
            text,
            value,
            f"{written!r} is no range: write [2017-08 TO 2017-10], either end may be *",
            re.sub(r"\s+to\s+", " TO ", written) if re.search(r"\sto\s", written) else "",
        )
    first = None if bounds[1] == "*" else _days(text, value, bounds[1]).first
    last = None if bounds[2] == "*" else _days(text, value, bounds[2]).last
    if first is not None and last is not None and last < first:
        turned = f"[{bounds[2]} TO {bounds[1]}]"
        raise _fault("bad_range", text, value, f"{written!r} ends before it begins", turned)
    return DateRange(field, first, last, span)


def _days(text: str, value: Span, written: str) -> DateValue:
    try:
        if written.count("/") > 1:
            raise ValueError(f"{written!r} is no date; write 2017, 2017-10 or 2017-10-05")
        days = DateValue.parse(written)
    except ValueError as error:
        raise _fault("bad_date", text, value, str(error)) from None
    if days.last > _LAST_DAY:
        raise _fault("bad_date", text, value, f"{written!r} is not in the calendar")
    return days


def _fault(code: str, text: str, value: Span, message: str, better: str = "") -> QueryError:
    return fault(code, text, value, message, mended(text, value, better) if better else "")


def write_range(node: DateRange) -> str:
    """The filter in the query language, in its shortest form."""
    if node.first is None and node.last is None:
        return f"{node.dates}:[* TO *]"
    if node.last is None:
        assert node.first is not None
        return f"{node.dates}:>={date.fromordinal(node.first)}"
    last = date.fromordinal(node.last)
    if node.first is None:
        return f"{node.dates}:<={last}"
    for unit in _UNITS:
        around = DateValue.around(last, unit)
        if (around.first, around.last) == (node.first, node.last):
            return f"{node.dates}:{around}"
    return f"{node.dates}:[{date.fromordinal(node.first)} TO {last}]"
