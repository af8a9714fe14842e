"""Following generations: each request is answered from the newest one."""

from __future__ import annotations

import threading
from pathlib import Path

from search.engine.generation import Generation, latest, open_generation
from search.engine.reader import Reader


class Follower:
    """An open index. Asking whether there is a new generation is a folder listing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._generation: Generation | None = None
        self._reader: Reader | None = None
        self.current()

    def current(self) -> Reader:
        """A reader of the newest generation, shared by all who ask until there is a newer one."""
        reader = self._reader
        if reader is not None and reader.generation == latest(self._folder):
            return reader
        with self._lock:
            opened = open_generation(self._folder, self._generation)
            if self._reader is None or opened is not self._generation:
                self._generation = opened
                self._reader = Reader(opened.number, opened.segments)
            return self._reader

    def close(self) -> None:
        """Let go of the files; those that a search still reads are unmapped when it is done."""
        with self._lock:
            self._generation = self._reader = None
