"""Facets, declared as data: a new one is one line here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from search.article import Article


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to divide the archive. A `path` value counts for each of its ancestors too."""

    name: str
    kind: Literal["flat", "path", "interval"]


PLACE = Facet("place", "path")
ACTOR = Facet("actor", "flat")
SOURCE = Facet("source", "flat")
AUTHOR = Facet("author", "flat")
LANGUAGE = Facet("language", "flat")
DATE = Facet("date", "interval")

FACETS = (PLACE, ACTOR, SOURCE, AUTHOR, LANGUAGE, DATE)
VALUE_FACETS = tuple(facet for facet in FACETS if facet.kind != "interval")
BY_NAME = {facet.name: facet for facet in FACETS}


def ancestors(value: str) -> tuple[str, ...]:
    """A path and all above it, outermost first: `a/b/c` gives `a`, `a/b`, `a/b/c`."""
    parts = value.split("/")
    return tuple("/".join(parts[: i + 1]) for i in range(len(parts)))


def stated(article: Article) -> list[tuple[str, str]]:
    """(facet, value) of what its source said of an article; the rest is found in its text."""
    found = [("author", name) for name in dict.fromkeys(article.authors)]
    if article.source:
        found.append(("source", article.source))
    if article.language:
        found.append(("language", article.language))
    return found
