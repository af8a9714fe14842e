"""How likely a place is to be meant by its name when nothing else is known."""

from __future__ import annotations

from math import log10

from search.enrich.place import Place

PRIOR = {"continent": 7.5, "country": 7.0, "division": 5.6, "region": 4.8, "settlement": 2.7}
"""What a place of each type weighs where nothing is known of its population (log10 of people).
"continent" is any region beyond countries."""


def weight(place: Place) -> float:
    """How likely a place is to be meant when nothing else is known: log10 of its people."""
    known = log10(place.population + 10 ** PRIOR["settlement"])
    if place.type == "settlement":
        return known + (0.5 if place.capital else 0.0)
    prior = PRIOR["continent"] if not place.area else PRIOR[place.type]
    return max(known, prior) - (0.0 if place.listed else 1.0)
