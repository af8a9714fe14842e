"""Rules for Arabic dates built on a month: "5 تشرين الأول 2017", "آب/أغسطس", "الخامس من أيلول"."""

from __future__ import annotations

from datetime import date

from search.datevalue import DateValue
from search.enrich import calendar_arabic as arabic
from search.enrich.date_arithmetic import day_in, month_in
from search.enrich.date_context import Context, Match
from search.enrich.date_nearest import nearest_day
from search.enrich.date_numbers import year_figures
from search.enrich.date_tense import Tense, ends_sentence
from search.enrich.date_tokens import Tokens

_CLAUSE = 20
_FROM = "من"
_YEAR_WORDS = frozenset({"عام", "العام", "سنه", "السنه"})


def month_date(tokens: Tokens, i: int, context: Context) -> Match | None:
    """A date around the month at `i`: the day before it, the year after it."""
    words = tokens.words
    month, end = _month(tokens, i)
    if not month:
        return None
    first, day, until = _days_before(tokens, i)
    year, year_end = _year_after(tokens, end, context)
    end = year_end if year else end
    anchor = context.anchor
    if not day:
        wordlike = words[i] in arabic.WORDLIKE_MONTHS and words[i - 1] not in arabic.YEAR_CUES
        if wordlike and end == i + 1 and words[i - 1] != "شهر":
            return None
        return _month_alone(tokens, i, end, month, year, anchor)
    if words[first - 1] in arabic.WEEKDAYS or words[first - 2] in arabic.WEEKDAYS:
        first -= 1 + (words[first - 1] not in arabic.WEEKDAYS)
        first -= words[first - 1] in arabic.DAY_WORDS
    if year:
        value = day_in(year, month, day)
    elif words[end] in arabic.COMING or words[end] in arabic.PAST:
        value = nearest_day(month, day, anchor, "future" if words[end] in arabic.COMING else "past")
        end += 1
    else:
        value = nearest_day(month, day, anchor, arabic_tense(tokens, i))
    if value and until:
        last = day_in(date.fromordinal(value.first).year, month, until)
        value = DateValue(value.first, last.first, "span") if last else None
    if value is None and not year and anchor is None:
        return None
    return Match(first, end, value, "day" if year else "day and month")


def _month(tokens: Tokens, i: int) -> tuple[int, int]:
    """The month at `i` and the token after it, its second name beside it included."""
    month, end = _one_month(tokens, i)
    sign = tokens.words[end] if tokens.words[end] in {"/", "("} else ""
    again, second = _one_month(tokens, end + bool(sign))
    if month and again == month:
        return month, second + (sign == "(" and tokens.words[second] == ")")
    return month, end


def _one_month(tokens: Tokens, i: int) -> tuple[int, int]:
    words = tokens.words
    pair = arabic.MONTH_PAIRS.get((words[i], words[i + 1]))
    return (pair, i + 2) if pair else (arabic.MONTHS.get(words[i], 0), i + 1)


def _days_before(tokens: Tokens, i: int) -> tuple[int, int, int]:
    """First token, day and last day (0 where there is none) of what stands before a month."""
    words = tokens.words
    j = i - 1
    while words[j] in {_FROM, "شهر"}:
        j -= 1
    if words[j] in arabic.ORDINALS and j < i - 1:
        return j, arabic.ORDINALS[words[j]], 0
    if not (words[j].isdecimal() and len(words[j]) <= 2):
        return i, 0, 0
    day = int(words[j])
    earlier = words[j - 2]
    spans = words[j - 1] in {"-", "–", "الي"} and earlier.isdecimal() and len(earlier) <= 2
    return (j - 2, int(earlier), day) if spans and int(earlier) < day else (j, day, 0)


def _year_after(tokens: Tokens, i: int, context: Context) -> tuple[int | None, int]:
    words = tokens.words
    j = i + (words[i] in {_FROM, "،", ","})
    named = words[j] in _YEAR_WORDS
    if named and context.anchor and words[j + 1] in arabic.PAST | arabic.PRESENT:
        return context.anchor.year - (words[j + 1] in arabic.PAST), j + 2
    j += named
    return year_figures(tokens, j), j + 1


def _month_alone(
    tokens: Tokens, i: int, end: int, month: int, year: int | None, anchor: date | None
) -> Match | None:
    words = tokens.words
    if year is not None:
        value = month_in(year, month)
        return Match(i, end, value, "month and year") if value else None
    if anchor is None:
        return None
    if words[end] in arabic.COMING:
        end, step = end + 1, int(month <= anchor.month)
    elif words[end] in arabic.PAST:
        end, step = end + 1, -(month >= anchor.month)
    elif words[end] in arabic.PRESENT:
        end, step = end + 1, 0
    else:
        ahead = arabic_tense(tokens, i) == "future"
        step = month < anchor.month if ahead else -(month > anchor.month)
    value = month_in(anchor.year + step, month)
    return Match(i, end, value, "month") if value else None


def arabic_tense(tokens: Tokens, i: int) -> Tense:
    """Future where a verb of the future stands before in the sentence; else past."""
    for index in range(i - 1, max(i - _CLAUSE, -1), -1):
        if ends_sentence(tokens, index):
            break
        if tokens.words[index] in arabic.FUTURE_VERBS:
            return "future"
    return "past"
