"""The addresses of our pages, relative to the host: no page trusts the name it was asked under."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

from werkzeug.routing import BaseConverter

from search.query import DEFAULT_FACETS, Query
from web.links import url_of


class IdConverter(BaseConverter):
    """An article's id as the rest of a path, slashes and all.

    Slashes are written %2F: a browser would take `..` between bare ones as a step up.
    """

    regex = r"[\s\S]+"
    part_isolating = False

    def to_url(self, value: str) -> str:
        return quote(value, safe="")


def search_url(query: Query) -> str:
    """The results page of a search."""
    return url_of("/", query)


def article_url(id: str, query: Query) -> str:
    """The article page, with the search whose marks it shows."""
    return url_of(f"/article/{quote(id, safe='')}", _carried(query))


def api_search_url(query: Query) -> str:
    """A search in the API."""
    return url_of("/api/v1/search", query)


def api_article_url(id: str, query: Query) -> str:
    """An article in the API, with the search whose marks it gives."""
    return url_of(f"/api/v1/articles/{quote(id, safe='')}", _carried(query))


def _carried(query: Query) -> Query:
    """What of a search an article's address keeps: all but which facets were counted."""
    return replace(query, facets=DEFAULT_FACETS)
