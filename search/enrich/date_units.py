"""Rules for dates built on a unit: "last week", "that year", "the end of the month".

A unit alone, or with a number and no direction, is a duration or an age and no date.
"""

from __future__ import annotations

from datetime import date

from search.enrich.calendar_words import PARTS, PLURAL_UNITS, UNITS, Unit
from search.enrich.date_arithmetic import shifted
from search.enrich.date_context import Context, Match
from search.enrich.date_counts import as_fine_as, counted
from search.enrich.date_quarters import leaning_quarter, numbered, owns_quarter
from search.enrich.date_tense import tense
from search.enrich.date_tokens import Tokens

_STEPS = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_SEQUEL_STEPS = {"same": 0, "that": 0, "following": 1, "next": 1, "previous": -1}


def unit_date(tokens: Tokens, i: int, context: Context) -> Match | None:
    """The date that the singular or plural unit at `i` is the heart of, if it is one."""
    word = tokens.words[i]
    if word in PLURAL_UNITS:
        return counted(tokens, i, PLURAL_UNITS[word], context)
    unit = UNITS[word]
    return (
        numbered(tokens, i, unit, context)
        or _cited(tokens, i, unit, context)
        or leaning_quarter(tokens, i, context)
        or counted(tokens, i, unit, context)
    )


def _cited(tokens: Tokens, i: int, unit: Unit, context: Context) -> Match | None:
    words = tokens.words
    before = words[i - 1]
    the = words[i - 2] == "the"
    if before in {"same", "that", "following"} or (
        the and (before == "previous" or (before == "next" and unit == "day"))
    ):
        return _sequel(tokens, i, unit, context)
    if context.anchor is None:
        return None
    if before in _STEPS:
        return _told_from_today(tokens, i, unit, context.anchor)
    if before != "the":
        return None
    if unit == "weekend":
        ahead = tense(tokens, i - 1, i + 1) == "future" or context.anchor.weekday() >= 5
        value = shifted(context.anchor, "weekend", 0 if ahead else -1)
        return Match(i - 1, i + 1, value, "this unit") if value else None
    part = words[i - 2] in {"of", "in"} and words[i - 3] in PARTS | {"earlier", "later"}
    if part and unit in {"week", "month", "year"}:
        value = shifted(context.anchor, unit, 0)
        return Match(i - 1, i + 1, value, "this unit") if value else None
    return None


def _told_from_today(tokens: Tokens, i: int, unit: Unit, anchor: date) -> Match | None:
    """this week, last month, next year, this past week, the current year."""
    words = tokens.words
    before, wider = words[i - 1], words[i - 2]
    if unit in {"day", "half", "century"} or owns_quarter(tokens, i):
        return None
    wide = (wider == "the" and before == "current") or (
        wider == "this" and before in {"past", "coming"}
    )
    if not wide and (wider == "the" or before in {"past", "coming"}):
        return None  # "over the past year" is a duration
    first = i - 1 - wide
    value = shifted(anchor, unit, _STEPS[before])
    return Match(first, i + 1, value, "this unit") if value else None


def _sequel(tokens: Tokens, i: int, unit: Unit, context: Context) -> Match | None:
    """the same day, that year, the following month: told from the last date named."""
    words = tokens.words
    base = context.latest(lambda found: as_fine_as(found, unit))
    if base is None or unit == "half":
        return None
    value = shifted(date.fromordinal(base.value.first), unit, _SEQUEL_STEPS[words[i - 1]])
    first = i - 1 - (words[i - 2] == "the")
    return Match(first, i + 1, value, "same unit") if value else None
