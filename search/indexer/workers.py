"""Enrichment of many articles at once, by processes of its own, in the order they came.

Each worker is a fresh interpreter (worker.py) that talks pickles over its pipes. Unlike a
fork it is safe beside threads; unlike a spawned `multiprocessing` child it does not run the
caller's script again, so that `search.index_paths` works from any script or notebook.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import ExitStack
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import NoReturn

from search.enrich import open_enricher
from search.enrich.corrections import NO_OVERRIDES, Overrides
from search.errors import DatelineError
from search.evidence import Enriched
from search.indexer.deferred import Digested
from search.indexer.homes import Homed, Homes

DigestedEnriched = tuple[Enriched, int]
Enrichment = Generator[DigestedEnriched, None, None]

WORTHWHILE = 400
"""Articles below which starting workers costs more time than it saves."""

CHUNK = 50
"""Articles given to a worker at once."""

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
        idle = [stack.enter_context(_Worker(cache, overrides)) for _ in range(count)]
        busy: deque[_Worker] = deque()
        while chunk := list(islice(articles, CHUNK)):
            if idle:
                worker, done = idle.pop(), []
            else:
                worker = busy.popleft()
                done = worker.receive()
            worker.send(chunk)
            busy.append(worker)
            yield from done
        for worker in busy:
            yield from worker.receive()


class _Worker:
    """One process. It has at most one chunk in hand, so that its two pipes never block."""

    def __init__(self, cache: Path, overrides: Overrides) -> None:
        package = str(Path(__file__).resolve().parent.parent.parent)
        path = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "search.indexer.worker", str(cache)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
        )
        self._say(overrides)

    def __enter__(self) -> _Worker:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            self._process.kill()
        self._process.communicate()

    def send(self, chunk: list[Homed]) -> None:
        self._say(chunk)

    def _say(self, what: list[Homed] | Overrides) -> None:
        assert self._process.stdin is not None
        try:
            pickle.dump(what, self._process.stdin, pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()
        except BrokenPipeError:
            self._died()

    def receive(self) -> list[DigestedEnriched]:
        assert self._process.stdout is not None
        try:
            answer: list[DigestedEnriched] | DatelineError = pickle.load(self._process.stdout)
        except (EOFError, pickle.UnpicklingError):
            self._died()
        if isinstance(answer, DatelineError):
            raise answer
        return answer

    def _died(self) -> NoReturn:
        code = self._process.wait()
        raise DatelineError(
            f"a process that finds places, dates and actors ended early (exit code {code}); what"
            " was committed before is in the index, index the same paths again to go on"
        )
