"""A generation: what one commit left, seen whole, whatever the writer does meanwhile.

A commit writes its segments, its tombstones (`_MAIN_<n>.tombstones`) and last its table of
contents (`_MAIN_<n>.toc`), which makes it a generation. The one before stays until the next.
"""

from __future__ import annotations

import json
import os
import pickle
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from whoosh.index import TOC, FileIndex, IndexVersionError
from whoosh.index import IndexError as WhooshError

from search.engine.entry import Entry
from search.engine.fingerprint import fingerprint
from search.engine.layout import SegmentFile
from search.engine.schema import schema
from search.engine.segment import Segment
from search.engine.storage import IndexStorage
from search.errors import IndexBroken, IndexFormat, IndexMissing

_TOC = re.compile(r"_MAIN_([0-9]+)\.toc\Z")
_TRIES = 20


@dataclass(frozen=True, slots=True)
class Generation:
    """One state of the index. `tombstones` are the ids of articles deleted and not to return."""

    number: int
    segments: tuple[Segment, ...]
    tombstones: frozenset[str]


class ColumnIndex(FileIndex):  # type: ignore[misc]  # Whoosh has no types
    """Whoosh's index over our storage, with our schema: the pickled one is never loaded."""

    def __init__(self, folder: Path, any_version: bool = False) -> None:
        self.storage = IndexStorage(folder, any_version)
        self.indexname = "MAIN"
        self._schema = schema()

    def _read_toc(self) -> TOC:
        return read_toc(self.storage, latest(self.storage.path))


def generations(folder: Path) -> list[int]:
    """The numbers of the generations whose table of contents is there, ascending."""
    try:
        names = os.listdir(folder)
    except (FileNotFoundError, NotADirectoryError):
        raise IndexMissing(
            f"{folder}: no such folder; `dateline index PATH` makes an index"
        ) from None
    return sorted(int(found[1]) for name in names if (found := _TOC.match(name)))


def latest(folder: Path) -> int:
    """The number of the newest generation; IndexMissing where there is none."""
    numbers = generations(folder)
    if not numbers:
        raise IndexMissing(f"{folder}: no index in this folder; `dateline index PATH` makes one")
    return numbers[-1]


def read_toc(storage: IndexStorage, number: int) -> TOC:
    """The table of contents of a generation: FileNotFoundError where it is gone, else whole."""
    name = TOC._filename("MAIN", number)
    try:
        toc = TOC.read(storage, "MAIN", gen=number, schema=schema())
    except (WhooshError, IndexVersionError, AssertionError, ValueError, pickle.PickleError) as why:
        raise IndexBroken(
            f"{storage.path / name}: not a table of contents Dateline wrote ({why});"
            " restore the index folder from a copy, or index the sources into a new one"
        ) from why
    return toc


def tombstones_name(number: int) -> str:
    return f"_MAIN_{number}.tombstones"


def read_tombstones(storage: IndexStorage, number: int) -> frozenset[str]:
    """The ids deleted by then; FileNotFoundError where the generation is gone."""
    return frozenset(json.loads(storage.read(tombstones_name(number))))


def open_generation(
    folder: Path, previous: Generation | None = None, any_version: bool = False
) -> Generation:
    """Open the newest generation; segments that `previous` has open are shared with it.

    Raises IndexMissing, IndexBroken, and IndexFormat where it is of another format version or was
    written with other word rules (but for `any_version`: its articles can be read all the same). A
    file that a merge took away between reading the table of contents and mapping means that there
    is a newer generation: that is opened.
    """
    storage = IndexStorage(folder, any_version)
    opened = {segment.file.path.name: segment for segment in previous.segments} if previous else {}
    for _ in range(_TRIES):
        number = latest(folder)
        if previous is not None and previous.number == number:
            return previous
        try:
            entries = read_toc(storage, number).segments
            tombstones = read_tombstones(storage, number)
            segments = tuple(open_segment(folder, entry, opened, any_version) for entry in entries)
        except FileNotFoundError as gone:
            missing = gone
            if latest(folder) != number:
                continue
            break
        if not any_version:
            _check_fingerprints(segments)
        return Generation(number, segments, tombstones)
    raise IndexBroken(
        f"{missing.filename}: missing, though generation {number} names it;"
        " restore the index folder from a copy, or index the sources into a new one"
    )


def _check_fingerprints(segments: tuple[Segment, ...]) -> None:
    for segment in segments:
        if segment.file.fingerprint != fingerprint():
            raise IndexFormat(
                f"{segment.file.path}: written with word rules {segment.file.fingerprint}, this"
                f" Dateline has {fingerprint()}; run `dateline rebuild` to write the index anew"
            )


def open_segment(
    folder: Path, entry: Entry, opened: Mapping[str, Segment], any_version: bool = False
) -> Segment:
    """The segment of an entry; its file is shared with the one of that name in `opened`."""
    known = opened.get(entry.filename)
    if known is None:
        return Segment(SegmentFile(folder / entry.filename, any_version), entry.numbers())
    if known.deleted.tobytes() == entry.deleted:
        return known
    return Segment(known.file, entry.numbers())
