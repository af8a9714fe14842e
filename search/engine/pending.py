"""The articles of the next segment: pieces of it are made while the rest is read.

Kernels and zstd let go of the interpreter's lock, so a thread makes pieces beside its caller.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor

from search.engine.build import PIECE, Arrays, assemble
from search.engine.piece import Piece, make_piece
from search.engine.record import Dictionaries
from search.engine.wordbook import Wordbook
from search.evidence import Enriched

MOST_SURFACES = 300_000
"""Surfaces remembered from segment to segment before the memory is emptied."""


class Workshop:
    """The thread in which segments are made, one after the other, and what it keeps between them:
    words, and the compression dictionaries. It is closed with its writer."""

    def __init__(self, dictionaries: Dictionaries) -> None:
        self.dictionaries = dictionaries
        self.book = Wordbook()
        self.thread = ThreadPoolExecutor(1, thread_name_prefix="dateline-segment")

    def assembled(self, pieces: list[Piece]) -> Arrays:
        """The arrays of a segment of these pieces; the next one has the same dictionaries."""
        arrays = assemble(pieces, self.book, self.dictionaries)
        self.dictionaries = Dictionaries.of(arrays)
        if len(self.book) > MOST_SURFACES:
            self.book = Wordbook()
        return arrays

    def close(self) -> None:
        """Wait for what is being made; the rest is not."""
        self.thread.shutdown(cancel_futures=True)


class Pending:
    """Articles put and not yet written, by id: the next segment holds them in this order."""

    def __init__(self, workshop: Workshop) -> None:
        self.characters = 0
        self._workshop = workshop
        self._parts: list[_Part] = [_Part()]
        self._part_of: dict[str, _Part] = {}

    def __len__(self) -> int:
        return len(self._part_of)

    def articles(self) -> list[Enriched]:
        """All of them, in order."""
        return [enriched for part in self._parts for enriched, _ in part.articles.values()]

    def digest(self, id: str) -> int | None:
        """The digest of an article; None where it is not here."""
        part = self._part_of.get(id)
        return part.articles[id][1] if part else None

    def put(self, enriched: Enriched, digest: int) -> None:
        """Add an article whose id is not here."""
        part = self._parts[-1]
        id = enriched.article.id
        part.articles[id] = enriched, digest
        self._part_of[id] = part
        part.characters += len(enriched.article.text)
        self.characters += len(enriched.article.text)
        if part.characters >= PIECE:
            part.made = self._workshop.thread.submit(self._make, list(part.articles.values()))
            self._parts.append(_Part())

    def take_out(self, id: str) -> bool:
        """Make sure that no article has this id; whether one had."""
        part = self._part_of.pop(id, None)
        if part is None:
            return False
        enriched, _ = part.articles.pop(id)
        part.made = None
        self.characters -= len(enriched.article.text)
        return True

    def arrays(self) -> Arrays:
        """The segment. To be called in the workshop's thread, when nothing is put any more."""
        return self._workshop.assembled(
            [
                part.made.result() if part.made else self._make(list(part.articles.values()))
                for part in self._parts
                if part.articles
            ]
        )

    def _make(self, batch: list[tuple[Enriched, int]]) -> Piece:
        return make_piece(batch, self._workshop.book, self._workshop.dictionaries)


class _Part:
    """Articles by id, with their digests, and the piece of them that is being `made`, if it is."""

    def __init__(self) -> None:
        self.articles: dict[str, tuple[Enriched, int]] = {}
        self.characters = 0
        self.made: Future[Piece] | None = None
