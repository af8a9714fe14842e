"""Rules for dates in Arabic: "5 تشرين الأول 2017", "الأربعاء الماضي", "قبل ثلاثة أيام", "أمس"."""

from __future__ import annotations

from datetime import date

from search.datevalue import DateValue
from search.enrich import calendar_arabic as arabic
from search.enrich.date_arithmetic import day_in, month_in, shifted
from search.enrich.date_context import Context, Match
from search.enrich.date_months import nearest_day
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
    value = day_in(year, month, day) if year else nearest_day(month, day, anchor, _tense(tokens, i))
    if value and until:
        last = day_in(date.fromordinal(value.first).year, month, until)
        value = DateValue(value.first, last.first, "span") if last else None
    return Match(first, end, value, "day" if year else "day and month") if value else None


def weekday(tokens: Tokens, i: int, context: Context) -> Match | None:
    """The most recent such day, that of publication included, unless a word says otherwise."""
    words = tokens.words
    if context.anchor is None or words[i - 1] in {"بين", "كلا", "هذين"}:
        return None
    if words[i + 1].isdecimal() or (words[i + 1] == "،" and words[i + 2].isdecimal()):
        return None  # the rule of the month takes the weekday with it
    back = (context.anchor.weekday() - arabic.WEEKDAYS[words[i]]) % 7
    follows = words[i + 1]
    end = i + 2 if follows in arabic.PAST | arabic.COMING else i + 1
    ahead = follows in arabic.COMING or (back and end == i + 1 and _tense(tokens, i) == "future")
    days = 7 - back if ahead else -(back or 7) if follows in arabic.PAST else -back
    value = shifted(context.anchor, "day", days)
    first = i - (words[i - 1] in arabic.DAY_WORDS)
    first -= words[first - 1] in arabic.DAY_WORDS
    rule = "weekday ahead" if ahead else "weekday"
    return Match(first, end, value, rule) if value else None


def deictic(tokens: Tokens, i: int, context: Context) -> Match | None:
    """أمس, اليوم, غدا, أول أمس, بعد غد; also "the same day" and "the following day"."""
    words = tokens.words
    word, before, follows = words[i], words[i - 1], words[i + 1]
    days = arabic.DEICTICS[word]
    if days == 0 and follows in arabic.SAME | arabic.FOLLOWING:
        base = context.latest(lambda found: found.value.granularity == "day")
        if base is None:
            return None
        day = date.fromordinal(base.value.first)
        value = shifted(day, "day", int(follows in arabic.FOLLOWING))
        return Match(i, i + 2, value, "same day") if value else None
    if context.anchor is None or before in arabic.NAMES_BEFORE_TODAY:
        return None
    first, end = i, i + 1
    if days == 0 and follows.startswith("ال") and follows not in arabic.WEEKDAYS:
        return None  # "اليوم العالمي": a day of its own name
    if days == -1 and follows == "الاول":
        days, end = -2, i + 2
    elif days == -1 and before == "اول":
        days, first = -2, i - 1
    elif days == -1 and before == _FROM and words[i - 2] == "اول":
        days, first = -2, i - 2
    first -= words[first - 1] in arabic.DAY_WORDS
    value = shifted(context.anchor, "day", days)
    return Match(first, end, value, "today") if value else None


def unit_date(tokens: Tokens, i: int, context: Context) -> Match | None:
    """الأسبوع الماضي, الشهر المقبل, هذا العام."""
    words = tokens.words
    follows = words[i + 1]
    if context.anchor is None:
        return None
    unit = arabic.UNITS[words[i]]
    if follows in arabic.PAST | arabic.COMING | arabic.PRESENT:
        step = (follows in arabic.COMING) - (follows in arabic.PAST)
        value = shifted(context.anchor, unit, step)
        return Match(i, i + 2, value, f"this {unit}") if value else None
    if words[i - 1] in arabic.THIS:
        value = shifted(context.anchor, unit, 0)
        return Match(i - 1, i + 1, value, f"this {unit}") if value else None
    return None


def ago(tokens: Tokens, i: int, context: Context) -> Match | None:
    """قبل ثلاثة أيام, قبل أسبوعين: counted back from the day of publication."""
    words = tokens.words
    number = arabic.NUMBERS.get(words[i + 1], 0)
    if words[i + 1].isdecimal() and len(words[i + 1]) <= 3:
        number = int(words[i + 1])
    j = i + 1 + (number > 0)
    if context.anchor is None or words[j] not in arabic.COUNTED_UNITS:
        return None
    unit, count = arabic.COUNTED_UNITS[words[j]]
    if not number and words[j] in arabic.PLURALS:
        return None  # "قبل أيام": some days ago
    value = shifted(context.anchor, unit, -(number or count))
    return Match(i, j + 1, value, f"{unit} ago") if value else None


def _month(tokens: Tokens, i: int) -> tuple[int, int]:
    """The month at `i` and the token after it, its second name after a stroke included."""
    month, end = _one_month(tokens, i)
    if month and tokens.words[end] in {"/", "("}:
        again, second = _one_month(tokens, end + 1)
        if again == month:
            return month, second + (tokens.words[end] == "(" and tokens.words[second] == ")")
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
        ahead = _tense(tokens, i) == "future"
        step = month < anchor.month if ahead else -(month > anchor.month)
    value = month_in(anchor.year + step, month)
    return Match(i, end, value, "month") if value else None


def _tense(tokens: Tokens, i: int) -> Tense:
    """Future where a verb of the future stands before in the sentence; else past."""
    for index in range(i - 1, max(i - _CLAUSE, -1), -1):
        if ends_sentence(tokens, index):
            break
        if tokens.words[index] in arabic.FUTURE_VERBS:
            return "future"
    return "past"
