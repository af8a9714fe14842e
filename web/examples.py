"""Examples of the query language made of an archive's own words, so that each finds something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from search.archive import Archive
from search.errors import QueryError
from search.query import FacetRequest, Query

LOOKED_AT = 20
"""Articles in which two words that stand side by side are looked for."""


@dataclass(frozen=True, slots=True)
class Example:
    """A search, what it asks for, and what it finds."""

    query: Query
    meaning: str
    count: int


def examples(archive: Archive) -> tuple[Example, ...]:
    """One example of each thing that can be asked; those that find nothing are left out."""
    made = []
    for text, meaning in _texts(archive):
        query = Query(text=text)
        try:
            total = archive.search(replace(query, limit=0, facets=(), snippets=0)).total
        except QueryError:
            continue
        if total:
            made.append(Example(query, meaning, total))
    return tuple(made)


def _texts(archive: Archive) -> Iterator[tuple[str, str]]:
    asked = (FacetRequest("place", limit=1), FacetRequest("actor", limit=1))
    newest = archive.search(Query(sort="newest", limit=LOOKED_AT, facets=asked, snippets=0))
    pairs = (_side_by_side(hit.title) for hit in newest.hits)
    one, two = next((pair for pair in pairs if pair), ("", ""))
    if one:
        yield f"{one} {two}", "both words, in any of their forms"
        yield f"{one} OR {two}", "either word"
        yield f"{one} -{two}", "the first word without the second"
        yield f'"{one} {two}"', "exactly these words, side by side"
        yield f'"{two} {one}"~5', "these words in any order, with at most five others between"
        yield f'"{one} {two}"~s', "these words in one sentence"
        yield f"{one[:-2]}*", "words that begin so"
        yield f"{one[:2]}?{one[3:]}", "any one letter for the question mark"
        yield f"{one[:-1]}x~", "words that differ by one letter"
        yield f"title:{one}", "the word in the headline"
    for name, meaning in (("place", "a place and all in it"), ("actor", "an actor")):
        for value in newest.facets[name].values:
            yield f'{name}:"{value.value}"', meaning
    day = next((hit.published.day for hit in newest.hits if hit.published), None)
    if day:
        yield f"published:{day:%Y-%m}", "published in that month"
        yield f"published:[{day.year - 1} TO {day.year}]", "published in these years"
        yield f"event:{day:%Y}", "speaking of a time in that year"


def _side_by_side(title: str) -> tuple[str, str] | None:
    """Two words of some length that stand next to one another."""
    found = re.search(r"\b([^\W\d_]{5,}) ([^\W\d_]{4,})\b", title.lower())
    return (found[1], found[2]) if found else None
