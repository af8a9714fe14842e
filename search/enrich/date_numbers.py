"""Rules for dates written in figures: "2017", "the 1990s", "2011-2016", "2017-10-05"."""

from __future__ import annotations

from datetime import date

from search.enrich.calendar_arabic import YEAR_CUES
from search.enrich.calendar_words import COUNTED, NUMBERS, QUALIFIERS, listed
from search.enrich.date_arithmetic import day_in, year_of, years_from
from search.enrich.date_context import Context, Match
from search.enrich.date_figures import is_other
from search.enrich.date_tokens import Tokens

_CUES = (
    frozenset(
        listed(
            "in since by of from until till during for before after through to between and or "
            "fiscal year years around circa back ( the early late mid end"
        )
    )
    | QUALIFIERS
)
_NEVER_AFTER = frozenset(
    listed(
        "$ £ € # than nearly some least roughly almost exactly only no number resolution room "
        "flight article page section chapter highway route at another"
    )
)
_DASHES = frozenset({"-", "–", "—"})
_STROKES = frozenset({"/", "."})
_APOSTROPHES = frozenset({"'", "’", "‘", "`"})
_AFTER_DAY = frozenset(listed("in at to on with were was will when that after"))
_OPENING = frozenset({"(", "[", "'", '"', "“", "‘", "’", "`", "/"})
_HORIZON = 60
"""Years ahead of publication that a text may name ("debentures due 2039")."""
_NO_ANCHOR_LAST = 2100


def figures(tokens: Tokens, i: int, context: Context) -> Match | None:
    """A date that begins with the figures at `i`."""
    word = tokens.words[i]
    if len(word) == 4:
        return _iso(tokens, i, context) or _decade(tokens, i) or _year(tokens, i, context)
    if len(word) > 2:
        return None
    before = tokens.words[i - 1]
    if len(word) == 2 and before in _APOSTROPHES:
        return _decade(tokens, i)
    match = _day_first(tokens, i) if tokens.words[i + 1] in _STROKES else None
    return _also_day(tokens, i, context) if match is None and before == "and" else match


def _also_day(tokens: Tokens, i: int, context: Context) -> Match | None:
    """The second day of "Oct. 5 and 12", after "and"."""
    words = tokens.words
    recent = context.recent()
    if not recent or recent[0].end != tokens.end(i - 2):
        return None
    if recent[0].rule not in {"day", "day and month"} or recent[0].value.granularity != "day":
        return None
    j = i + 1 + (words[i + 1] == ",")
    year = year_figures(tokens, j)
    if year is None and words[i + 1].isalpha() and words[i + 1] not in _AFTER_DAY:
        return None  # "on Oct. 5 and 12 people died"
    day = date.fromordinal(recent[0].value.first)
    value = day_in(year or day.year, day.month, int(words[i]))
    return Match(i, j + 1 if year else i + 1, value, recent[0].rule) if value else None


def spelled_year(tokens: Tokens, i: int, context: Context) -> Match | None:
    """A year in words, as it is read out: "nineteen ninety-six"."""
    year, end = year_in_words(tokens, i)
    return Match(i, end, year_of(year), "year") if year else None


def year_in_words(tokens: Tokens, i: int) -> tuple[int | None, int]:
    """The year that begins with the word "nineteen" at `i`, and the token after it."""
    words = tokens.words
    tens = NUMBERS.get(words[i + 1], 0)
    if tens < 10:
        return None, i
    end = i + 2
    ones = end + (words[end] == "-")
    if tens >= 20 and NUMBERS.get(words[ones], 10) < 10:
        return 1900 + tens + NUMBERS[words[ones]], ones + 1
    return 1900 + tens, end


def year_figures(tokens: Tokens, i: int) -> int | None:
    """The year written in four figures at `i`, where a date before it expects one."""
    word = tokens.words[i]
    if len(word) != 4 or not word.isdecimal() or not 1000 <= int(word) <= 2200:
        return None
    return None if _glued(tokens, i + 1, {",", "."}) else int(word)


def plausible_year(year: int, context: Context, cue: bool) -> bool:
    """Whether a number can be a year here; without a word that expects one, only a near one."""
    anchor = context.anchor.year if context.anchor else None
    last = anchor + (_HORIZON if cue else 10) if anchor else _NO_ANCHOR_LAST
    return (1000 if cue else 1900) <= year <= last


