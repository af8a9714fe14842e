"""Where an article stands in the search that led to it, and what comes before and after."""

from __future__ import annotations

from dataclasses import dataclass, replace

from search.archive import Archive
from search.errors import CursorExpired, QueryError
from search.parameters import MOST_HITS
from search.query import Query
from search.results import Hit


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The hits around one. `number` counts from 1, 0 where only its surroundings are known.

    Each neighbour comes with the search its address carries.
    """

    number: int
    total: int
    before: tuple[Hit, Query] | None
    after: tuple[Hit, Query] | None


def neighbours(archive: Archive, id: str, query: Query) -> Neighbours | None:
    """The neighbours of a hit among the first `MOST_HITS`, or after the cursor of its page."""
    for start in dict.fromkeys((None, query.cursor)):
        try:
            found = _around(archive, id, replace(query, cursor=start))
        except (QueryError, CursorExpired):
            return None
        if found:
            return found
    return None


def _around(archive: Archive, id: str, query: Query) -> Neighbours | None:
    window = replace(query, limit=MOST_HITS, facets=(), snippets=0)
    results = archive.search(window)
    place = next((n for n, hit in enumerate(results.hits) if hit.id == id), None)
    if place is None:
        return None
    before = (results.hits[place - 1], query) if place else None
    after = (results.hits[place + 1], query) if place + 1 < len(results.hits) else None
    if after is None and results.cursor:
        further = replace(query, cursor=results.cursor)
        follow = archive.search(replace(further, limit=1, facets=(), snippets=0)).hits
        after = (follow[0], further) if follow else None
    return Neighbours(0 if query.cursor else place + 1, results.total, before, after)
