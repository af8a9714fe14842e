"""What the table of contents says of a segment. Pickled there by this path: it never moves.

A change of the fields is a change of the index format; `__setstate__` fills in what an older
pickle does not have.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh.codec.base import Codec, Segment

SUFFIX = ".columns"

_SEGMENT_ID = re.compile(r"[0-9a-z]+\Z")


def shared(rules: Iterable[str]) -> str:
    """The one fingerprint of rules that all have, else ""."""
    different = set(rules)
    return different.pop() if len(different) == 1 else ""


class Entry(Segment):  # type: ignore[misc]  # Whoosh has no types
    """One segment: the name of its file, how many articles it holds, and which are deleted.

    `deleted` holds the numbers of deleted articles, ascending, as little-endian int32. `rules` is
    the fingerprint of what all its articles were enriched by; "" where they differ in it.
    """

    def __init__(self, indexname: str = "MAIN") -> None:
        super().__init__(indexname)
        # Whoosh's own name comes from `random`, which a seed would make repeat.
        self.segid = secrets.token_hex(8)
        self.articles = 0
        self.deleted = b""
        self.rules = ""

    @staticmethod
    def heir(entries: Iterable[Entry]) -> Entry:
        """A new entry for the articles of these."""
        entry = Entry()
        entry.rules = shared(each.rules for each in entries)
        return entry

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update({"compound": False, "articles": 0, "deleted": b"", "rules": ""})
        self.__dict__.update(state)
        # The name becomes a path: it must not lead out of the folder.
        if self.indexname != "MAIN" or not _SEGMENT_ID.match(self.segid):
            raise ValueError(f"{self.indexname}_{self.segid} is no name of a segment")

    @property
    def filename(self) -> str:
        name: str = self.make_filename(SUFFIX)
        return name

    def numbers(self) -> npt.NDArray[np.int32]:
        """The numbers of the deleted articles, ascending."""
        return np.frombuffer(self.deleted, dtype="<i4")

    def mark_deleted(self, numbers: npt.NDArray[np.int32]) -> None:
        """Count these articles as deleted too."""
        self.deleted = np.union1d(self.numbers(), numbers).astype("<i4").tobytes()

    # What Whoosh asks of a segment

    def codec(self) -> Codec:
        from search.engine.codec import ColumnCodec  # the reader's side, for stock Whoosh alone

        return ColumnCodec()

    def doc_count_all(self) -> int:
        return self.articles

    def set_doc_count(self, doccount: int) -> None:
        self.articles = doccount

    def deleted_count(self) -> int:
        return len(self.deleted) // 4

    def deleted_docs(self) -> frozenset[int]:
        return frozenset(self.numbers().tolist())

    def is_deleted(self, docnum: int) -> bool:
        return docnum in self.deleted_docs()

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        numbers = self.deleted_docs() | {docnum} if delete else self.deleted_docs() - {docnum}
        self.deleted = np.array(sorted(numbers), dtype="<i4").tobytes()

    def should_assemble(self) -> bool:
        return False
