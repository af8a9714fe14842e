"""Facet counts as lists a template can print: each value with the searches its controls lead to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from search.parameters import MOST_VALUES
from search.query import FacetRequest, Query
from search.results import FacetCounts, FacetValue
from web import choices
from web.wording import ACTOR_TYPES, FACET_TITLES, say_language

PAGE_FACETS = (
    FacetRequest("place", limit=40),
    FacetRequest("date", limit=MOST_VALUES),
    FacetRequest("actor", limit=24),
    FacetRequest("source", limit=8),
    FacetRequest("author", limit=8),
    FacetRequest("language", limit=8),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value in a list. `go` chooses it alone, or drops it where it is chosen.

    `beside` adds it to what is chosen; None where nothing is, or it is. `children` lie below it;
    `unfolded` says that one of them is chosen.
    """

    label: str
    value: str
    count: int
    chosen: bool
    go: Query
    beside: Query | None
    exclude: Query
    children: tuple[Choice, ...] = ()
    unfolded: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A run of values under a heading of their type; "" where there is one run alone."""

    heading: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class FacetList:
    """A facet as the page shows it. `more` shows further values; None where all are shown."""

    name: str
    title: str
    sections: tuple[Section, ...]
    distinct: int
    missing: int
    only_missing: Query
    missing_chosen: bool
    more: Query | None


def page_query(query: Query) -> Query:
    """The search with all facets of the page, each with the options that its URL gives it."""
    asked = {each.name: each for each in query.facets if isinstance(each, FacetRequest)}
    return replace(query, facets=tuple(asked.get(each.name, each) for each in PAGE_FACETS))


def facet_list(counts: FacetCounts, query: Query) -> FacetList | None:
    """The values of one facet; None where they divide nothing: no value, or one that all carry."""
    missing_chosen = counts.name in query.missing
    chosen = missing_chosen or any(value.chosen for value in counts.values)
    shown = len(counts.values)
    if not chosen and (shown == 0 or (shown == 1 and not counts.missing)):
        return None
    only = choices.drop_missing if missing_chosen else choices.choose_missing
    return FacetList(
        counts.name,
        FACET_TITLES[counts.name],
        _sections(counts, query),
        counts.distinct,
        counts.missing,
        only(query, counts.name),
        missing_chosen,
        _with_limit(query, counts.name, shown * 4)
        if counts.distinct > shown < MOST_VALUES
        else None,
    )


def _with_limit(query: Query, name: str, limit: int) -> Query:
    """The same search, showing `limit` values of one facet, with its other options as they are."""
    requests = {each if isinstance(each, str) else each.name: each for each in query.facets}
    asked = requests.get(name, name)
    request = FacetRequest(name) if isinstance(asked, str) else asked
    requests[name] = replace(request, limit=min(limit, MOST_VALUES))
    return replace(query, facets=tuple(requests.values()))


def _sections(counts: FacetCounts, query: Query) -> tuple[Section, ...]:
    if counts.kind == "interval":
        return ()  # drawn as bars: see `web.histogram`
    if counts.kind == "path":
        return (Section("", place_tree(counts.values, query, counts.name)),)
    made = [(value.type, _choice(value, query, counts.name)) for value in counts.values]
    if counts.name != "actor":
        return (Section("", tuple(choice for _, choice in made)),)
    types = [*ACTOR_TYPES, *dict.fromkeys(kind for kind, _ in made if kind not in ACTOR_TYPES)]
    groups = [(kind, tuple(choice for each, choice in made if each == kind)) for kind in types]
    return tuple(
        Section(ACTOR_TYPES.get(kind, kind or "Other"), group) for kind, group in groups if group
    )


def place_tree(values: Iterable[FacetValue], query: Query, facet: str) -> tuple[Choice, ...]:
    """Paths as a tree in the order given; a value whose parent is not listed becomes a root."""
    listed = {value.value: value for value in values}
    below: dict[str, list[FacetValue]] = {}
    for value in listed.values():
        parent = "/".join(value.value.split("/")[:-1])
        while parent and parent not in listed:
            parent = "/".join(parent.split("/")[:-1])
        below.setdefault(parent, []).append(value)

    def grow(parent: str) -> tuple[Choice, ...]:
        grown = []
        for value in below.get(parent, ()):
            children = grow(value.value)
            unfolded = any(child.chosen or child.unfolded for child in children)
            grown.append(_choice(value, query, facet, children, unfolded))
        return tuple(grown)

    return grow("")


def _choice(
    value: FacetValue,
    query: Query,
    facet: str,
    children: tuple[Choice, ...] = (),
    unfolded: bool = False,
) -> Choice:
    chosen = query.chosen(facet)
    here = value.value in chosen  # else it may be chosen under another name of it
    pick = choices.drop if here else choices.choose
    return Choice(
        say_language(value.value) if facet == "language" else value.label or value.path[-1],
        value.value,
        value.count,
        here or value.chosen,
        pick(query, facet, value.value),
        choices.also(query, facet, value.value) if chosen and not here else None,
        choices.exclude(query, facet, value.value),
        children,
        unfolded,
    )
