"""A segment, open for reading: its arrays by what they answer.

Articles are numbers 0 to D-1; deleted ones stay in the arrays and are left out by `live`.
"""

from __future__ import annotations

import threading
from functools import cached_property
from sys import intern
from typing import Any

import numpy as np
import numpy.typing as npt

from search.article import Article
from search.engine import record, strings
from search.engine.cache import Cache
from search.engine.layout import SegmentFile
from search.evidence import Entity, Mention, Tag
from search.kernels.lookup import lower_bound, prefix_range
from search.listed import Head
from search.stemming import STEMMERS

Ints = npt.NDArray[np.int32]
_ONE_EACH: Ints = np.zeros(0, np.int32)
_decompressors = threading.local()


class Segment:
    """One segment file and which of its articles are deleted (ascending numbers)."""

    def __init__(self, file: SegmentFile, deleted: Ints) -> None:
        self.file = file
        self.array = file.array
        self.deleted = deleted
        self.articles: int = file.array("digest").size
        self.values = Cache(self._values).__getitem__
        """All values of a value facet, sorted; read once."""
        self.tables = Cache(self._table).__getitem__
        """Bounds and bytes of a sorted table of strings ("word", "stem", "place.value")."""
        self.live_articles = self.articles - deleted.size

    @cached_property
    def live(self) -> npt.NDArray[np.uint8]:
        """1 for each article not deleted; empty where none is."""
        if not self.deleted.size:
            return np.zeros(0, np.uint8)
        mask = np.ones(self.articles, np.uint8)
        mask[self.deleted] = 0
        return mask

    @cached_property
    def every(self) -> Ints:
        """The numbers of all live articles."""
        if not self.deleted.size:
            return np.arange(self.articles, dtype=np.int32)
        return np.flatnonzero(self.live).astype(np.int32)

    @cached_property
    def lengths(self) -> tuple[int, int]:
        """Tokens in the headlines and in the rest of all live articles."""
        head, rest = self.array("head_len"), self.array("rest_len")
        gone = self.deleted
        return (
            int(head.sum(dtype=np.int64) - head[gone].sum(dtype=np.int64)),
            int(rest.sum(dtype=np.int64) - rest[gone].sum(dtype=np.int64)),
        )

    @cached_property
    def stem_languages(self) -> tuple[str, ...]:
        """The languages whose stems this segment holds."""
        ranges = {language: self.prefixed("stem", f"{language}:") for language in STEMMERS}
        return tuple(language for language, (first, end) in ranges.items() if end > first)

    def dates(self, kind: str) -> tuple[Ints, Ints, Ints]:
        """CSR (bounds, first days, last days) of the "published" or "event" dates. No bounds: each
        article has one."""
        if kind == "event":
            return self.array("event_at"), self.array("event_first"), self.array("event_last")
        return _ONE_EACH, self.array("pub_first"), self.array("pub_last")

    def check(self, kind: str, numbers: Ints) -> None:
        """Check the pages that hold the bytes of these words ("post", "pos") or articles
        ("sentence", "record", "evidence")."""
        self.file.check(f"{kind}_bytes", self.array(f"{kind}_at"), numbers)

    def find(self, table: str, text: str) -> int:
        """The number of a string in a sorted table ("word", "stem", "place.value"), or -1."""
        place, found = self.place(table, text)
        return place if found else -1

    def place(self, table: str, text: str) -> tuple[int, bool]:
        """Where a string stands or would stand in a sorted table, and whether it does."""
        return lower_bound(*self.tables(table), utf8(text))  # type: ignore[no-any-return]  # compiled

    def prefixed(self, table: str, prefix: str) -> tuple[int, int]:
        """(first, end) of the strings of a sorted table that start with `prefix`."""
        return prefix_range(*self.tables(table), utf8(prefix))  # type: ignore[no-any-return]  # compiled

    def string(self, table: str, number: int) -> str:
        return strings.at(*self.tables(table), number)

    def number_of(self, id: str) -> int:
        """The number of the live article with this id, or -1."""
        place = self.find("id", id)
        if place < 0:
            return -1
        number = int(self.array("id_doc")[place])
        return -1 if self.live.size and not self.live[number] else number

    def id_of(self, number: int) -> str:
        return self.string("id", int(self.array("id_rank")[number]))

    def article(self, number: int) -> Article:
        return record.article_from(*self.frames("record", [number]))

    def read(self, numbers: Ints) -> list[tuple[Head, str]]:
        """Articles as a page of hits needs them: what the record says beside the text, and that."""
        return [record.head_and_text(frame) for frame in self.frames("record", numbers)]

    def evidence(self, number: int) -> tuple[tuple[Tag, ...], tuple[Mention, ...]]:
        return record.evidence_from(*self.frames("evidence", [number]))

    def _table(self, name: str) -> tuple[Ints, npt.NDArray[np.uint8]]:
        return self.array(f"{name}_at"), self.array(f"{name}_utf8")

    def _values(self, facet: str) -> list[str]:
        # segments share most of their values, so their strings are shared too
        return [intern(value) for value in strings.unpack(*self.tables(f"{facet}.value"))]

    def entities(self, facet: str) -> list[Entity]:
        """What each value of a facet denotes, in order."""
        frame = self.array(f"{facet}.entity").tobytes()
        return record.entities_from(frame, facet, self.values(facet))

    def frames(self, kind: str, numbers: npt.ArrayLike) -> list[bytes]:
        """What is stored of articles, unpacked: their "record" or their "evidence"."""
        numbers = np.asarray(numbers, dtype=np.int32)
        self.check(kind, numbers)
        bounds, frames = self.array(f"{kind}_at"), self.array(f"{kind}_bytes")
        starts, ends = bounds[numbers].tolist(), bounds[numbers + 1].tolist()
        decompress = self._decompressor(kind).decompress
        return [decompress(frames[start:end]) for start, end in zip(starts, ends, strict=True)]

    def _decompressor(self, kind: str) -> Any:
        """One for each thread and dictionary: they are not safe to share between threads."""
        mine: dict[bytes, Any] = _decompressors.__dict__.setdefault("by_dictionary", {})
        dictionary: bytes = getattr(self.dictionaries, kind)
        if dictionary not in mine:
            mine[dictionary] = record.decompressor(dictionary)
        return mine[dictionary]

    @cached_property
    def dictionaries(self) -> record.Dictionaries:
        named = ("dictionary", "evidence_dictionary")
        held = [self.array(name).tobytes() if name in self.file.names else b"" for name in named]
        return record.Dictionaries(*held)


def utf8(text: str) -> npt.NDArray[np.uint8]:
    return np.frombuffer(text.encode("utf-8", "surrogatepass"), dtype=np.uint8)
