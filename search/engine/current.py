"""The segments as the writer sees them: those on disk, less what was deleted since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from search.engine.entry import Entry
from search.engine.generation import open_segment
from search.engine.record import UNTRAINED, Dictionaries
from search.engine.segment import Segment


class Current:
    """Segments by file name, with the numbers of their deleted articles."""

    def __init__(self, folder: Path, entries: Sequence[Entry], opened: Sequence[Segment]) -> None:
        self.folder = folder
        self._entries: dict[str, Entry] = {}
        self._segments: dict[str, Segment] = {}
        self._gone: dict[str, set[int]] = {}
        known = {segment.file.path.name: segment for segment in opened}
        for entry in entries:
            self._put(entry, open_segment(folder, entry, known))

    def add(self, entry: Entry) -> None:
        """Take in a segment just written."""
        self._put(entry, open_segment(self.folder, entry, {}))

    def _put(self, entry: Entry, segment: Segment) -> None:
        self._entries[entry.filename] = entry
        self._segments[entry.filename] = segment
        self._gone[entry.filename] = set(segment.deleted.tolist())

    def digest(self, id: str) -> int | None:
        """The digest of the live article with this id, None where there is none."""
        found = self._find(id)
        return int(found[0].array("digest")[found[1]]) if found else None

    def take_out(self, id: str) -> bool:
        """Count the article of this id as deleted; False where there is none."""
        found = self._find(id)
        if found is None:
            return False
        segment, number = found
        self._gone[segment.file.path.name].add(number)
        return True

    def _find(self, id: str) -> tuple[Segment, int] | None:
        for name, segment in self._segments.items():
            number = segment.number_of(id)
            if number >= 0 and number not in self._gone[name]:
                return segment, number
        return None

    def entries(self) -> list[Entry]:
        """The entries with their deletions marked; those without a live article are left out."""
        for name, entry in self._entries.items():
            entry.mark_deleted(np.array(sorted(self._gone[name]), dtype=np.int32))
        return [entry for entry in self._entries.values() if entry.doc_count()]

    def rules(self) -> set[str]:
        """What the live articles were enriched by; "" stands for what is not known or not one."""
        return {entry.rules for entry in self.entries()}

    def segment(self, entry: Entry) -> Segment:
        """The segment of an entry, with the deletions marked in it."""
        return open_segment(self.folder, entry, self._segments)

    def live(self) -> Iterator[tuple[Segment, int]]:
        """Every live article as (segment, number), in order."""
        for name, segment in list(self._segments.items()):
            gone = self._gone[name]
            for number in range(segment.articles):
                if number not in gone:
                    yield segment, number

    def dictionaries(self) -> Dictionaries:
        """The compression dictionaries of the newest segment that has any, else empty ones."""
        found = [segment.dictionaries for segment in self._segments.values()]
        return next((each for each in reversed(found) if each.record), UNTRAINED)
