"""The words of the calendar in Arabic: Levantine and Egyptian months, days, units, numbers.

Keys are folded as the tokens are (`date_tokens.folded`): one alef, ya for alef maqsura, ha for ta
marbuta. Most words also stand with a letter joined on: "and", "in", "for".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from search.enrich.calendar_words import Unit, listed
from search.enrich.date_tokens import folded

_JOINED = "وبفلك"


WORDLIKE_MONTHS: Final = frozenset({"مارس", "اب"})
"""Also "he practised" and, folded, "father": they need a number or a word before them, and take
no joined letter ("باب" is a door)."""


def _each(line: str) -> tuple[str, ...]:
    return listed(folded(line))


def _numbered(names: Iterable[str], start: int) -> dict[str, int]:
    """Each name of each line by the line's number, alone and with a letter joined on."""
    table = {}
    for number, line in enumerate(names, start=start):
        for name in _each(line):
            table[name] = number
            if name not in WORDLIKE_MONTHS:
                table.update({letter + name: number for letter in _JOINED})
    return table


MONTHS: Final[Mapping[str, int]] = MappingProxyType(
    _numbered(
        (
            "يناير",
            "فبراير شباط",
            "مارس آذار",
            "أبريل نيسان",
            "مايو أيار",
            "يونيو يونيه حزيران",
            "يوليو يوليه تموز",
            "أغسطس آب",
            "سبتمبر أيلول",
            "أكتوبر",
            "نوفمبر",
            "ديسمبر",
        ),
        start=1,
    )
)
MONTH_PAIRS: Final[Mapping[tuple[str, str], int]] = MappingProxyType(
    {
        (letter + name, order): number
        for (name, order), number in {
            ("تشرين", "الاول"): 10,
            ("تشرين", "الثاني"): 11,
            ("كانون", "الاول"): 12,
            ("كانون", "الثاني"): 1,
        }.items()
        for letter in ("", *_JOINED)
    }
)
PAIR_OPENERS: Final = frozenset(first for first, _ in MONTH_PAIRS)

WEEKDAYS: Final[Mapping[str, int]] = MappingProxyType(
    _numbered(
        ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
        start=0,
    )
)
DEICTICS: Final[Mapping[str, int]] = MappingProxyType(
    _numbered(("أمس الأمس البارحة", "اليوم", "غدا غد"), start=-1)
)
_UNIT_NAMES: tuple[tuple[Unit, str], ...] = (
    ("week", "الأسبوع"),
    ("month", "الشهر"),
    ("year", "العام السنة"),
)
UNITS: Final[Mapping[str, Unit]] = MappingProxyType(
    {
        letter + name: unit
        for unit, names in _UNIT_NAMES
        for name in _each(names)
        for letter in ("", *_JOINED)
    }
)
AGO: Final = frozenset(_each("قبل وقبل"))
_COUNTED_NAMES: tuple[tuple[Unit, int, str], ...] = (
    ("day", 1, "يوم أيام يوما"),
    ("day", 2, "يومين"),
    ("week", 1, "أسبوع أسابيع أسبوعا"),
    ("week", 2, "أسبوعين"),
    ("month", 1, "شهر أشهر شهور شهرا"),
    ("month", 2, "شهرين"),
    ("year", 1, "عام أعوام عاما سنة سنوات سنين"),
    ("year", 2, "عامين سنتين"),
)
COUNTED_UNITS: Final[Mapping[str, tuple[Unit, int]]] = MappingProxyType(
    {name: (unit, count) for unit, count, names in _COUNTED_NAMES for name in _each(names)}
)
PLURALS: Final = frozenset(_each("أيام أسابيع أشهر شهور أعوام سنوات سنين"))
NUMBERS: Final[Mapping[str, int]] = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            (
                "ثلاثة ثلاث",
                "أربعة أربع",
                "خمسة خمس",
                "ستة ست",
                "سبعة سبع",
                "ثمانية ثماني ثمان",
                "تسعة تسع",
                "عشرة عشر",
            ),
            start=3,
        )
        for name in _each(names)
    }
)
ORDINALS: Final[Mapping[str, int]] = MappingProxyType(
    _numbered(
        (
            "الأول",
            "الثاني",
            "الثالث",
            "الرابع",
            "الخامس",
            "السادس",
            "السابع",
            "الثامن",
            "التاسع",
            "العاشر",
        ),
        start=1,
    )
)
PAST: Final = frozenset(_each("الماضي الماضية الفائت الفائتة المنصرم المنصرمة السابق السابقة"))
COMING: Final = frozenset(_each("المقبل المقبلة القادم القادمة"))
PRESENT: Final = frozenset(_each("الجاري الجارية الحالي الحالية"))
THIS: Final = frozenset(_each("هذا هذه لهذا بهذا"))
THAT: Final = frozenset(_each("ذلك"))
SAME: Final = frozenset(_each("نفسه ذاته"))
FOLLOWING: Final = frozenset(_each("التالي اللاحق"))
DAY_WORDS: Final = frozenset(_each("يوم صباح مساء ليل ليلة فجر ظهر عصر نهار"))
"""Words that lead a weekday or "yesterday" and belong to the phrase."""
FUTURE_VERBS: Final = frozenset(
    _each(
        "سوف سيتم ستتم سيكون ستكون سيعقد ستعقد سيجتمع ستجتمع سيبدأ ستبدأ سيلتقي ستلتقي ستنطلق "
        "سينطلق سيزور ستزور ستجري سيجري ستشهد سيشهد سيصل ستصل ستستضيف يعتزم تعتزم المقرر"
    )
)
YEAR_CUES: Final = (
    frozenset(
        _each(
            "عام العام بعام لعام وعام سنة السنة منذ في خلال بعد قبل حتى ومنذ وفي من إلى مطلع نهاية "
            "أواخر أوائل منتصف بداية حرب بين"
        )
    )
    | frozenset(MONTHS)
    | {second for _, second in MONTH_PAIRS}
)
NAMES_BEFORE_TODAY: Final = frozenset(_each("عين روسيا المصري سوريا العربي أخبار"))


def joined(word: str) -> bool:
    """Whether the first letter of a word of these tables is one joined on ("والخميس")."""
    alone = word[1:]
    return word[:1] in _JOINED and any(
        alone in table for table in (MONTHS, WEEKDAYS, DEICTICS, UNITS, ORDINALS, PAIR_OPENERS, AGO)
    )
