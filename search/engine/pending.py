"""The articles of the next segment: pieces of it are made while the rest is read.

Kernels and zstd let go of the interpreter's lock, so a thread makes pieces beside its caller.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

from search.engine.build import PIECE, Arrays, assemble
from search.engine.piece import Piece, articles_of, make_piece
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
    """Articles put and not yet written, by id: the next segment holds them in this order.

    An article is let go of when it is in a piece: with those of a whole batch in memory, Python's
    collector of cycles would look through all of them again and again.
    """

    def __init__(self, workshop: Workshop) -> None:
        self.characters = 0
        self._workshop = workshop
        self._parts: list[_Part] = [_Part()]
        self._known: dict[str, _Known] = {}

    def __len__(self) -> int:
        return len(self._known)

    def rules(self) -> set[str]:
        """The fingerprints of the rules by which the articles were enriched."""
        return {known.rules for known in self._known.values()}

    def digest(self, id: str) -> int | None:
        """The digest of an article; None where it is not here."""
        known = self._known.get(id)
        return known.digest if known else None

    def put(self, enriched: Enriched, digest: int) -> None:
        """Add an article whose id is not here."""
        part = self._parts[-1]
        id, length = enriched.article.id, len(enriched.article.text)
        part.articles[id] = enriched, digest
        self._known[id] = _Known(part, digest, length, enriched.rules)
        part.characters += length
        self.characters += length
        if part.characters >= PIECE:
            batch = list(part.articles.values())
            part.articles.clear()
            part.made = self._workshop.thread.submit(self._make, batch)
            self._parts.append(_Part())

    def take_out(self, id: str) -> bool:
        """Make sure that no article has this id; whether one had."""
        known = self._known.pop(id, None)
        if known is None:
            return False
        if known.part.articles.pop(id, None) is None:
            known.part.gone.add(id)
        self.characters -= known.length
        return True

    def arrays(self) -> Arrays:
        """The segment. To be called in the workshop's thread, when nothing is put any more."""
        pieces = [self._piece(part) for part in self._parts if part.made or part.articles]
        return self._workshop.assembled([piece for piece in pieces if piece.ids])

    def _piece(self, part: _Part) -> Piece:
        if part.made is None:
            return self._make(list(part.articles.values()))
        piece = part.made.result()
        if not part.gone:
            return piece
        batch = articles_of(piece, self._workshop.dictionaries)
        return self._make([each for each in batch if each[0].article.id not in part.gone])

    def _make(self, batch: list[tuple[Enriched, int]]) -> Piece:
        return make_piece(batch, self._workshop.book, self._workshop.dictionaries)


class _Part:
    """Articles by id, with their digests, until the piece of them is being `made`; and those that
    are `gone` since."""

    def __init__(self) -> None:
        self.articles: dict[str, tuple[Enriched, int]] = {}
        self.characters = 0
        self.made: Future[Piece] | None = None
        self.gone: set[str] = set()


class _Known(NamedTuple):
    """What is asked of an article that is in a part."""

    part: _Part
    digest: int
    length: int
    rules: str
