"""The articles of a comparison: read once, with facet values that every engine is given alike.

Enrichment is off, so places, actors and sources are invented. They are drawn from the article's
id, so that they are the same in every run and for every engine, by Zipf's law: the value of rank
r is drawn about 1/r times as often as the first.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from hashlib import blake2b
from itertools import islice
from pathlib import Path

from search.article import HEADLINE, Article
from search.evidence import Enriched, Entity, Tag
from search.facet import ancestors
from search.sources import read_paths

TOWNS, ACTORS, SOURCES = 4_000, 3_000, 40
PLACES_EACH, ACTORS_EACH = 3, 4
CONFIDENCE = 0.9


@dataclass(frozen=True, slots=True)
class Facets:
    """What an article carries: places (3-level paths), actors, and its source.

    `paths`: the places with all above them, what an engine without paths must be given.
    """

    places: tuple[str, ...]
    actors: tuple[str, ...]
    source: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """An article, its source replaced by the invented one, and its facet values."""

    article: Article
    facets: Facets

    @property
    def body(self) -> str:
        """All text but the headline, as an engine with two text fields indexes it."""
        return body_of(self.article)

    @property
    def day(self) -> str:
        """The day of publication, "" where there is none."""
        return self.article.published.day.isoformat() if self.article.published else ""


def body_of(article: Article) -> str:
    parts = [article.text[zone.start : zone.end] for zone in article.zones if zone.kind != HEADLINE]
    return "\n".join(parts)


def facets_of(id: str) -> Facets:
    draw = random.Random(blake2b(id.encode("utf-8", "surrogatepass"), digest_size=8).digest())
    places = {_rank(draw, TOWNS): None for _ in range(PLACES_EACH)}
    actors = {_rank(draw, ACTORS): None for _ in range(ACTORS_EACH)}
    names = [f"Country {town % 40}/Division {town % 400}/Town {town}" for town in places]
    return Facets(
        tuple(names),
        tuple(f"Actor {number}" for number in actors),
        f"Source {_rank(draw, SOURCES)}",
        tuple(sorted({above for place in names for above in ancestors(place)})),
    )


def _rank(draw: random.Random, values: int) -> int:
    """A number below `values`; r with a chance of about 1 / r."""
    return int(values ** draw.random()) - 1


def story(article: Article) -> Story:
    facets = facets_of(article.id)
    return Story(replace(article, source=facets.source), facets)


def stories(path: Path, limit: int | None = None) -> list[Story]:
    """The articles of a file Dateline reads; the first `limit` of them. Rejected ones are left."""
    return list(islice(_stories(path), limit))


def _stories(path: Path) -> Iterator[Story]:
    seen: set[str] = set()
    for each in read_paths([path]):
        if isinstance(each, Article) and each.id not in seen:
            seen.add(each.id)
            yield story(each)


def enriched(article: Article, facets: Facets) -> Enriched:
    """The article as an enricher would hand it to the engine."""
    tags = tuple(Tag("place", place, ("event",), CONFIDENCE) for place in facets.places)
    tags += tuple(Tag("actor", actor, ("subject",), CONFIDENCE) for actor in facets.actors)
    entities = [_entity("place", above) for place in facets.places for above in ancestors(place)]
    entities += [_entity("actor", actor) for actor in facets.actors]
    return Enriched(article, tags, (), tuple(dict.fromkeys(entities)))


@cache
def _entity(facet: str, value: str) -> Entity:
    return Entity(facet, value, f"invented:{value}", value.rpartition("/")[2])
