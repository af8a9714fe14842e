"""Addresses by the hundred: the search is written out once, and each value put in its place.

What `choices` makes of a search differs from value to value only where the value stands, but for
values that contain, or are, what is chosen or excluded already: those are written out one by one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from search.query import Query
from web import choices
from web.links import quoted, url_of

Way = Callable[[Query, str, str], Query]
To = Callable[[str], str]

_HERE = "\ufdd0"  # a noncharacter holds the place of the value
_ANY_DAYS = f"since={date.min}&until={date.max}"


def shortcut(way: Way, query: Query, facet: str, path: str) -> To:
    """From a value of a facet to the address of `way(query, facet, value)`."""

    def written_out(value: str) -> str:
        return url_of(path, way(query, facet, value))

    before, here, after = written_out(_HERE).partition(quoted(_HERE))
    if not here or quoted(_HERE) in after:  # the search speaks of the noncharacter itself
        return written_out
    taken: tuple[str, ...] = ()
    if way is not choices.choose:  # a value chosen alone asks for no other
        taken = (*query.chosen(facet), *query.exclude.get(facet, ()))

    def address(value: str) -> str:
        if taken and not all(choices.apart(facet, value, each) for each in taken):
            return written_out(value)
        return before + quoted(value) + after

    return address


def days_shortcut(query: Query, path: str) -> To:
    """From a day, month or year in ISO 8601 to the address of the search within it alone."""
    before, _, after = url_of(path, choices.between(query, date.min, date.max)).partition(_ANY_DAYS)

    def address(days: str) -> str:
        return f"{before}since={days}&until={days}{after}"

    return address
