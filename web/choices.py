"""What a click does to a search: choose, also choose, exclude, drop. Query to Query, no URLs.

Each begins a new list of hits, so the cursor goes. Chosen places never contain one another.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from search.facet import BY_NAME
from search.query import Query


def apart(facet: str, value: str, other: str) -> bool:
    """Whether neither value is the other or, in a facet of paths, lies below it."""
    if value == other:
        return False
    if BY_NAME[facet].kind != "path":
        return True
    return not f"{value}/".startswith(f"{other}/") and not f"{other}/".startswith(f"{value}/")


def changed(query: Query, **changes: Any) -> Query:
    """The search from its first page, with other values in the named fields."""
    return replace(query, cursor=None, **changes)


def choose(query: Query, facet: str, value: str) -> Query:
    """`value` as the facet's only choice: what the count beside it promises."""
    return changed(query, **{facet: (value,)}, missing=_without(query.missing, facet))


def also(query: Query, facet: str, value: str) -> Query:
    """`value` beside those chosen, in place of any that contains it or that it contains."""
    kept = tuple(each for each in query.chosen(facet) if apart(facet, value, each))
    return changed(query, **{facet: (*kept, value)})


def drop(query: Query, facet: str, value: str) -> Query:
    """The search without this choice."""
    return changed(query, **{facet: _without(query.chosen(facet), value)})


def exclude(query: Query, facet: str, value: str) -> Query:
    """No article that carries `value`; choices it would empty go, as do exclusions inside it."""
    chosen = tuple(v for v in query.chosen(facet) if v != value and not _inside(facet, v, value))
    kept = [v for v in query.exclude.get(facet, ()) if v != value and not _inside(facet, v, value)]
    excluded = {**query.exclude, facet: (*kept, value)}
    return changed(query, **{facet: chosen}, exclude=excluded)


def _inside(facet: str, value: str, above: str) -> bool:
    return BY_NAME[facet].kind == "path" and value.startswith(f"{above}/")


def allow(query: Query, facet: str, value: str) -> Query:
    """The search without this exclusion."""
    excluded = {**query.exclude, facet: _without(query.exclude.get(facet, ()), value)}
    kept = {name: values for name, values in excluded.items() if values}
    return changed(query, exclude=kept)


def choose_missing(query: Query, facet: str) -> Query:
    """Only articles that carry no value of the facet."""
    missing = (*_without(query.missing, facet), facet)
    if facet == "date":
        return changed(query, missing=missing, since=None, until=None)
    return changed(query, **{facet: ()}, missing=missing)


def drop_missing(query: Query, facet: str) -> Query:
    """The search without asking for articles that carry no value of the facet."""
    return changed(query, missing=_without(query.missing, facet))


def between(query: Query, since: date | None, until: date | None) -> Query:
    """The days `since` to `until` as the only choice of dates; None is open."""
    missing = _without(query.missing, "date")
    return changed(query, missing=missing, since=since, until=until)


def _without(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return tuple(each for each in values if each != value)
