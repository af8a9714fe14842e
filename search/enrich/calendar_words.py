"""The words of the calendar in English: what each means, not how a date is built from them.

Keys are lower-case. Weekdays count from Monday = 0, as `date.weekday`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal


def listed(text: str) -> tuple[str, ...]:
    """The words of a line, for the tables here and in the rules."""
    return tuple(text.split())


Unit = Literal["day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century"]

MONTHS: Final[Mapping[str, int]] = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            (
                "january jan",
                "february feb",
                "march mar",
                "april apr",
                "may",
                "june jun",
                "july jul",
                "august aug",
                "september sept sep",
                "october oct",
                "november nov",
                "december dec",
            ),
            start=1,
        )
        for name in names.split()
    }
)
WORDLIKE_MONTHS: Final = frozenset({"may", "march", "mar", "jan", "dec", "jun", "sep"})
"""Names of months that are other words or names too: they need a capital and a neighbour."""

WEEKDAYS: Final[Mapping[str, int]] = MappingProxyType(
    {
        name: number
        for number, name in enumerate(
            listed("monday tuesday wednesday thursday friday saturday sunday")
        )
    }
)
SHORT_WEEKDAYS: Final = frozenset(listed("mon tue tues wed thu thur thurs fri sat sun"))
"""Read only in front of a date ("Thu, 5 Oct 2017"), of which they are part."""

UNITS: Final[Mapping[str, Unit]] = MappingProxyType(
    {
        "day": "day",
        "week": "week",
        "weekend": "weekend",
        "month": "month",
        "quarter": "quarter",
        "half": "half",
        "year": "year",
        "decade": "decade",
        "century": "century",
    }
)
PLURAL_UNITS: Final[Mapping[str, Unit]] = MappingProxyType(
    {
        "days": "day",
        "weeks": "week",
        "months": "month",
        "years": "year",
        "decades": "decade",
        "centuries": "century",
    }
)

DEICTICS: Final[Mapping[str, int]] = MappingProxyType(
    {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
)
"""Days counted from the day of publication."""

SEASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "winter": "winter",
        "spring": "spring",
        "summer": "summer",
        "autumn": "autumn",
        "fall": "autumn",
    }
)
DAY_PARTS: Final = frozenset(listed("morning afternoon evening night noon midnight"))

_UNITS_TO_NINETEEN = listed(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = listed("twenty thirty forty fifty sixty seventy eighty ninety")

NUMBERS: Final[Mapping[str, int]] = MappingProxyType(
    {word: n for n, word in enumerate(_UNITS_TO_NINETEEN, start=1)}
    | {word: 10 * n for n, word in enumerate(_TENS, start=2)}
)

ORDINALS: Final[Mapping[str, int]] = MappingProxyType(
    {
        word: n
        for n, word in enumerate(
            listed(
                "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
                "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
                "twentieth"
            ),
            start=1,
        )
    }
)
ORDINAL_ENDINGS: Final = frozenset({"st", "nd", "rd", "th"})

QUALIFIERS: Final = frozenset(listed("early late mid earlier later"))
"""Words before a date that belong to the phrase and leave its value as it is."""

APPROXIMATORS: Final = frozenset(listed("about around almost nearly roughly"))

PARTS: Final = frozenset(listed("beginning start middle end half part rest"))
"""What may stand before "of <date>" ("the end of 1990")."""

COUNTED: Final = frozenset(
    listed(
        "people persons men women children civilians soldiers troops fighters rebels "
        "militants prisoners detainees refugees families residents inhabitants homes houses "
        "buildings shares points dollars euros pounds lira liras yen marks rubles francs "
        "percent metres meters feet miles kilometres kilometers km hectares acres tons tonnes "
        "kg pages words jobs workers employees students members delegates votes troops police "
        "officers vehicles tanks missiles rockets bombs shells barrels bottles times hours "
        "minutes seconds days weeks months years million billion others victims deaths dead "
        "wounded bodies companies stores cases square cubic"
    )
)
"""What a number counts: "2000 people" names no year."""
