"""The columns as a Whoosh codec."""

from __future__ import annotations

from typing import Any

from whoosh.codec.base import Codec

from search.engine.entry import Entry


class ColumnCodec(Codec):  # type: ignore[misc]  # Whoosh has no types
    """Reads a segment file for Whoosh. Segments are built whole, so its writers do nothing."""

    length_stats = False

    def new_segment(self, storage: Any, indexname: str) -> Entry:
        return Entry(indexname)

    def per_document_writer(self, storage: Any, segment: Entry) -> NoWriter:
        return NoWriter()

    def field_writer(self, storage: Any, segment: Entry) -> NoWriter:
        return NoWriter()


class NoWriter:
    """Stands where Whoosh would write posting by posting."""

    is_closed = True
