"""The archive an application serves, opened at the first request that needs it.

So a server starts before its index exists, and each worker opens its own after the fork.
"""

from __future__ import annotations

import threading
from pathlib import Path

from search.archive import Archive, open_archive


class Opening:
    """Holds the archive once it could be opened; until then every request tries again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._archive: Archive | None = None

    def archive(self) -> Archive:
        """The open archive; raises IndexMissing, IndexBroken or IndexFormat where there is none."""
        if self._archive is None:
            with self._lock:
                if self._archive is None:
                    self._archive = open_archive(self._folder)
        return self._archive
