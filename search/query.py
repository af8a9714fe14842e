"""The query: one dataclass, and the one table of its parameters.

Page, API, command line and Python take these names and no others (`tests/test_query.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

DEFAULT_FACETS = ("place", "actor", "source", "date")


@dataclass(frozen=True, slots=True)
class FacetRequest:
    """Which values of a facet to return: how many, containing what, in which order."""

    name: str
    limit: int = 20
    q: str = ""
    order: Literal["count", "name"] = "count"


@dataclass(frozen=True, slots=True)
class Query:
    """One search. Values of one facet are ORed, facets are ANDed.

    `since` and `until` are days, both included, on the article's `published` day or the `event`
    days its text speaks of; "certain" wants a date's whole interval inside, "possible" an
    overlap. `limit` 0 asks for counts only. `snippets` is how many passages a hit may have.
    """

    text: str = ""
    match: Literal["all", "any"] = "all"
    place: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    exclude: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    dates: Literal["published", "event"] = "published"
    certainty: Literal["certain", "possible"] = "certain"
    sort: Literal["relevance", "newest", "oldest"] = "relevance"
    limit: int = 10
    cursor: str | None = None
    facets: tuple[str | FacetRequest, ...] = DEFAULT_FACETS
    snippets: int = 3

    def chosen(self, facet: str) -> tuple[str, ...]:
        """The values chosen of a facet, () where none are."""
        values: tuple[str, ...] = getattr(self, facet)
        return values
