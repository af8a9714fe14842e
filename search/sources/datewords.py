"""Dates written in words: "Thursday, 5 October 2017 14:30 GMT", "5 تشرين الأول 2017"."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache

from babel.dates import get_day_names, get_month_names

from search.datevalue import Granularity

LOCALES = (
    *("en", "fr", "de", "es", "it", "pt", "nl", "tr", "ru", "uk", "he", "ku", "ckb"),
    *("ar", "ar_SY", "ar_IQ", "ar_DZ", "ar_MA", "ar_TN"),
)
"""Whose names of months and days are known. Names of Arabic months differ by country."""

_MORE_MONTHS = {"sept": 9, "اوت": 8, "يونيه": 6, "يوليه": 7}
_MORE_DAYS = ("tues", "wednes", "thur", "thurs")

_FILLERS = frozenset(
    [
        "published",
        "posted",
        "date",
        "dated",
        "on",
        "at",
        "of",
        "the",
        "st",
        "nd",
        "rd",
        "th",
        "am",
        "le",
        "de",
        "del",
        "el",
        "la",
        "um",
        "uhr",
        "publie",
        "نشر",
        "نشرت",
        "في",
        "بتاريخ",
        "تاريخ",
        "التاريخ",
        "النشر",
        "الساعة",
        "يوم",
        "م",
    ]
)
_ZONES = {
    "utc": 0,
    "gmt": 0,
    "z": 0,
    "ut": 0,
    "wet": 0,
    "bst": 60,
    "cet": 60,
    "cest": 120,
    "eet": 120,
    "eest": 180,
    "msk": 180,
    "est": -300,
    "edt": -240,
    "cst": -360,
    "cdt": -300,
    "mst": -420,
    "mdt": -360,
    "pst": -480,
    "pdt": -420,
}
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


def fold(text: str) -> str:
    """Lower case, no accents or Arabic vowel signs, plain alef, ASCII digits."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept = (each for each in decomposed if not unicodedata.combining(each) and each != "\u0640")
    return "".join(str(unicodedata.digit(each)) if each.isdigit() else each for each in kept)


@lru_cache(maxsize=1)
def month_numbers() -> dict[str, int]:
    """Folded name to month, 1 to 12; names of two words joined by a space."""
    found = dict(_MORE_MONTHS)
    for locale in LOCALES:
        for context in ("format", "stand-alone"):
            for number, name in get_month_names("wide", context, locale).items():
                found.setdefault(fold(name), number)
    for number, name in get_month_names("abbreviated", locale="en").items():
        found.setdefault(fold(name), number)
    return found


@lru_cache(maxsize=1)
def _day_names() -> frozenset[str]:
    wide = {fold(name) for each in LOCALES for name in get_day_names("wide", locale=each).values()}
    short = {fold(name) for name in get_day_names("abbreviated", locale="en").values()}
    return frozenset(wide | short | set(_MORE_DAYS))


def is_date_word(word: str) -> bool:
    """Whether a word names a month or a day of the week."""
    return fold(word) in month_numbers() or fold(word) in _day_names()


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
        elif word in _ZONES and zone is None:
            zone = _ZONES[word]
        elif word not in _FILLERS and word not in _day_names():
            return None
    return (year, month, day, zone) if year and (month or not day) else None
