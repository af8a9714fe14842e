"""Facet counts as lists a template can print: each value with the addresses of its controls."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from search.folding import fold
from search.parameters import MOST_VALUES
from search.query import FacetRequest, Query
from search.results import FacetCounts, FacetValue
from web import choices
from web.addresses import Addresses
from web.shortcuts import choose_shortcut
from web.tongues import Tongue
from web.wording import ACTOR_TYPES, FACET_TITLES, say_value

PAGE_FACETS = (
    FacetRequest("place", limit=20),
    FacetRequest("date", limit=MOST_VALUES),
    FacetRequest("actor", limit=12),
    FacetRequest("source", limit=6),
    FacetRequest("author", limit=5),
    FacetRequest("language", limit=5),
)


class Choice(NamedTuple):
    """A value in a list; a tuple, because a page makes many.

    `go` chooses it alone, or drops it where it is chosen. Buttons that leave it out, or add it to
    what is chosen, send `value` along with the search. That is "" where more than a value changes,
    as where it lies in a chosen place: there `exclude` and `beside` are addresses that do the
    same, `beside` "" for what is chosen. `children` lie below it, and are shown if `unfolded`.
    """

    label: str
    count: str  # type: ignore[assignment]  # hides tuple.count, which nobody needs here
    chosen: bool
    go: str
    value: str
    exclude: str = ""
    beside: str = ""
    children: tuple[Choice, ...] = ()
    unfolded: bool = False


class Section(NamedTuple):
    """A run of values under a heading of their type; "" where there is one run alone.

    `tree`: they are the roots of trees.
    """

    heading: str
    choices: tuple[Choice, ...]
    tree: bool = False


@dataclass(frozen=True, slots=True)
class FacetList:
    """A facet as a page shows it: `shown` of `distinct` values; `missing` articles have none.

    `addable`: values can be added to what is chosen.
    """

    name: str
    title: str
    sections: tuple[Section, ...]
    shown: int
    distinct: int
    missing: int
    only_missing: str
    missing_chosen: bool
    addable: bool

    @property
    def unlisted(self) -> int:
        """How many values there are beside those shown."""
        return self.distinct - self.shown


def page_query(query: Query) -> Query:
    """The search with all facets of the page, each with the options that its URL gives it."""
    asked = {each.name: each for each in query.facets if isinstance(each, FacetRequest)}
    return replace(query, facets=tuple(asked.get(each.name, each) for each in PAGE_FACETS))


def facet_list(counts: FacetCounts, query: Query, tongue: Tongue) -> FacetList | None:
    """The values of one facet; None where they divide nothing: no value, or one that all carry."""
    missing_chosen = counts.name in query.missing
    chosen = missing_chosen or any(value.chosen for value in counts.values)
    shown = len(counts.values)
    if not chosen and (shown == 0 or (shown == 1 and not counts.missing)):
        return None
    return whole_list(counts, query, tongue)


def whole_list(
    counts: FacetCounts, query: Query, tongue: Tongue, flat: bool = False, by_name: bool = False
) -> FacetList:
    """The values of one facet, whether they divide anything or not; `flat`: in one run.

    `by_name`: in the order of their labels, but trees in that of their paths.
    """
    missing_chosen = counts.name in query.missing
    told = counts.missing or missing_chosen
    only = choices.drop_missing if missing_chosen else choices.choose_missing
    return FacetList(
        counts.name,
        tongue(FACET_TITLES[counts.name]),
        _sections(counts, query, tongue, flat, by_name),
        len(counts.values),
        counts.distinct,
        counts.missing,
        Addresses(tongue.root).search(only(query, counts.name)) if told else "",
        missing_chosen,
        bool(query.chosen(counts.name)) if counts.kind != "interval" else False,
    )


def _sections(
    counts: FacetCounts, query: Query, tongue: Tongue, flat: bool, by_name: bool
) -> tuple[Section, ...]:
    if counts.kind == "interval":
        return ()  # drawn as bars: see `web.histogram`
    choice = _chooser(query, counts.name, tongue, flat)
    if counts.kind == "path" and not flat:
        roots = _tree(counts.values, choice)
        first = tuple(each._replace(unfolded=True) for each in roots[:1])
        return (Section("", (*first, *roots[1:]), tree=True),)
    made = [(value.type, choice(value, ())) for value in counts.values]
    if by_name:
        made.sort(key=lambda each: fold(each[1].label))
    if counts.name != "actor" or flat:
        return (Section("", tuple(choice for _, choice in made)),)
    types = [*ACTOR_TYPES, *dict.fromkeys(kind for kind, _ in made if kind not in ACTOR_TYPES)]
    groups = [(kind, tuple(choice for each, choice in made if each == kind)) for kind in types]
    return tuple(
        Section(tongue(ACTOR_TYPES.get(kind, kind or "Other")), group)
        for kind, group in groups
        if group
    )


Chooser = Callable[[FacetValue, tuple[Choice, ...]], Choice]


def _tree(values: Iterable[FacetValue], choice: Chooser) -> tuple[Choice, ...]:
    """Paths as a tree in the order given; a value whose parent is not listed becomes a root."""
    listed = {value.value: value for value in values}
    below: dict[str, list[FacetValue]] = {}
    for value in listed.values():
        parent = value.value.rpartition("/")[0]
        while parent and parent not in listed:
            parent = parent.rpartition("/")[0]
        below.setdefault(parent, []).append(value)

    def grow(parent: str) -> tuple[Choice, ...]:
        return tuple(choice(value, grow(value.value)) for value in below.get(parent, ()))

    return grow("")


def _chooser(query: Query, facet: str, tongue: Tongue, flat: bool) -> Chooser:
    """Makes the choices of one facet; all that is the same for each is worked out here, once."""
    to = Addresses(tongue.root)
    number = tongue.number
    chosen = query.chosen(facet)
    taken = (*chosen, *query.exclude.get(facet, ()))
    choose = choose_shortcut(query, facet, to.home)
    said = facet == "language" or flat

    def choice(value: FacetValue, children: tuple[Choice, ...]) -> Choice:
        name = value.value
        label = say_value(facet, name, tongue) if said else value.label or name.rpartition("/")[2]
        count = number(value.count)
        if not taken or all(choices.apart(facet, name, each) for each in taken):
            unfolded = value.chosen or any(child.unfolded for child in children)  # by another name
            return Choice(
                label, count, value.chosen, choose(name), name, "", "", children, unfolded
            )
        here = name in chosen
        return Choice(
            label,
            count,
            here or value.chosen,
            to.search(choices.drop(query, facet, name)) if here else choose(name),
            "",
            to.search(choices.exclude(query, facet, name)),
            to.search(choices.also(query, facet, name)) if chosen and not here else "",
            children,
            here or value.chosen or any(child.unfolded for child in children),
        )

    return choice
