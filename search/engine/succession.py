"""How one generation follows another: what a writer has done at a commit, beside its caller."""

from __future__ import annotations

from collections.abc import Callable, Collection
from concurrent.futures import Future
from functools import partial

from search.engine.commit import Commit
from search.engine.compaction import merge_by_size, rewrite
from search.engine.current import Current
from search.engine.entry import Entry
from search.engine.folder import tidy
from search.engine.generation import ColumnIndex, open_generation, read_toc
from search.engine.pending import Pending, Workshop


class Succession:
    """The newest generation, and the one that is being made, in the thread of the workshop.

    `stored` are its segments. `current` too, unless written `anew`: then those that will replace
    them, as far as they are written.
    """

    def __init__(self, index: ColumnIndex, anew: bool) -> None:
        self._index = index
        self.folder = index.storage.path
        self.committed = open_generation(self.folder, any_version=anew)
        self.stored = self._read()
        self.current = Current(self.folder, [], []) if anew else self.stored
        self.workshop = Workshop(self.current.dictionaries())
        self._in_work = Pending(self.workshop)
        self._written: Future[Entry | None] | None = None
        self._tidy(1)

    def digest(self, id: str) -> int | None:
        """The digest of the live article with this id, None where there is none."""
        digest = self._in_work.digest(id)
        return self.current.digest(id) if digest is None else digest

    def take_out(self, id: str) -> bool:
        """Count the article of this id as deleted; False where there is none."""
        if self._written is not None:
            if self.digest(id) is None:
                return False
            self.settle()
        return self.current.take_out(id)

    def flush(self, batch: Pending) -> None:
        """Begin to write a batch as a segment of no generation yet."""
        self._start(batch, partial(_write_alone, self._index, batch))

    def commit(self, batch: Pending, tombstones: Collection[str]) -> None:
        """Begin to write a batch and to make the next generation."""
        self.settle()  # before it is asked which articles are deleted
        entries, kept = self.current.entries(), frozenset(tombstones)
        work = partial(_write_generation, self._index, batch, self.current, entries, kept)
        self._start(batch, work)

    def _start(self, batch: Pending, work: Callable[[], Entry | None]) -> None:
        self.settle()
        self._written = self.workshop.thread.submit(work)
        self._in_work = batch

    def settle(self) -> None:
        """Wait for what is being written, and go on from there; raises what went wrong."""
        if self._written is None:
            return
        entry = self._written.result()
        self._written = None
        self._in_work = Pending(self.workshop)
        if entry is None:
            self._reload()
            self._tidy(1)
        else:
            self.current.add(entry)

    def rewrite(self, tombstones: Collection[str]) -> None:
        """Make the next generation of the same articles, without a byte of those deleted."""
        self.settle()
        entries, merge = self.current.entries(), partial(rewrite, self.current)
        Commit(self._index, entries, None, tombstones).run(merge)
        self._reload()
        self.workshop.dictionaries = self.current.dictionaries()
        self._tidy(0)

    def _reload(self) -> None:
        self.committed = open_generation(self.folder, self.committed)
        self.stored = self.current = self._read()

    def _read(self) -> Current:
        entries = read_toc(self._index.storage, self.committed.number).segments
        return Current(self.folder, entries, self.committed.segments)

    def _tidy(self, older: int) -> None:
        number = self.committed.number
        tidy(self._index.storage, keep=range(number - older, number + 1))


def _write_alone(index: ColumnIndex, batch: Pending) -> Entry | None:
    return Commit(index, [], batch, ()).flush()


def _write_generation(
    index: ColumnIndex,
    batch: Pending,
    current: Current,
    entries: list[Entry],
    tombstones: Collection[str],
) -> None:
    """Write the batch, merge (what is new, too), and make the next generation of it all."""
    entry = _write_alone(index, batch)
    added = [entry] if entry else []
    merge = partial(merge_by_size, current)
    Commit(index, [*entries, *added], None, tombstones).run(merge)
