"""When an article was published, out of whatever its source wrote there.

A date that cannot be is no date: the article is kept, undated. Refused are days not in the
calendar, years before 1600, more than a day in the future, the zero of the Unix clock
(1970-01-01T00:00:00Z, what a missing date becomes in many systems), and days written in figures
that could be read two ways (05/10/2017).
"""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime, timedelta

from search.article import Published
from search.datevalue import Granularity
from search.sources.datewords import read_words

_ISO = re.compile(r"(?:\d{4}-\d\d-\d\d|\d{8})(?P<clock>[T ]\d.*)?")
_SPACED_OFFSET = re.compile(r"\s+(?=[+-]\d\d:?\d\d$)")
_EPOCH_TEXT = re.compile(r"\d{9,10}(?:\.\d+)?|\d{13}")
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)")
_EARLIEST_YEAR = 1600
_DAY = 86_400
_LONGEST = 80
_ZERO = datetime(1970, 1, 1, tzinfo=UTC)


def read_published(given: object, rule: str) -> Published | None:
    """The date in a field or line, which holds nothing else; None where it holds none.

    Understood: ISO 8601 (a time without an offset counts as UTC), RFC 2822, seconds or
    milliseconds since 1970, "5 October 2017", "Oct. 5, 2017 3:15 pm EST", "5 تشرين الأول 2017"
    and the months of other languages (`datewords`), "October 2017" (a month), "2017" (a year).
    A day is kept as midnight UTC, offset 0, of granularity "day".
    """
    if isinstance(given, bool):
        return None
    if isinstance(given, int | float):
        return _from_number(given, rule, str(given)[:_LONGEST])
    if not isinstance(given, str):
        return None
    text = given.strip()
    if not 4 <= len(text) <= _LONGEST:
        return None
    if _EPOCH_TEXT.fullmatch(text):
        return _from_number(float(text), rule, text)
    return _from_iso(text, rule) or _from_words(text, rule)


def date_line(line: str) -> Published | None:
    """The date of a line that is nothing but a date, as under a headline."""
    if len(line) > _LONGEST or not any(each.isdigit() for each in line):
        return None
    return None if _EPOCH_TEXT.fullmatch(line) else read_published(line, "date line")


def date_in_url(url: str) -> Published | None:
    """The day in an address such as .../2017/10/05/..., the least trusted of all."""
    match = _URL_DAY.search(url)
    return None if match is None else _from_iso("{}-{:0>2}-{:0>2}".format(*match.groups()), "url")


def _from_iso(text: str, rule: str) -> Published | None:
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    clock = match["clock"]
    if clock:
        text = _SPACED_OFFSET.sub("", text.removesuffix("UTC").removesuffix("GMT").rstrip())
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return _checked(moment, "second" if clock else "day", rule, text)


def _from_words(text: str, rule: str) -> Published | None:
    read = read_words(text)
    return None if read is None else _checked(*read, rule, text)


def _from_number(number: float, rule: str, raw: str) -> Published | None:
    """A year, a day written YYYYMMDD, or seconds (milliseconds from 10^11 on) since 1970."""
    if isinstance(number, int) and (1000 <= number <= 9999 or 16_000_101 <= number <= 99_991_231):
        return _from_iso(raw, rule) or _from_words(raw, rule)
    if not 1e8 <= number < 1e14:  # before 1973 a number is hardly a date
        return None
    seconds = number / 1000 if number >= 1e11 else number
    return _checked(_ZERO + timedelta(seconds=seconds), "second", rule, raw)


def _checked(moment: datetime, granularity: Granularity, rule: str, raw: str) -> Published | None:
    shift = moment.utcoffset()
    offset = int(shift.total_seconds()) // 60 if shift else 0
    past = moment.replace(tzinfo=UTC) - _ZERO
    second = past.days * _DAY + past.seconds - offset * 60
    zero = second == 0 and granularity == "second"
    if moment.year < _EARLIEST_YEAR or zero or second > time.time() + _DAY:
        return None
    return Published(second, offset, granularity, rule, raw)
