"""Enrichment of many articles at once, by processes of its own, in the order they came.

Each worker is a fresh interpreter (worker.py) that is spoken to over pipes. Unlike a fork it is
safe beside threads; unlike a spawned `multiprocessing` child it does not run the caller's script
again, so that `search.index_paths` works from any script or notebook. Articles are handed out well
ahead of those that come back, and threads that do nothing else serve the pipes: so workers go on
while the process that indexes writes a segment.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import chain, islice
from pathlib import Path

from search.enrich import open_enricher
from search.enrich.corrections import NO_OVERRIDES, Overrides
from search.evidence import Enriched
from search.indexer.collector import young_only
from search.indexer.deferred import Digested
from search.indexer.homes import Homed, Homes
from search.indexer.process import Process

DigestedEnriched = tuple[Enriched, int]
Enrichment = Generator[DigestedEnriched, None, None]

WORTHWHILE = 400
"""Articles below which starting workers costs more time than it saves."""

CHUNK = 100
"""Articles given to a worker at once."""

AHEAD = 16_000_000
"""Characters of articles that are out, or back and not asked for yet, at most: several seconds of
work, as writing a segment takes."""

MOST = 4
"""Workers, at most: past that the process that writes the index sets the pace."""


def enrich_all(
    articles: Iterable[Digested],
    cache: Path,
    overrides: Overrides = NO_OVERRIDES,
    homes: Path | None = None,
) -> Enrichment:
    """Each article enriched, with its digest, in order. DatelineError where a worker dies.

    `overrides` are handed on as they are, so that all articles of a run obey the same ones.
    `homes`: the file that keeps where sources are at home; without one it is learned anew.
    """
    source = iter(articles)
    first = list(islice(source, WORTHWHILE))
    if not first:
        return
    # The first on a machine makes what all share, and a malformed line is told before any work.
    enricher = open_enricher(cache, overrides)
    learned = Homes(homes, enricher)
    every = learned.settle(chain(first, source))
    count = min(MOST, os.cpu_count() or 1)
    if len(first) < WORTHWHILE or count == 1:
        for article, digest, home in every:
            yield enricher.enrich(article, home), digest
    else:
        yield from _in_workers(every, cache, overrides, count)
    learned.save()


def _in_workers(
    articles: Iterator[Homed], cache: Path, overrides: Overrides, count: int
) -> Enrichment:
    with ExitStack() as stack:
        stack.enter_context(young_only())
        workers = [stack.enter_context(Process(cache, overrides)) for _ in range(count)]
        out: deque[tuple[Process, list[Homed]]] = deque()
        characters = 0
        while chunk := list(islice(articles, CHUNK)):
            worker = min(workers, key=lambda each: each.waiting)
            worker.send([(article, home) for article, _, home in chunk])
            out.append((worker, chunk))
            characters += _characters(chunk)
            while characters > AHEAD:
                characters -= _characters(out[0][1])
                yield from _back(*out.popleft())
        while out:
            yield from _back(*out.popleft())


def _back(worker: Process, chunk: Sequence[Homed]) -> Iterator[DigestedEnriched]:
    found = worker.receive([article for article, _, _ in chunk])
    return zip(found, (digest for _, digest, _ in chunk), strict=True)


def _characters(chunk: Sequence[Homed]) -> int:
    return sum(len(article.text) for article, _, _ in chunk)
