"""Addresses by the hundred: the search is written out once, and each value put in its place.

`tests/test_web_links.py` holds each of them to what `web.choices` makes of the search.
"""

from __future__ import annotations

from collections.abc import Callable

from search.parameters import PARAMETERS, args_from_query
from search.query import Query
from web.links import quoted

To = Callable[[str], str]

_PLACES = {name: number for number, name in enumerate(PARAMETERS)}


def choose_shortcut(query: Query, facet: str, path: str) -> To:
    """From a value to the address of the search with it as its facet's only choice."""
    before, after = _around(query, facet, facet)
    start = f"{path}?{before}{facet}="
    return lambda value: f"{start}{quoted(value)}{after}"


def days_shortcut(query: Query, path: str) -> To:
    """From a day, month or year in ISO 8601 to the address of the search within it alone."""
    before, after = _around(query, "date", "since", "until")
    start = f"{path}?{before}since="
    return lambda days: f"{start}{days}&until={days}{after}"


def _around(query: Query, facet: str, *names: str) -> tuple[str, str]:
    """What an address says before and after these parameters when another choice replaces theirs.

    The cursor goes, as does asking for articles that carry no value of the facet.
    """
    place = _PLACES[names[0]]
    before, after = "", ""
    for name, value in args_from_query(query):
        if name in names or name == "cursor" or (name == "missing" and value == facet):
            continue
        if _PLACES[name] < place:
            before += f"{quoted(name)}={quoted(value)}&"
        else:
            after += f"&{quoted(name)}={quoted(value)}"
    return before, after
