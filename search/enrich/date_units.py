"""Rules for dates built on a unit: "last week", "three days ago", "the third quarter of 2016".

A unit alone, or with a number and no direction, is a duration or an age and no date.
"""

from __future__ import annotations

from datetime import date

from search.datevalue import DateValue
from search.enrich.calendar_words import (
    NUMBERS,
    ORDINAL_ENDINGS,
    ORDINALS,
    PARTS,
    PLURAL_UNITS,
    UNITS,
)
from search.enrich.date_arithmetic import Unit, months_from, shifted, years_from
from search.enrich.date_context import Context, Match
from search.enrich.date_tense import tense
from search.enrich.date_tokens import Tokens

_STEPS = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_SINCE_DATE = {"later": 1, "earlier": -1}
_NEAR = 2000
"""Characters within which "the quarter" or "that day" leans on a date named before."""


def unit_date(tokens: Tokens, i: int, context: Context) -> Match | None:
    """The date that the singular or plural unit at `i` is the heart of, if it is one."""
    words = tokens.words
    if words[i] in PLURAL_UNITS:
        return _counted(tokens, i, PLURAL_UNITS[words[i]], context)
    unit = UNITS[words[i]]
    return (
        _numbered(tokens, i, unit, context)
        or _cited(tokens, i, unit, context)
        or _year_before_quarter(tokens, i, context)
        or _counted(tokens, i, unit, context)
    )


def _cited(tokens: Tokens, i: int, unit: str, context: Context) -> Match | None:
    """this week, last month, the following year, that day, the end of the year."""
    words = tokens.words
    before = words[i - 1]
    first = i - 1
    if before in {"same", "that", "following"} or (
        before in {"next", "previous"}
        and (unit == "day" or (words[i - 2] == "the" and before == "previous"))
    ):
        return _sequel(tokens, i, unit, context)
    if context.anchor is None:
        return None
    if before in _STEPS:
        if before == "past" and words[i - 2] == "this":
            first -= 1
        elif before in {"past", "coming"} or words[i - 2] == "the":
            if before not in {"current"}:
                return None  # "over the past year" is a duration
            first -= words[i - 2] == "the"
        step = _STEPS[before]
        if unit in {"day", "half", "century"} or _owns_quarter(tokens, i):
            return None
        value = _around(context.anchor, unit, step)
        return Match(first, i + 1, value, f"this {unit}") if value else None
    if before == "the" and unit == "weekend":
        ahead = tense(tokens, first, i + 1) == "future"
        step = 0 if ahead or context.anchor.weekday() >= 5 else -1
        value = shifted(context.anchor, "weekend", step)
        return Match(first, i + 1, value, "this weekend") if value else None
    if (
        before == "the"
        and words[i - 2] in {"of", "in"}
        and unit in {"week", "month", "year"}
        and words[i - 3] in PARTS | {"earlier", "later"}
    ):
        value = _around(context.anchor, unit, 0)
        return Match(first, i + 1, value, f"this {unit}") if value else None
    return None


def _around(anchor: date, unit: str, step: int) -> DateValue | None:
    if unit == "decade" and step != 0:
        return shifted(anchor, "year", 10 * step)  # "a decade ago" is a year
    known: Unit = unit  # type: ignore[assignment] # UNITS holds nothing but units
    return shifted(anchor, known, step)


def _sequel(tokens: Tokens, i: int, unit: str, context: Context) -> Match | None:
    """the same day, that year, the following month: told from the last date named."""
    words = tokens.words
    before = words[i - 1]
    first = i - 1 - (words[i - 2] == "the")
    if before == "next" and words[i - 2] != "the":
        return None
    base = context.latest(lambda found: _as_fine_as(found.value, unit))
    if base is None:
        return None
    step = {"same": 0, "that": 0, "following": 1, "next": 1, "previous": -1}[before]
    day = date.fromordinal(base.value.first)
    value = _around(day, unit, step)
    return Match(first, i + 1, value, f"same {unit}") if value else None


def _as_fine_as(value: DateValue, unit: str) -> bool:
    length = value.last - value.first + 1
    limit = {"day": 1, "week": 7, "weekend": 7, "month": 31, "quarter": 92, "year": 366}
    return length <= limit.get(unit, 3660)


def _counted(tokens: Tokens, i: int, unit: str, context: Context) -> Match | None:
    """three days ago, a year earlier, two weeks later."""
    words = tokens.words
    j = i + 1 + (words[i + 1] == "-")
    direction = words[j]
    count, first = _number_before(tokens, i)
    if count == 0 or direction not in {"ago", "earlier", "later"} or unit in {"weekend", "half"}:
        return None
    if direction == "ago":
        base = context.anchor
    else:
        found = context.latest(lambda found: _as_fine_as(found.value, unit))
        base = date.fromordinal(found.value.first) if found else None
    if base is None:
        return None
    step = count if direction == "later" else -count
    value = _around(base, unit, step)
    return Match(first, j + 1, value, f"{unit} {direction}") if value else None