def _glued(tokens: Tokens, i: int, signs: frozenset[str] | set[str]) -> bool:
    """Whether the sign at `i` ties a number to the next, without a space on either side."""
    return (
        tokens.words[i] in signs
        and tokens.touches(i)
        and tokens.touches(i + 1)
        and tokens.words[i + 1].isdecimal()
    )


def _year(tokens: Tokens, i: int, context: Context) -> Match | None:
    words = tokens.words
    before, after = words[i - 1] if i else "", words[i + 1]
    if before in _NEVER_AFTER or after in COUNTED or after == "%" or is_other(tokens, i):
        return None
    after_dash = before in _DASHES and words[i - 2].isalpha()
    if tokens.touches(i) and not after_dash and before not in _OPENING:
        return None
    if before >= "\u0621" and before.isalpha() and before not in YEAR_CUES:
        return None  # in Arabic a number beside a noun mostly counts it
    if _glued(tokens, i + 1, {",", ".", ":"}) or (tokens.touches(i + 1) and after.isalpha()):
        return None
    year = int(words[i])
    if not plausible_year(year, context, before in _CUES):
        return None
    if _glued(tokens, i + 1, _DASHES):
        return _years(tokens, i, year, context)
    value = year_of(year)
    first = i - 1 if before == "fiscal" else i
    return Match(first, i + 1, value, "year") if value else None


def _years(tokens: Tokens, i: int, year: int, context: Context) -> Match | None:
    """The span "2011-2016" or "2011-16"."""
    word = tokens.words[i + 2]
    if len(word) not in {2, 4} or _glued(tokens, i + 3, _DASHES):
        return None
    last = int(word) if len(word) == 4 else year // 100 * 100 + int(word)
    if last <= year or not plausible_year(last, context, True):
        return None
    value = years_from(year, last - year + 1)
    return Match(i, i + 3, value, "years") if value else None


def _decade(tokens: Tokens, i: int) -> Match | None:
    words = tokens.words
    ending = i + 1 + (words[i + 1] in _APOSTROPHES and tokens.touches(i + 1))
    if words[ending] != "s" or not tokens.touches(ending) or words[i][-1] != "0":
        return None
    if ending > i + 1 and len(words[i]) == 4 and words[i - 1] != "the":
        return None  # "1990's harvest" is the year's
    year = int(words[i]) if len(words[i]) == 4 else 1900 + int(words[i])
    first = i if len(words[i]) == 4 else i - 1
    if not 1000 <= year <= 2100:
        return None
    if words[first - 1] == "the":
        first -= 1
    value = years_from(year, 10)
    return Match(first, ending + 1, value, "decade") if value else None


def _iso(tokens: Tokens, i: int, context: Context) -> Match | None:
    """2017-10-05, also with strokes or dots."""
    words = tokens.words
    sign = words[i + 1]
    if not (_glued(tokens, i + 1, {"-", "/", "."}) and _glued(tokens, i + 3, {sign})):
        return None
    if tokens.touches(i) or not plausible_year(int(words[i]), context, True):
        return None
    return _in_figures(tokens, i, int(words[i]), words[i + 2], words[i + 4])


def _day_first(tokens: Tokens, i: int) -> Match | None:
    """25/10/2017 or 10/25/2017. "03/04/2017" is refused: writers differ on which is the month."""
    words = tokens.words
    sign = words[i + 1]
    if not (_glued(tokens, i + 1, {"/", "."}) and _glued(tokens, i + 3, {sign})):
        return None
    if len(words[i + 4]) != 4 or not 1900 <= int(words[i + 4]) <= 2100 or len(words[i + 2]) > 2:
        return None
    one, two = int(words[i]), int(words[i + 2])
    if one <= 12 and two <= 12 and one != two and sign == "/":
        return Match(i, i + 5, None, "refused")
    day, month = (words[i + 2], words[i]) if two > 12 else (words[i], words[i + 2])
    return _in_figures(tokens, i, int(words[i + 4]), month, day)


def _in_figures(tokens: Tokens, i: int, year: int, month: str, day: str) -> Match | None:
    if len(month) > 2 or len(day) > 2:
        return None
    return Match(i, i + 5, day_in(year, int(month), int(day)), "day in figures")
