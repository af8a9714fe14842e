"""How likely a place is to be meant by its name when nothing else is known."""

from __future__ import annotations

from math import log10

PRIOR = {"continent": 7.5, "country": 7.0, "division": 5.6, "region": 4.8, "settlement": 2.7}
"""What a place of each type weighs where nothing is known of its population (log10 of people).
"continent" is any region beyond countries."""


TOWN, BEYOND_TOWN = 4.5, 0.8
"""From so many people on (log10) a city is named more often than its people are more."""


def fame(type: str, population: int) -> float:
    """What sets a city above its namesakes, beside its renown: of any of them the known one is
    meant. It says nothing of a name being a place ("Paris Hilton")."""
    if type != "settlement":
        return 0.0
    return BEYOND_TOWN * max(0.0, log10(max(1, population)) - TOWN)


def renown(type: str, area: str, population: int, capital: bool, listed: bool) -> float:
    """How likely a place is to be meant when nothing else is known: log10 of its people.

    The arguments are as in `Place`.
    """
    known = log10(population + 10 ** PRIOR["settlement"])
    if type == "settlement":
        return known + (0.5 if capital else 0.0)
    prior = PRIOR["continent"] if not area else PRIOR[type]
    return max(known, prior) - (0.0 if listed else 1.0)
