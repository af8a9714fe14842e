"""Following generations: each request is answered from the newest one."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

from search.engine.generation import Generation, latest, open_generation
from search.engine.reader import Reader

SETTLED = 2_000_000_000
"""Nanoseconds after which a folder's time of change tells of the next change: file systems count
it in steps of up to two seconds."""


class Follower:
    """An open index. Whether there is a new generation is asked of the folder's time of change;
    where that moved, of a listing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._generation: Generation | None = None
        self._reader: Reader | None = None
        self._changed = 0
        self.current()

    def current(self) -> Reader:
        """A reader of the newest generation, shared by all who ask until there is a newer one."""
        reader = self._reader
        if reader is not None and (self._is_as_listed() or reader.generation == self._latest()):
            return reader
        with self._lock:
            opened = open_generation(self._folder, self._generation)
            if self._reader is None or opened is not self._generation:
                self._generation = opened
                self._reader = Reader(opened.number, opened.segments)
            return self._reader

    def _is_as_listed(self) -> bool:
        return self._changed == _changed(self._folder) != 0

    def _latest(self) -> int:
        changed = _changed(self._folder)
        number = latest(self._folder)
        self._changed = changed if time.time_ns() - changed > SETTLED else 0
        return number

    def close(self) -> None:
        """Let go of the files; those that a search still reads are unmapped when it is done."""
        with self._lock:
            self._generation = self._reader = None


def _changed(folder: Path) -> int:
    """When a name in the folder last changed, 0 where there is no such folder."""
    try:
        return os.stat(folder).st_mtime_ns
    except OSError:
        return 0
