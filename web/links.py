"""Searches as addresses: the parameters of `search.parameters` in a URL's query string."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote_plus

from search.parameters import args_from_query
from search.query import Query


@lru_cache(maxsize=8192)  # the values of facets come again on every page
def quoted(text: str) -> str:
    """A name or value as it stands in a query string; paths stay readable."""
    return quote_plus(text, safe="/:")


def url_of(path: str, query: Query) -> str:
    """`path` with the query in its query string; the path alone for an empty search."""
    pairs = args_from_query(query)
    if not pairs:
        return path
    return f"{path}?{'&'.join(f'{quoted(name)}={quoted(value)}' for name, value in pairs)}"


def form_fields(query: Query, *but: str) -> list[tuple[str, str]]:
    """What a form sends along unseen: the search but for the parameters it asks about itself."""
    return [pair for pair in args_from_query(query) if pair[0] not in (*but, "cursor")]
