"""The columns as a Whoosh codec, so that stock Whoosh opens an index of ours and reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from whoosh.codec.base import Codec

from search.engine.entry import Entry
from search.engine.layout import SegmentFile
from search.engine.segment import Segment
from search.engine.whooshdocs import DocumentReader
from search.engine.whooshterms import TermReader


class ColumnCodec(Codec):  # type: ignore[misc]  # Whoosh has no types
    """Reads a segment file for Whoosh. Segments are built whole, so its writers do nothing."""

    length_stats = False

    def new_segment(self, storage: Any, indexname: str) -> Entry:
        return Entry(indexname)

    def per_document_writer(self, storage: Any, segment: Entry) -> NoWriter:
        return NoWriter()

    def field_writer(self, storage: Any, segment: Entry) -> NoWriter:
        return NoWriter()

    def terms_reader(self, storage: Any, segment: Entry) -> TermReader:
        return TermReader(_open(storage, segment))

    def per_document_reader(self, storage: Any, segment: Entry) -> DocumentReader:
        return DocumentReader(_open(storage, segment))


class NoWriter:
    """Stands where Whoosh would write posting by posting."""

    is_closed = True


def _open(storage: Any, entry: Entry) -> Segment:
    return Segment(SegmentFile(Path(storage.folder) / entry.filename), entry.numbers())
