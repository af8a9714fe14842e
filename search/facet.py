"""Facets, declared as data: a new one is one line here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from search.evidence import Enriched, Tag


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


def article_tags(enriched: Enriched) -> tuple[Tag, ...]:
    """All tags of an article: those found in its text and those its source stated."""
    article = enriched.article
    stated = [Tag("author", name, ("author",), 1.0) for name in dict.fromkeys(article.authors)]
    if article.source:
        stated.append(Tag("source", article.source, ("publisher",), 1.0))
    if article.language:
        stated.append(Tag("language", article.language, ("language",), 1.0))
    return (*enriched.tags, *stated)
