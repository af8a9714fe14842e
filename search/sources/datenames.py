"""The words dates are made of: months, days of the week, time zones, and what stands between.

Names come from Babel, in the languages an archive of the Middle East and Europe is likely to
hold; Arabic names of months differ by country, so several Arabic locales are asked.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from babel.dates import get_day_names, get_month_names

LOCALES = (
    *("en", "fr", "de", "es", "it", "pt", "nl", "tr", "ru", "uk", "he", "ku", "ckb"),
    *("ar", "ar_SY", "ar_IQ", "ar_DZ", "ar_MA", "ar_TN"),
)

FILLERS = {
    *("published", "posted", "date", "dated", "on", "at", "of", "the", "st", "nd", "rd", "th"),
    *("am", "um", "uhr", "le", "la", "el", "de", "del", "publie"),
    *("نشر", "نشرت", "في", "بتاريخ", "تاريخ", "التاريخ", "النشر", "الساعة", "يوم", "م"),
}
"""Words that may stand in a line that is nothing but a date; folded."""

_HOURS = {
    **dict.fromkeys(("utc", "ut", "gmt", "z", "wet"), 0),
    **dict.fromkeys(("bst", "cet"), 1),
    **dict.fromkeys(("cest", "eet"), 2),
    **dict.fromkeys(("eest", "msk"), 3),
    "edt": -4,
    **dict.fromkeys(("est", "cdt"), -5),
    **dict.fromkeys(("cst", "mdt"), -6),
    **dict.fromkeys(("mst", "pdt"), -7),
    "pst": -8,
}
ZONES = {name: hours * 60 for name, hours in _HOURS.items()}
"""Minutes east of UTC: RFC 2822's American zones, and those of Europe and the Levant."""

_MORE_MONTHS = {"sept": 9, "اوت": 8, "يونيه": 6, "يوليه": 7}
_MORE_DAYS = {"tues", "wednes", "thur", "thurs"}


def fold(text: str) -> str:
    """Lower case, no accents or Arabic vowel signs, plain alef, ASCII digits."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept = (each for each in decomposed if not unicodedata.combining(each) and each != "\u0640")
    return "".join(str(unicodedata.digit(each)) if each.isdigit() else each for each in kept)


@lru_cache(maxsize=1)
def month_numbers() -> dict[str, int]:
    """Folded name to month, 1 to 12; names of two words joined by a space."""
    found = dict(_MORE_MONTHS)
    for locale in LOCALES:
        for context in ("format", "stand-alone"):
            for number, name in get_month_names("wide", context, locale).items():
                found.setdefault(fold(name), number)
    for number, name in get_month_names("abbreviated", locale="en").items():
        found.setdefault(fold(name), number)
    return found


@lru_cache(maxsize=1)
def day_names() -> frozenset[str]:
    """The folded words of names of the days of the week ("segunda-feira" has two)."""
    names = [name for each in LOCALES for name in get_day_names("wide", locale=each).values()]
    names += get_day_names("abbreviated", locale="en").values()
    words = {word for name in names for word in fold(name).replace("-", " ").split()}
    return frozenset(words | _MORE_DAYS)


def is_date_word(word: str) -> bool:
    """Whether a word names a month or a day of the week."""
    return fold(word) in month_numbers() or fold(word) in day_names()
