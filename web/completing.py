"""Completion of a search as it is typed: words, places and actors, each with its count."""

from __future__ import annotations

from dataclasses import dataclass, replace

from search.archive import Archive
from search.query import DEFAULT_FACETS, FacetRequest, Query
from web import choices
from web.addresses import Addresses
from web.tongues import Tongue
from web.wording import say_value

WORDS, VALUES = 6, 3
LEAST = 2
"""Letters typed before anything is offered."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A way to go on: `said` is the kind of thing, `go` the search, which finds `count`."""

    label: str
    said: str
    count: int
    go: str


def completions(archive: Archive, query: Query, tongue: Tongue) -> tuple[Offer, ...]:
    """What the last word of the text may become. QueryError where the words before have a fault."""
    to = Addresses(tongue.root)
    before, _, last = query.text.rpartition(" ")
    if len(last) < LEAST or not last.isalnum():
        return ()
    rest = replace(query, text=before, cursor=None, facets=DEFAULT_FACETS)
    offers = []
    for word in archive.complete(last, rest, WORDS):
        text = f"{before} {word.word}".strip()
        go = to.search(replace(rest, text=text))
        offers.append(Offer(text, "", word.count, go))
    asked = tuple(FacetRequest(name, limit=VALUES, q=last) for name in ("place", "actor"))
    counts = archive.search(replace(rest, limit=0, snippets=0, facets=asked)).facets
    for name, facet in counts.items():
        for value in facet.values:
            go = to.search(choices.choose(rest, name, value.value))
            offers.append(
                Offer(say_value(name, value.value, tongue), tongue(name), value.count, go)
            )
    return tuple(offers)
