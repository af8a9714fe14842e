"""Rules for days told from the day of publication: "yesterday", "on Wednesday", "last night"."""

from __future__ import annotations

from search.datevalue import DateValue
from search.enrich.calendar_words import (
    DAY_PARTS,
    DEICTICS,
    MONTHS,
    ORDINALS,
    SEASONS,
    WEEKDAYS,
    listed,
)
from search.enrich.date_arithmetic import season_of, shifted
from search.enrich.date_context import Context, Match
from search.enrich.date_numbers import year_figures
from search.enrich.date_tense import tense
from search.enrich.date_tokens import Tokens

_NAMED_DAYS = frozenset(listed("bloody black good easter palm ash cyber super holy every each a"))
_NAMES_BEFORE_TODAY = frozenset({"usa", "russia", "syria", "israel", "africa", "asia"})


def deictic(tokens: Tokens, i: int, context: Context) -> Match | None:
    """today, yesterday, tomorrow, tonight."""
    if context.anchor is None or tokens.words[i - 1] in _NAMES_BEFORE_TODAY:
        return None
    if tokens.words[i - 1] == "before" or tokens.words[i - 1] == "after":
        shift = _beside(tokens, i)
        if shift:
            value = shifted(context.anchor, "day", DEICTICS[tokens.words[i]] + shift)
            first = i - 2 - (tokens.words[i - 3] == "the")
            return Match(first, i + 1, value, "today") if value else None
    value = shifted(context.anchor, "day", DEICTICS[tokens.words[i]])
    end = i + 1 + (tokens.words[i + 1] in DAY_PARTS)
    return Match(i, end, value, "today") if value else None


def _beside(tokens: Tokens, i: int) -> int:
    """-1 for "the day before <i>", 1 for "the day after <i>", else 0."""
    if tokens.words[i - 2] != "day":
        return 0
    return {"before": -1, "after": 1}.get(tokens.words[i - 1], 0)


def part_of_day(tokens: Tokens, i: int, context: Context) -> Match | None:
    """this morning, last night: a part of the day of publication or of the one before."""
    before = tokens.words[i - 1]
    if (
        context.anchor is None
        or before not in {"this", "last"}
        or before == "last" != ("last" if tokens.words[i] == "night" else "")
    ):
        return None
    value = shifted(context.anchor, "day", -1 if before == "last" else 0)
    return Match(i - 1, i + 1, value, "today") if value else None


def weekday(tokens: Tokens, i: int, context: Context) -> Match | None:
    """The most recent such day, that of publication included; ahead where the clause says so."""
    words = tokens.words
    if context.anchor is None or words[i - 1] in _NAMED_DAYS or _opens_date(tokens, i):
        return None
    back = (context.anchor.weekday() - WEEKDAYS[words[i]]) % 7
    before, first, rule = words[i - 1], i - 1, "weekday"
    if before == "last" or (before == "past" and words[i - 2] in {"this", "the"}):
        days = -(back or 7)
        first -= before == "past"
    elif before == "next" or (before == "coming" and words[i - 2] in {"this", "the"}):
        days = 7 - back
        first -= before == "coming"
    elif before == "this":
        days = 7 - back if back and tense(tokens, first, i + 1) != "past" else -back
    else:
        first = i
        days = -back
        if back and tense(tokens, i, i + 1) == "future":
            days, rule = 7 - back, "weekday ahead"
    end = i + 1 + (words[i + 1] in DAY_PARTS)
    value = shifted(context.anchor, "day", days)
    shift = _beside(tokens, first)
    if shift and value:
        first -= 2 + (words[first - 3] == "the")
        value = shifted(context.anchor, "day", days + shift)
    return Match(first, end, value, rule) if value else None


def _opens_date(tokens: Tokens, i: int) -> bool:
    """Whether the weekday stands in front of a day and month, which then tell the date."""
    words = tokens.words
    j = i + 1
    while words[j] in {",", ".", "the"}:
        j += 1
    if words[j] in MONTHS:
        return words[j + 1].isdecimal() or words[j + 1] == "." or words[j + 1] in ORDINALS
    if not (words[j].isdecimal() or words[j] in ORDINALS):
        return False
    return any(words[k] in MONTHS for k in range(j + 1, j + 4))


def season(tokens: Tokens, i: int, context: Context) -> Match | None:
    """this summer, last winter, the spring of 2016: a season that something ties to a year."""
    words = tokens.words
    name = SEASONS[words[i]]
    before = words[i - 1]
    j = i + 1 + (words[i + 1] == "of")
    year = year_figures(tokens, j)
    if year is not None:
        value = season_of(name, year)
        first = i - (before == "the")
        return Match(first, j + 1, value, "season") if value else None
    anchor = context.anchor
    if anchor is None or before not in {"this", "last", "next", "past", "coming"}:
        return None
    first = i - 1
    if before in {"past", "coming"}:
        if words[i - 2] not in {"this", "the"}:
            return None
        first = i - 2
    value = _season_near(name, anchor.toordinal(), anchor.year, before)
    return Match(first, i + 1, value, "season") if value else None


def _season_near(name: str, today: int, year: int, word: str) -> DateValue | None:
    near = [value for step in (-2, -1, 0, 1, 2) if (value := season_of(name, year + step))]
    if word in {"last", "past"}:
        return max((v for v in near if v.last < today), default=None)
    if word in {"next", "coming"}:
        return min((v for v in near if v.first > today), default=None)
    return min(near, key=lambda v: abs((v.first + v.last) // 2 - today), default=None)
