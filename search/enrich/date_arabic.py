"""Rules for dates in Arabic told from a day: "أمس", "الأربعاء الماضي", "قبل ثلاثة أيام"."""

from __future__ import annotations

from datetime import date

from search.enrich import calendar_arabic as arabic
from search.enrich.date_arabic_months import arabic_tense
from search.enrich.date_arithmetic import day_in, shifted
from search.enrich.date_context import Context, Match
from search.enrich.date_tokens import Tokens

_FROM = "من"


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
    ahead = follows in arabic.COMING or (
        back and end == i + 1 and arabic_tense(tokens, i) == "future"
    )
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
    if days == 0 and (follows in arabic.SAME | arabic.FOLLOWING or before in arabic.THAT):
        base = context.latest(lambda found: found.value.granularity == "day")
        if base is None:
            return None
        day = date.fromordinal(base.value.first)
        value = shifted(day, "day", int(follows in arabic.FOLLOWING))
        first, end = (i - 1, i + 1) if before in arabic.THAT else (i, i + 2)
        return Match(first, end, value, "same unit") if value else None
    if context.anchor is None or before in arabic.NAMES_BEFORE_TODAY:
        return None
    first, end = i, i + 1
    if word == "غد" and before == "بعد":
        days, first = 2, i - 1
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
    if value and arabic.WEEKDAYS.get(words[end]) == (value.first - 1) % 7:
        end += 1
    elif word == "غد" and first == i:
        return None  # "a better morrow"
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
        day = arabic.ORDINALS.get(words[i - 2], 0) if words[i - 1] == _FROM else 0
        if value and day and unit == "month":  # the sixth of this month
            start = date.fromordinal(value.first)
            return Match(i - 2, i + 2, day_in(start.year, start.month, day), "day and month")
        return Match(i, i + 2, value, "this unit") if value else None
    if words[i - 1] in arabic.THIS:
        value = shifted(context.anchor, unit, 0)
        return Match(i - 1, i + 1, value, "this unit") if value else None
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
    return Match(i, j + 1, value, "ago") if value else None
