"""What stock Whoosh asks about articles: stored fields, lengths, deletions, and their date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from whoosh.codec.base import PerDocumentReader
from whoosh.columns import Column, ColumnReader

from search.engine.header import Array
from search.engine.segment import Segment

TEXT = "text"
PUBLISHED = "published"


class DocumentReader(PerDocumentReader):  # type: ignore[misc]  # Whoosh has no types
    """The articles of one segment."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        # Whoosh asks for the deleted ones with every term.
        self._deleted = frozenset(segment.deleted.tolist())
        self._lengths = segment.array("head_len") + segment.array("rest_len")

    def close(self) -> None:
        self._segment.file.close()

    def doc_count(self) -> int:
        return self._segment.live_articles

    def doc_count_all(self) -> int:
        return self._segment.articles

    def has_deletions(self) -> bool:
        return bool(self._deleted)

    def is_deleted(self, docnum: int) -> bool:
        return docnum in self._deleted

    def deleted_docs(self) -> frozenset[int]:
        return self._deleted

    def supports_columns(self) -> bool:
        return True

    def has_column(self, fieldname: str) -> bool:
        return fieldname == PUBLISHED

    def list_columns(self) -> Iterator[str]:
        return iter((PUBLISHED,))

    def column_reader(self, fieldname: str, column: Column) -> SecondReader:
        return SecondReader(self._segment.array("pub_second"))

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        return int(self._lengths[docnum]) if fieldname == TEXT else default

    def field_length(self, fieldname: str) -> int:
        return int(self._lengths.sum(dtype=np.int64)) if fieldname == TEXT else 0

    def min_field_length(self, fieldname: str) -> int:
        return int(self._lengths.min()) if fieldname == TEXT else 0

    def max_field_length(self, fieldname: str) -> int:
        return int(self._lengths.max()) if fieldname == TEXT else 0

    def stored_fields(self, docnum: int) -> dict[str, str]:
        article = self._segment.article(docnum)
        stored = {"id": article.id, "title": article.title, "url": article.url}
        return {name: value for name, value in stored.items() if value is not None}


class SecondReader(ColumnReader):  # type: ignore[misc]  # Whoosh has no types
    """The UTC second of publication of each article; columns.UNDATED where there is none."""

    def __init__(self, seconds: Array) -> None:
        self._seconds = seconds
        self._sign = 1

    def __len__(self) -> int:
        return len(self._seconds)

    def __getitem__(self, docnum: int) -> int:
        return int(self._seconds[docnum])

    def sort_key(self, docnum: int) -> int:
        return self._sign * self[docnum]

    def set_reverse(self) -> None:
        self._sign = -1

    def load(self) -> Any:
        return self._seconds.tolist()
