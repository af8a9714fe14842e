"""What is chosen in a search, one chip each, with the search that is left without it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from search.facet import VALUE_FACETS
from search.query import Query
from web import choices
from web.choices import between
from web.wording import say_range, say_value


@dataclass(frozen=True, slots=True)
class Chip:
    """One choice: its facet, how it reads, whether it excludes, and the search without it."""

    facet: str
    label: str
    excluded: bool
    without: Query


def chips(query: Query) -> tuple[Chip, ...]:
    """All that narrows a search but its words, in the order of the facets."""
    made: list[Chip] = []
    for facet in VALUE_FACETS:
        name = facet.name
        for value in query.chosen(name):
            label = say_value(name, value)
            made.append(Chip(name, label, False, choices.drop(query, name, value)))
        for value in query.exclude.get(name, ()):
            label = say_value(name, value)
            made.append(Chip(name, label, True, choices.allow(query, name, value)))
    for name in query.missing:
        made.append(Chip(name, f"no {name}", False, choices.drop_missing(query, name)))
    return (*made, *_date_chips(query))


def _date_chips(query: Query) -> list[Chip]:
    if not (query.since or query.until):
        return []
    kind = "dates in the text" if query.dates == "event" else "published"
    return [Chip(kind, say_range(query.since, query.until), False, between(query, None, None))]


def relaxed(query: Query) -> tuple[tuple[str, Query], ...]:
    """The searches that each leave one thing out, with what is left out, for an empty result."""
    left_out: list[tuple[str, Query]] = []
    if query.match == "all" and len(query.text.split()) > 1:
        left_out.append(("find any of the words", replace(query, match="any", cursor=None)))
    for chip in chips(query):
        said = f"not {chip.label}" if chip.excluded else chip.label
        left_out.append((f"without “{said}”", chip.without))
    if query.text.strip() and left_out:
        left_out.append(("without the words", replace(query, text="", cursor=None)))
    return tuple(left_out)
