"""The seam: what the rest of Dateline needs of an engine, and how to open ours.

An engine is asked with the data of `request.py`. Nothing outside this package knows Whoosh, files
or columns.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from search.engine.request import Answer, Request
from search.explanation import Explanation
from search.results import ArticleView, Stats
from search.suggestion import Completion
from search.tree import Node


class Snapshot(Protocol):
    """One generation, whole and unchanging; safe for threads."""

    generation: int

    def answer(self, request: Request) -> Answer:
        """Exact total, hits in order with their marks, counts of facets."""

    def article(
        self, id: str, tree: Node | None, dates: str = "published", possible: bool = False
    ) -> ArticleView | None:
        """A live article with its evidence, and the marks a tree makes in it.

        `dates` and `possible`: as in a request, for the `date:` filters of the tree.
        """

    def resolve(self, facet: str, typed: str) -> tuple[str, ...]:
        """The values of a facet that go by a name; () where none does."""

    def totals(self, requests: Sequence[Request]) -> tuple[int, ...]:
        """The exact totals of requests that agree in dates and certainty."""

    def explain(self, request: Request, id: str) -> Explanation | None:
        """How a live article's score comes about; None: no such id."""

    def spellings(self, word: str, edits: int) -> Mapping[str, int]:
        """The words within so many edits of one, with how many articles hold each."""

    def completions(self, prefix: str, request: Request, limit: int) -> tuple[Completion, ...]:
        """Words that begin so, with the total of the request with each beside it."""

    def telling(self, id: str, limit: int) -> tuple[tuple[str, float], ...]:
        """The words that set an article apart, with their weights; () where there is none."""

    def stats(self) -> Stats:
        """What the index holds."""


class Engine(Protocol):
    """An open index that follows new generations."""

    def current(self) -> Snapshot:
        """The newest generation, opened if it is new."""

    def close(self) -> None:
        """Let go of the files."""


def open_engine(folder: Path) -> Engine:
    """Open the index in a folder; IndexMissing, IndexFormat or IndexBroken where that fails."""
    from search.engine.follower import Follower  # a reader of these types needs no Whoosh
    from search.engine.memory import give_back

    give_back()
    return Follower(folder)
