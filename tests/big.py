"""A big archive made up for the tests of the web: every facet full, as many months as are drawn."""

from __future__ import annotations

import random
from pathlib import Path

from search.article import Article, Published, Zone
from search.engine.writer import open_writer
from search.evidence import Enriched, Entity, Tag
from search.facet import ancestors
from search.settings import Settings

ARTICLES, MONTHS = 3_000, 94
MONTH = 30 * 86_400
FIRST = 1_388_534_400
"""The first of January 2014."""
KINDS = ("person", "group", "armed group", "state body", "organisation", "media")
LANGUAGES = ("en", "ar", "fr", "de", "es", "tr", "ru", "fa", "ku", "it")
SENTENCE = (
    "The relief convoy number {n} was held for {m} hours at the northern checkpoint while envoys "
    "of both sides argued over the list of drivers, and the council of the town counted again. "
)
PARAGRAPHS = 3


def big_archive(folder: Path) -> Path:
    """An index of `ARTICLES` articles; each carries three places, three actors and two authors."""
    draw = random.Random(5)
    with open_writer(folder, Settings()) as writer:
        for number in range(ARTICLES):
            writer.put(_enriched(number, draw), number)
    return folder


def _enriched(number: int, draw: random.Random) -> Enriched:
    title = f"Convoy {number} waits at the northern checkpoint as envoys argue over its drivers"
    paragraphs = [SENTENCE.format(n=number, m=n + 2) * 3 for n in range(PARAGRAPHS)]
    text = "\n".join((title, *paragraphs))
    article = Article(
        f"news-{number:012}",
        text,
        (Zone("headline", 0, len(title)), Zone("body", len(title) + 1, len(text))),
        source=f"Wire Service {_rank(draw, 60)}",
        authors=tuple(f"Correspondent {_rank(draw, 400)}" for _ in range(2)),
        language=LANGUAGES[_rank(draw, len(LANGUAGES))],
        published=Published(FIRST + number % MONTHS * MONTH + number),
    )
    places = {_place(_rank(draw, 900)): None for _ in range(3)}
    actors = {_rank(draw, 700): None for _ in range(3)}
    names = {f"Relief Committee {each}": KINDS[each % 6] for each in actors}
    tags = [Tag("place", each, ("event",), 0.9) for each in places]
    tags += [Tag("actor", each, ("subject",), 0.9) for each in names]
    above = {each: None for place in places for each in ancestors(place)}
    entities = [Entity("place", each, f"made:{each}", each.rpartition("/")[2]) for each in above]
    entities += [Entity("actor", each, "", each, kind) for each, kind in names.items()]
    return Enriched(article, tuple(tags), (), tuple(entities))


def _place(number: int) -> str:
    country, division = f"Country {number % 12}", f"Governorate {number % 90}"
    return f"{country}/{division}/Town {number}"


def _rank(draw: random.Random, values: int) -> int:
    """A number below `values`, small ones more often."""
    return int(values ** draw.random()) - 1
