"""Searches as addresses: the parameters of `search.parameters` in a URL's query string."""

from __future__ import annotations

from urllib.parse import urlencode

from search.parameters import args_from_query
from search.query import Query


def url_of(path: str, query: Query) -> str:
    """`path` with the query in its query string; the path alone for an empty search."""
    pairs = args_from_query(query)
    return f"{path}?{urlencode(pairs, safe='/:')}" if pairs else path


def form_fields(query: Query, *but: str) -> list[tuple[str, str]]:
    """What a form sends along unseen: the search but for the parameters it asks about itself."""
    return [pair for pair in args_from_query(query) if pair[0] not in (*but, "cursor")]
