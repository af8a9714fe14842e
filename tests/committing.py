"""A writer that commits until it is killed, for test_durability: generation k has one known state.

In its own module, since the process that runs it imports nothing else.
"""

from __future__ import annotations

from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path

from stories import story

from search.engine.generation import Generation
from search.engine.writer import open_writer
from search.evidence import Enriched
from search.settings import Settings


@cache
def half_story(id: str) -> Enriched:
    return story(int(id[:-1]), words=20, id=id)


def commit_for_ever(folder: Path, acknowledged: Connection) -> None:
    """Commit one generation after the other, telling the number of each once it is safe."""
    with open_writer(folder, Settings()) as writer:
        number = writer.commit()
        acknowledged.send(number)
        while True:
            number += 1
            for half in "ab":
                writer.put(half_story(f"{number}{half}"), number)
            writer.delete(f"{number - 3}a")
            assert writer.commit() == number
            acknowledged.send(number)


def expected(number: int) -> dict[str, int]:
    """The live articles of a generation, id to digest."""
    halves = {f"{n}{half}": n for n in range(1, number + 1) for half in "ab"}
    return {id: n for id, n in halves.items() if id[-1] == "b" or n > number - 3}


def found(generation: Generation) -> dict[str, int]:
    """The same, as read from disk, each article whole."""
    live = {}
    for segment in generation.segments:
        digests = segment.array("digest")
        for number in segment.every.tolist():
            article = segment.article(number)
            assert article.id not in live
            live[article.id] = int(digests[number])
            assert article == half_story(article.id).article
    return live
