"""Rules for dates built on the name of a month: "5 October 2017", "Sept. 23", "last August"."""

from __future__ import annotations

from datetime import date

from search.datevalue import DateValue
from search.enrich.calendar_words import (
    MONTHS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    WORDLIKE_MONTHS,
    listed,
)
from search.enrich.date_arithmetic import day_in, month_in
from search.enrich.date_context import Context, Match
from search.enrich.date_days import RANGE_SIGNS, day_number, days_before
from search.enrich.date_nearest import nearest_day
from search.enrich.date_numbers import year_figures, year_in_words
from search.enrich.date_tense import tense
from search.enrich.date_tokens import Tokens
from search.enrich.made import made_often

_ALONE = frozenset(
    listed(
        "in since last this next until till by early late mid during through from of before "
        "after between past previous around"
    )
)
_JOINED = _ALONE | frozenset({"the", "and", "or", "to", "for", "a", "an", "its", "-", "–"})
_CENTURY = 100
_ATTACKS, _ATTACKS_YEAR = (9, 11), 2001
"""The one day that is named by month and day alone, years after."""
_CITED_YEAR = {"last": -1, "this": 0, "next": 1}


@made_often
class _Parts:
    """Tokens `first` to `end` around a month; 0 for a day, last day or year that is not said."""

    first: int
    end: int
    day: int = 0
    last_day: int = 0
    year: int = 0


def month_date(tokens: Tokens, i: int, context: Context) -> Match | None:
    """A date around the month at `i`, with as much as stands beside it: weekday, day, year."""
    parts = _parts_around(tokens, i, context)
    month, end = MONTHS[tokens.words[i]], parts.end
    if _absurd_year(tokens, parts, context):
        return Match(parts.first, end + 1 + (tokens.words[end] == ","), None, "refused")
    if not parts.day:
        if not parts.year:
            return _month_alone(tokens, i, end, context)
        return Match(i, end, month_in(parts.year, month), "month and year")
    first = _with_weekday(tokens, parts.first)
    year = parts.year or _shared_year(tokens, end)
    if (month, parts.day) == _ATTACKS and tokens.words[end] in {"attacks", "terrorist"}:
        year = year or _ATTACKS_YEAR
    if year:
        value = day_in(year, month, parts.day)
    elif context.anchor is None:
        return None
    else:
        named = WEEKDAYS.get(tokens.words[first]) if first < i else None
        told = tense(tokens, first, end)
        value = nearest_day(month, parts.day, context.anchor, told, named)
    if value is not None and parts.last_day:
        until = day_in(date.fromordinal(value.first).year, month, parts.last_day)
        value = DateValue(value.first, until.first, "span") if until else None
    return Match(first, end, value, "day" if parts.year else "day and month")


def _parts_around(tokens: Tokens, i: int, context: Context) -> _Parts:
    words = tokens.words
    after = i + 1
    dotted = words[after] == "." and len(words[i]) < 5 and words[i] not in {"may", "june", "july"}
    after += dotted
    day, end = day_number(tokens, after)
    first, last_day = i, 0
    if not day:
        day, last_day, first = days_before(tokens, i)
    elif words[end] in RANGE_SIGNS:
        last_day, range_end = day_number(tokens, end + 1)
        if last_day > day and words[range_end] not in MONTHS:
            end = range_end
        else:
            last_day = 0
    year, year_end = _year_after(tokens, end, context)
    if year:
        return _Parts(first, year_end, day, last_day, year)
    if dotted and end == after and day:
        end -= 1  # the stop of "5 Oct." is the sentence's
    return _Parts(first, end, day, last_day)


def _absurd_year(tokens: Tokens, parts: _Parts, context: Context) -> bool:
    """Whether the date's year is none: 0, or more than a century ahead."""
    if parts.year:
        return context.anchor is not None and parts.year > context.anchor.year + _CENTURY
    words = tokens.words
    i = parts.end + (words[parts.end] == ",")
    if len(words[i]) != 4 or not words[i].isdecimal():
        return False
    goes_on = words[i + 1].isalnum() or tokens.touches(i + 2)  # "June 5, 5000 people", "June 5,000"
    return words[i] == "0000" or not goes_on


def _year_after(tokens: Tokens, i: int, context: Context) -> tuple[int | None, int]:
    """The year at token `i`, a comma or "of" before it, and the token after it."""
    words = tokens.words
    if words[i] in {",", "of"}:
        i += 1
    if words[i] in _CITED_YEAR and words[i + 1] == "year" and context.anchor:
        return context.anchor.year + _CITED_YEAR[words[i]], i + 2
    if words[i] == "nineteen":
        return year_in_words(tokens, i)
    return year_figures(tokens, i), i + 1


def _shared_year(tokens: Tokens, end: int) -> int | None:
    """The year that a second date lends the first: "from 3 March to 9 May 2016"."""
    words = tokens.words
    if words[end] not in RANGE_SIGNS | {"and"}:
        return None
    for index in range(end + 1, end + 6):
        year = year_figures(tokens, index)
        if year is not None:
            return year
        if not (words[index] in MONTHS or words[index].isdecimal() or words[index] in {".", ","}):
            return None
    return None


def _with_weekday(tokens: Tokens, first: int) -> int:
    """Where the phrase begins with the weekday that stands in front of it, if one does."""
    words = tokens.words
    j = first - 1
    while words[j] in {",", ".", "the"}:
        j -= 1
    return j if j >= 0 and (words[j] in WEEKDAYS or words[j] in SHORT_WEEKDAYS) else first


def _month_alone(tokens: Tokens, i: int, end: int, context: Context) -> Match | None:
    words = tokens.words
    word, before = words[i], words[i - 1] if i else ""
    if not tokens.capital(i) and (word in WORDLIKE_MONTHS or before not in _ALONE):
        return None
    if word in WORDLIKE_MONTHS and before not in _JOINED:
        return None
    if before not in _ALONE and tokens.capital(i + 1) and words[i + 1] not in WEEKDAYS:
        return None  # "April Jones"
    if before in {"every", "each"} or (before == "a" and word in WORDLIKE_MONTHS):
        return None
    first = i
    if words[end - 1] == ".":
        end -= 1
    year = _shared_year(tokens, end)
    anchor = context.anchor
    if year is not None:
        value = month_in(year, MONTHS[word])
    elif anchor is None:
        return None
    elif before in {"last", "next", "this"}:
        first, month = i - 1, MONTHS[word]
        step = {"last": -(month >= anchor.month), "next": month <= anchor.month, "this": 0}[before]
        value = month_in(anchor.year + step, month)
    else:
        month = MONTHS[word]
        told = tense(tokens, i, end)
        ahead = told == "future" or (told != "past" and (month - anchor.month) % 12 <= 3)
        step = month < anchor.month if ahead else -(month > anchor.month)
        value = month_in(anchor.year + step, month)
    return Match(first, end, value, "month") if value else None
