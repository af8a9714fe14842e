"""One process that enriches (`worker.py`), and the two threads that serve its pipes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from types import TracebackType

from search.article import Article
from search.enrich.corrections import Overrides
from search.enrich.homes import Home
from search.errors import DatelineError
from search.evidence import Enriched
from search.indexer.parcels import findings_in, pack, pack_articles, receive

PIPE = 1 << 20
"""Bytes a pipe holds where the system lets one choose: some chunks, so that the worker need not
wait for a thread of ours to get its turn."""


class Process:
    """A worker: chunks of articles in, what was found in them out, in the same order."""

    def __init__(self, cache: Path, overrides: Overrides) -> None:
        package = str(Path(__file__).resolve().parent.parent.parent)
        path = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "search.indexer.worker", str(cache)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
            pipesize=PIPE,
        )
        self._out: SimpleQueue[bytes | None] = SimpleQueue()
        self._back: SimpleQueue[bytes | None] = SimpleQueue()
        self._sent = self._received = 0
        self._threads = [Thread(target=each, daemon=True) for each in (self._speak, self._listen)]
        for thread in self._threads:
            thread.start()
        self._out.put(pack(overrides))

    def __enter__(self) -> Process:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            self._process.kill()
        self._out.put(None)
        for thread in self._threads:
            thread.join()
        self._process.wait()

    @property
    def waiting(self) -> int:
        """How many chunks are with the worker or on the way to it."""
        return self._sent - self._received

    def send(self, chunk: Sequence[tuple[Article, Home]]) -> None:
        """Hand out articles, each with the home of its source; never waits."""
        self._sent += 1
        self._out.put(pack_articles(chunk))

    def receive(self, articles: Sequence[Article]) -> list[Enriched]:
        """What was found in the articles of the earliest chunk that was not asked for yet.

        DatelineError where the worker sent one, or died.
        """
        content = self._back.get()
        if content is None:
            code = self._process.wait()
            raise DatelineError(
                f"a process that finds places, dates and actors ended early (exit code {code});"
                " what was committed before is in the index, index the same paths again to go on"
            )
        return findings_in(content, articles)

    def _speak(self) -> None:
        """Hand parcels to the worker until there are no more, or it does not listen any longer."""
        assert self._process.stdin is not None
        try:
            with self._process.stdin as pipe:
                while (parcel := self._out.get()) is not None:
                    pipe.write(parcel)
                    pipe.flush()
        except BrokenPipeError:
            pass  # it died, which `receive` tells

    def _listen(self) -> None:
        """Take parcels from the worker until it ends."""
        assert self._process.stdout is not None
        with self._process.stdout as pipe:
            try:
                while True:
                    self._back.put(receive(pipe))
                    self._received += 1
            except EOFError:
                self._back.put(None)
