"""Rules for quarters, halves and centuries: "the third quarter of 2016", "a year earlier" in one.

Reports on business speak of a quarter once and then of "the quarter" and "the year-ago period".
"""

from __future__ import annotations

from datetime import date

from search.datevalue import DateValue
from search.enrich.calendar_words import ORDINAL_ENDINGS, ORDINALS, Unit
from search.enrich.date_arithmetic import months_from, years_from
from search.enrich.date_context import Context, Match
from search.enrich.date_numbers import year_figures
from search.enrich.date_tokens import Tokens

_NEAR = 2000
"""Characters within which "the quarter" leans on one named before."""
_STEPS = {"last": -1, "this": 0, "next": 1}


def numbered(tokens: Tokens, i: int, unit: Unit, context: Context) -> Match | None:
    """the third quarter of 2016, next year's first half, the 20th century."""
    words = tokens.words
    j = i - 1 - (words[i - 1] == "-")
    number = ORDINALS.get(words[j], 0)
    if words[j] in ORDINAL_ENDINGS and tokens.touches(j) and words[j - 1].isdecimal():
        j -= 1
        number = int(words[j]) if len(words[j]) <= 2 else 0
    if not number:
        return None
    first = j - (words[j - 1] == "the")
    if unit == "century" and number <= 21 and not tokens.capital(i):  # not "20th Century Fox"
        value = years_from(number * 100 - 99, 100)
        return Match(first, i + 1, value, "century") if value else None
    if number > {"quarter": 4, "half": 2}.get(unit, 0):
        return None
    year, end = _year_after(tokens, i + 1, context)
    if year is None:
        year, first = _year_before(tokens, first, context)
    if unit == "half":
        value = months_from(year, number * 6 - 5, 6) if year else None
        return Match(first, end, value, "half") if value else None
    if year is None and context.anchor:
        year = context.anchor.year - (number * 3 - 2 > context.anchor.month)
    value = months_from(year, number * 3 - 2, 3) if year else None
    return Match(first, end, value, "quarter") if value else None


def leaning_quarter(tokens: Tokens, i: int, context: Context) -> Match | None:
    """the quarter, the year-ago quarter, a year earlier: of the quarter named before."""
    words = tokens.words
    quarter = _named_before(tokens, i, context)
    if quarter is None:
        return None
    if words[i] == "quarter" and words[i - 1] in {"the", "that"} and words[i + 1] != "-":
        return Match(i - 1, i + 1, quarter, "same quarter")
    hyphen = words[i + 1] == "-"
    j = i + 1 + hyphen
    if words[i] != "year" or words[j] not in {"ago", "earlier"} or words[j + 1] in ORDINALS:
        return None
    if not (hyphen or words[i - 1] == "a"):
        return None
    first, end = (i, j + 1) if hyphen else (i - 1, j + 1)
    if words[end] in {"quarter", "period"}:
        end += 1
        first -= words[first - 1] == "the"
    day = date.fromordinal(quarter.first)
    value = months_from(day.year - 1, day.month, 3)
    return Match(first, end, value, "year before quarter") if value else None


def owns_quarter(tokens: Tokens, i: int) -> bool:
    """Whether the year at `i` is the owner of a quarter: "next year's first quarter"."""
    words = tokens.words
    return words[i + 2] == "s" and words[i + 3] in ORDINALS and words[i + 4] in {"quarter", "half"}


def _named_before(tokens: Tokens, i: int, context: Context) -> DateValue | None:
    found = context.latest(lambda found: found.rule == "quarter")
    return found.value if found and tokens.start(i) - found.end < _NEAR else None


def _year_after(tokens: Tokens, i: int, context: Context) -> tuple[int | None, int]:
    words = tokens.words
    j = i + (words[i] in {"of", "in", ","})
    year = year_figures(tokens, j)
    if year is not None:
        return year, j + 1
    if words[j] in _STEPS and words[j + 1] == "year" and context.anchor:
        return context.anchor.year + _STEPS[words[j]], j + 2
    return None, i


def _year_before(tokens: Tokens, first: int, context: Context) -> tuple[int | None, int]:
    """The year of "last year's third quarter", "the 2016 third quarter", "year-ago quarter"."""
    words = tokens.words
    j = first - 1
    if words[j] == "s" and words[j - 1] in {"'", "’"}:
        j -= 2
        if words[j] == "year" and words[j - 1] in _STEPS and context.anchor:
            return context.anchor.year + _STEPS[words[j - 1]], j - 1
    year = year_figures(tokens, j)
    if year is not None:
        return year, j - (words[j - 1] == "the")
    year_ago = words[j] in {"ago", "earlier"} and words[j - 1] == "-" and words[j - 2] == "year"
    if year_ago and context.anchor:
        return context.anchor.year - 1, j - 2 - (words[j - 3] == "the")
    return None, first
