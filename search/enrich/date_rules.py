"""Which word calls which rule for dates."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from search.enrich import calendar_arabic, date_arabic, date_arabic_months
from search.enrich.calendar_words import (
    DAY_PARTS,
    DEICTICS,
    MONTHS,
    PLURAL_UNITS,
    SEASONS,
    UNITS,
    WEEKDAYS,
)
from search.enrich.date_context import Rule
from search.enrich.date_months import month_date
from search.enrich.date_numbers import spelled_year
from search.enrich.date_relative import deictic, part_of_day, season, weekday
from search.enrich.date_units import unit_date

RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {
        **dict.fromkeys(MONTHS, month_date),
        **dict.fromkeys(WEEKDAYS, weekday),
        **dict.fromkeys(UNITS, unit_date),
        **dict.fromkeys(PLURAL_UNITS, unit_date),
        **dict.fromkeys(DEICTICS, deictic),
        **dict.fromkeys(DAY_PARTS, part_of_day),
        **dict.fromkeys(SEASONS, season),
        "nineteen": spelled_year,
        **dict.fromkeys(calendar_arabic.MONTHS, date_arabic_months.month_date),
        **dict.fromkeys(calendar_arabic.PAIR_OPENERS, date_arabic_months.month_date),
        **dict.fromkeys(calendar_arabic.WEEKDAYS, date_arabic.weekday),
        **dict.fromkeys(calendar_arabic.DEICTICS, date_arabic.deictic),
        **dict.fromkeys(calendar_arabic.UNITS, date_arabic.unit_date),
        **dict.fromkeys(calendar_arabic.AGO, date_arabic.ago),
    }
)
CARRIERS: Final = frozenset(RULES)
"""The words that carry the calendar."""
