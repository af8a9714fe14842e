"""One commit, driven by Whoosh's SegmentWriter: flush, merge, and the order of what is synced.

The order makes a commit safe against loss of power: segments and tombstones, then their names,
then the table of contents under a temporary name, then the rename that makes it a generation.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence

from whoosh.index import TOC
from whoosh.writing import SegmentWriter

from search.engine.codec import ColumnCodec
from search.engine.entry import Entry, shared
from search.engine.fingerprint import fingerprint
from search.engine.generation import ColumnIndex, tombstones_name
from search.engine.header import Array
from search.engine.layout import write_file
from search.engine.pending import Pending
from search.engine.schema import schema
from search.engine.storage import IndexStorage

Merge = Callable[[list[Entry]], list[Entry]]


def write_contents(
    storage: IndexStorage, entries: Sequence[Entry], number: int, tombstones: Collection[str]
) -> None:
    """Make a generation of segments that are on disk; it is there when this returns."""
    names = json.dumps(sorted(tombstones), ensure_ascii=False)
    storage.write(tombstones_name(number), names.encode("utf-8", "surrogatepass"))
    storage.sync()
    TOC(schema(), list(entries), number).write(storage, "MAIN")


def write_segment(storage: IndexStorage, entry: Entry, arrays: dict[str, Array]) -> Entry:
    """Write the file of a segment and say in its entry how many articles it holds."""
    write_file(storage.path / entry.filename, arrays, fingerprint())
    entry.set_doc_count(len(arrays["digest"]))
    return entry


class Commit(SegmentWriter):  # type: ignore[misc]  # Whoosh has no types
    """Adds a batch as a segment, merges, and writes the next generation. The caller has the lock.

    `entries` are the segments the index is to have besides, with their deletions marked. A batch
    is written in the thread of its workshop.
    """

    def __init__(
        self,
        index: ColumnIndex,
        entries: list[Entry],
        batch: Pending | None,
        tombstones: Collection[str],
    ) -> None:
        super().__init__(index, codec=ColumnCodec(), compound=False, _lk=False)
        self.segments = entries
        self._batch = batch
        self._tombstones = tombstones
        self._added = bool(batch)

    def run(self, merge: Merge) -> int:
        """Do it; the number of the generation made."""
        self.commit(mergetype=lambda _, entries: merge(entries))
        number: int = self.generation
        return number

    def flush(self) -> Entry | None:
        """Write the batch alone; no generation is made. None for an empty batch."""
        entry = self._finalize_segment() if self._added else None
        self._finish()
        return entry

    def _flush_segment(self) -> None:
        assert self._batch is not None  # there is something to flush
        self.newsegment.rules = shared(self._batch.rules())
        write_segment(self.storage, self.newsegment, self._batch.arrays())
        self.docnum = len(self._batch)

    def _commit_toc(self, segments: list[Entry]) -> None:
        write_contents(self.storage, segments, self.generation, self._tombstones)
