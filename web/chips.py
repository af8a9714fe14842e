"""What is chosen in a search, one chip each, with the search that is left without it."""

from __future__ import annotations

from dataclasses import dataclass

from search.facet import VALUE_FACETS
from search.query import Query
from web import choices
from web.tongues import Tongue
from web.wording import say_range, say_value


@dataclass(frozen=True, slots=True)
class Chip:
    """One choice: its facet, how it reads, whether it excludes, and the search without it."""

    facet: str
    label: str
    excluded: bool
    without: Query


def chips(query: Query, tongue: Tongue) -> tuple[Chip, ...]:
    """All that narrows a search but its words, in the order of the facets."""
    made: list[Chip] = []
    for facet in VALUE_FACETS:
        name = facet.name
        for value in query.chosen(name):
            label = say_value(name, value, tongue)
            made.append(Chip(name, label, False, choices.drop(query, name, value)))
        for value in query.exclude.get(name, ()):
            label = say_value(name, value, tongue)
            made.append(Chip(name, label, True, choices.allow(query, name, value)))
    for name in query.missing:
        made.append(Chip(name, tongue("none"), False, choices.drop_missing(query, name)))
    return (*made, *_date_chips(query, tongue))


def _date_chips(query: Query, tongue: Tongue) -> list[Chip]:
    if not (query.since or query.until):
        return []
    kind = "dates in the text" if query.dates == "event" else "published"
    said = say_range(query.since, query.until, tongue)
    return [Chip(kind, said, False, choices.between(query, None, None))]
