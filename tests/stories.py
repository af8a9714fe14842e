"""Small invented articles for the tests of the engine's storage."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import numpy as np

from search.article import BODY, HEADLINE, Article, Published, Zone
from search.engine.build import build_arrays
from search.engine.layout import SegmentFile, write_file
from search.engine.record import UNTRAINED, Dictionaries
from search.engine.segment import Segment
from search.evidence import Enriched, Entity, Mention, Tag
from search.facet import ancestors

WORDS = ("truce", "convoy", "rebels", "rebel", "Homs", "mediators", "talked", "talking", "naïve")
PLACES = ("Syria/Homs/Rastan", "Syria/Homs", "Jordan/Amman", "Syria")
ACTORS = ("Harbour Council", "Ridge Brigade", "Salt Road Relief")


def story(number: int, seed: int = 0, words: int = 60, id: str = "") -> Enriched:
    """An article that is the same for the same arguments and tells of its number and seed."""
    draw = random.Random(1000 * seed + number)
    title = f"Story {number} of {draw.choice(WORDS)}"
    body = " ".join(draw.choice(WORDS) for _ in range(words)) + f". marker{number}x{seed} ends."
    day = date(2017, 1 + number % 12, 1 + draw.randrange(28))
    second = (day.toordinal() - date(1970, 1, 1).toordinal()) * 86_400
    article = Article(
        id=id or f"story-{number}",
        text=f"{title}\n{body}",
        zones=(
            Zone(HEADLINE, 0, len(title)),
            Zone(BODY, len(title) + 1, len(title) + 1 + len(body)),
        ),
        source=draw.choice(["Harbour Post", None]),
        language=draw.choice(["en", "fr", None]),
        published=Published(second, 120) if number % 7 else None,
    )
    place, actor = draw.choice(PLACES), draw.choice(ACTORS)
    return Enriched(
        article,
        tags=(
            Tag("place", place, ("event",), 0.9),
            Tag("actor", actor, ("subject",), draw.choice([0.3, 0.8])),
            Tag("date", day.isoformat(), ("event",), 0.9),
        ),
        mentions=(Mention(0, 5, "place", place, "event", "invented", 0.9),),
        entities=(
            Entity("actor", actor, f"actor:{actor}", actor, "organisation"),
            *(Entity("place", each, f"place:{each}", each[-5:]) for each in ancestors(place)),
        ),
    )


def segment(path: Path, stories: list[Enriched], dictionaries: Dictionaries = UNTRAINED) -> Segment:
    """A segment file of these articles, opened; the digest of each is its place in the list."""
    batch = [(each, number) for number, each in enumerate(stories)]
    write_file(path, build_arrays(batch, dictionaries), "test")
    return Segment(SegmentFile(path), np.zeros(0, np.int32))
