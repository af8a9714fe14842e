"""Dates written in words: "Thursday, 5 October 2017 14:30 GMT", "5 تشرين الأول 2017"."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from search.datevalue import Granularity
from search.sources.datenames import FILLERS, ZONES, day_names, fold, month_numbers

_CLOCK = re.compile(r"\b(\d{1,2}):(\d\d)(?::(\d\d))?(?:\.\d+)?(?:\s?([ap])\.?m\b\.?)?")
_OFFSET = re.compile(r"(?:utc|gmt)?\s?([+-])(\d\d):?(\d\d)\b")
_FARTHEST = 14 * 60
_FIGURES = re.compile(r"(\d{1,4})([./-])(\d{1,2})(?:\2(\d{1,4}))?")
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_BETWEEN = frozenset(" ,.،/|·•:()–—-")

Moment = tuple[datetime, Granularity]


def read_words(text: str) -> Moment | None:
    """The moment a text names, when it names one and says nothing else; else None.

    The first of the month or year where no day is said. Without an offset the time is naive.
    """
    rest = fold(text)
    zone, rest = _take_offset(rest)
    clock, rest = _take_clock(rest)
    if clock is None and zone is not None:
        return None
    figures = _FIGURES.fullmatch(rest.strip(" ,"))
    day = _in_figures(figures) if figures else _in_words(rest)
    if day is None:
        return None
    year, month, number, named_zone = day
    if clock and not number:
        return None
    minutes = zone if zone is not None else named_zone
    try:
        moment = datetime(year, month or 1, number or 1, *(clock or ()))
        if clock and minutes is not None:
            moment = moment.replace(tzinfo=timezone(timedelta(minutes=minutes)) if minutes else UTC)
    except ValueError:
        return None
    if clock:
        return moment, "second"
    return moment, "day" if number else "month" if month else "year"


def _take_clock(text: str) -> tuple[tuple[int, int, int] | None, str]:
    match = _CLOCK.search(text)
    if match is None:
        return None, text
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    if match[4]:
        hour = hour % 12 + (12 if match[4] == "p" else 0) if 1 <= hour <= 12 else 24
    return (hour, minute, second), f"{text[: match.start()]} {text[match.end() :]}"


def _take_offset(text: str) -> tuple[int | None, str]:
    match = _OFFSET.search(text)
    if match is None or ":" not in text[: match.start()]:
        return None, text
    minutes = int(match[2]) * 60 + int(match[3])
    if minutes > _FARTHEST:
        return None, text
    return (-minutes if match[1] == "-" else minutes), text[: match.start()] + text[match.end() :]


Day = tuple[int, int, int, int | None]
"""Year, month and day (0 where not said), and the minutes of a named zone."""


def _in_figures(match: re.Match[str]) -> Day | None:
    """2017/10/05, 05.10.2017, 2017-10; 13/10/2017 only where it cannot be read two ways."""
    first, mark, second, third = match[1], match[2], match[3], match[4]
    if len(first) == 4:
        return (int(first), int(second), int(third or 0), None) if third or mark != "." else None
    if third is None or len(third) != 4:
        return None
    one, two = int(first), int(second)
    if mark == "." or one > 12 or one == two:
        return int(third), two, one, None
    return (int(third), one, two, None) if two > 12 else None


def _in_words(text: str) -> Day | None:
    tokens = _TOKEN.findall(text)
    if len(tokens) > 16 or set(_TOKEN.sub("", text)) - _BETWEEN:
        return None
    year = month = day = 0
    zone: int | None = None
    while tokens:
        word = tokens.pop(0)
        named = month_numbers().get(f"{word} {tokens[0]}") if tokens else None
        if named:
            tokens.pop(0)
        named = named or month_numbers().get(word)
        if named and month in {0, named}:  # "تشرين الأول/أكتوبر" says it twice
            month = named
        elif word.isdigit() and len(word) == 4 and not year:
            year = int(word)
        elif word.isdigit() and len(word) <= 2 and not day and int(word):
            day = int(word)
        elif word in ZONES and zone is None:
            zone = ZONES[word]
        elif word not in FILLERS and word not in day_names():
            return None
    return (year, month, day, zone) if year and (month or not day) else None