def _number_before(tokens: Tokens, i: int) -> tuple[int, int]:
    """The number in front of a unit, and its first token; 0 where it is vague or missing."""
    words = tokens.words
    j = i - 1 - (words[i - 1] == "-")
    word = words[j]
    if word in {"a", "an"}:
        return 1, j
    if word.isdecimal() and len(word) <= 3 and not tokens.touches(j):
        return int(word), j
    if word not in NUMBERS:
        return 0, i
    count = NUMBERS[word]
    tens = j - 1 - (words[j - 1] == "-")
    if count < 10 and 20 <= NUMBERS.get(words[tens], 0) < 100:
        return NUMBERS[words[tens]] + count, tens
    return count, j


def _numbered(tokens: Tokens, i: int, unit: str, context: Context) -> Match | None:
    """the third quarter of 2016, next year's first quarter, the 20th century."""
    words = tokens.words
    j = i - 1 - (words[i - 1] == "-")
    number = ORDINALS.get(words[j], 0)
    if words[j] in ORDINAL_ENDINGS and tokens.touches(j) and words[j - 1].isdecimal():
        j -= 1
        number = int(words[j])
    if not number:
        return None
    first = j - (words[j - 1] == "the")
    if unit == "century" and number <= 21:
        value = years_from(number * 100 - 99, 100)
        return Match(first, i + 1, value, "century") if value else None
    if number > {"quarter": 4, "half": 2}.get(unit, 0):
        return None
    year, end = _year_of_quarter(tokens, i + 1, context)
    if year is None:
        year, first = _year_before(tokens, first, context)
    if unit == "half":
        value = months_from(year, number * 6 - 5, 6) if year else None
        return Match(first, end, value, "half") if value else None
    if year is None and context.anchor:
        year = context.anchor.year - ((number - 1) * 3 + 1 > context.anchor.month)
    value = months_from(year, number * 3 - 2, 3) if year else None
    return Match(first, end, value, "quarter") if value else None


def _owns_quarter(tokens: Tokens, i: int) -> bool:
    """Whether the year at `i` is the owner of a quarter: "next year's first quarter"."""
    words = tokens.words
    return words[i + 2] == "s" and words[i + 3] in ORDINALS and words[i + 4] in {"quarter", "half"}


def _latest_quarter(tokens: Tokens, i: int, context: Context) -> DateValue | None:
    found = context.latest(lambda found: found.rule == "quarter")
    return found.value if found and tokens.starts[i] - found.end < _NEAR else None


def _year_before_quarter(tokens: Tokens, i: int, context: Context) -> Match | None:
    """a year earlier, the year-ago quarter: of the quarter spoken of; "the quarter" itself."""
    words = tokens.words
    if words[i] == "quarter" and words[i - 1] in {"the", "that"} and words[i + 1] != "-":
        value = _latest_quarter(tokens, i, context)
        return Match(i - 1, i + 1, value, "same quarter") if value else None
    hyphen = words[i + 1] == "-"
    j = i + 1 + hyphen
    if words[i] != "year" or words[j] not in {"ago", "earlier"} or words[j + 1] in ORDINALS:
        return None
    quarter = _latest_quarter(tokens, i, context)
    if quarter is None or not (hyphen or words[i - 1] == "a"):
        return None
    day = date.fromordinal(quarter.first)
    first, end = (i, j + 1) if hyphen else (i - 1, j + 1)
    if words[end] in {"quarter", "period"}:
        end += 1
        first -= words[first - 1] == "the"
    value = months_from(day.year - 1, day.month, 3)
    return Match(first, end, value, "year before quarter") if value else None


def _year_of_quarter(tokens: Tokens, i: int, context: Context) -> tuple[int | None, int]:
    words = tokens.words
    j = i + (words[i] in {"of", "in", ","})
    if len(words[j]) == 4 and words[j].isdecimal() and 1900 <= int(words[j]) <= 2200:
        return int(words[j]), j + 1
    if words[j] in {"last", "this", "next"} and words[j + 1] == "year" and context.anchor:
        return context.anchor.year + _STEPS[words[j]], j + 2
    return None, i


def _year_before(tokens: Tokens, first: int, context: Context) -> tuple[int | None, int]:
    """The year of "last year's third quarter" and of "the 2016 third quarter"."""
    words = tokens.words
    j = first - 1
    if words[j] == "s" and words[j - 1] in {"'", "’"}:
        j -= 2
        if words[j] == "year" and words[j - 1] in {"last", "this", "next"} and context.anchor:
            return context.anchor.year + _STEPS[words[j - 1]], j - 1
    if len(words[j]) == 4 and words[j].isdecimal() and 1900 <= int(words[j]) <= 2200:
        return int(words[j]), j - (words[j - 1] == "the")
    if words[j - 2 : j] == ["year", "-"] and words[j] in {"ago", "earlier"} and context.anchor:
        return context.anchor.year - 1, j - 2 - (words[j - 3] == "the")
    return None, first
