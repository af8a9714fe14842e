"""Rules for a counted distance: "three days ago", "a year earlier", "days after the agreement"."""

from __future__ import annotations

from datetime import date

from search.datevalue import DateValue
from search.enrich.calendar_words import DEICTICS, MONTHS, NUMBERS, WEEKDAYS, Unit
from search.enrich.date_arithmetic import shifted
from search.enrich.date_context import Context, Found, Match
from search.enrich.date_events import day_of_event
from search.enrich.date_months import month_date
from search.enrich.date_relative import weekday
from search.enrich.date_tokens import Tokens

_LONGEST = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
_VAGUE_DAYS = {"day": 7, "week": 31, "month": 366}
"""How many days on "days after", "weeks after" and "months after" may still mean."""
_NEAR_DATE = 5
_TOLD_DAYS = frozenset({"last", "next", *DEICTICS, *WEEKDAYS})
_LIMITED = frozenset({"the", "in", "for", "of", "first", "last", "next", "trading", "working"})
"""Before "days after", words that make them a stretch of time or other days."""


def counted(tokens: Tokens, i: int, unit: Unit, context: Context) -> Match | None:
    """A number of the unit at `i` with a direction; without one it is a duration and no date."""
    if unit in {"weekend", "half"}:
        return None
    words = tokens.words
    j = i + 1 + (words[i + 1] == "-")
    direction = words[j]
    if direction in {"after", "before"}:
        return _beside_event(tokens, i, unit, context)
    if direction not in {"ago", "earlier", "later"}:
        return None
    count, first = number_before(tokens, i)
    found = context.latest(lambda found: as_fine_as(found, unit))
    if direction == "ago":
        base = context.anchor
    else:
        base = date.fromordinal(found.value.first) if found else None
    if count == 0 or base is None:
        return None
    step = count if direction == "later" else -count
    if direction != "ago" and unit == "year" and found and found.value.granularity == "month":
        value = shifted(base, "month", 12 * step)  # "in August, up from a year earlier"
    else:
        value = _away(base, unit, step)
    rule = "ago" if direction == "ago" else "earlier or later"
    return Match(first, j + 1, value, rule) if value else None


def as_fine_as(found: Found, unit: Unit) -> bool:
    """Whether a date is no coarser than a unit, so that the unit can be counted from it."""
    return found.value.last - found.value.first < _LONGEST.get(unit, 3660)


def number_before(tokens: Tokens, i: int) -> tuple[int, int]:
    """The number in front of the unit at `i`, and its first token; 0 where it is vague or none."""
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


def _away(day: date, unit: Unit, count: int) -> DateValue | None:
    if unit == "decade":  # "a decade ago" means a year
        return shifted(day, "year", 10 * count)
    return shifted(day, unit, count)


def _beside_event(tokens: Tokens, i: int, unit: Unit, context: Context) -> Match | None:
    """two days after Oct. 12; days after the agreement, of which the article told the day."""
    words = tokens.words
    sign = 1 if words[i + 1] == "after" else -1
    count, first = number_before(tokens, i)
    if not count and words[i - 1] == "the":
        if words[i] != "day" or words[i + 2] in _TOLD_DAYS:
            return None  # "the day before yesterday" is the rule's of that day
        count, first = 1, i - 1
    lasting = words[first - 1] == "for" or words[i + 2].endswith("ing")
    if lasting or unit not in _VAGUE_DAYS or _explains(tokens, first, context):
        return None  # "must wait 30 days before closing", "was idle for a week after the fire"
    base = _named_day(tokens, i + 2, context) or day_of_event(tokens, i + 2, context)
    if base is None:
        return None
    day = date.fromordinal(base.first)
    if count:
        value = _away(day, unit, sign * count)
        return Match(first, i + 2, value, "beside an event") if value else None
    if words[i] == unit or words[i - 1] in _LIMITED:
        return None
    edge = shifted(day, "day", sign * _VAGUE_DAYS[unit])
    if edge is None:
        return None
    while words[first - 1] in {"a", "few", "several", "just", "only"}:
        first -= 1
    value = DateValue(min(base.first, edge.first), max(base.last, edge.last), "span")
    return Match(first, i + 2, value, "beside an event")


def _explains(tokens: Tokens, first: int, context: Context) -> bool:
    """Whether the phrase only explains the date before it: "on Nov. 3, the day before the vote"."""
    recent = context.recent()
    return (
        bool(recent)
        and tokens.words[first - 1] == ","
        and (recent[0].end == tokens.start(first - 1))
    )


def _named_day(tokens: Tokens, i: int, context: Context) -> DateValue | None:
    """The day that is named in the few tokens from `i` on: "after the Aug. 3 agreement"."""
    for index in range(i, i + _NEAR_DATE):
        word = tokens.words[index]
        match = None
        if word in MONTHS:
            match = month_date(tokens, index, context)
        elif word in WEEKDAYS:
            match = weekday(tokens, index, context)
        if match:
            return match.value if match.value and match.value.granularity == "day" else None
        if word in {",", ".", ";", ""}:
            return None
    return None
