"""A results page as every engine has to give it, and what an engine is here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from search.results import Mark

from .asks import Ask
from .corpus import Story

FACETS = ("place", "actor", "source")
TOP, VALUES, WIDTH = 10, 20, 200
MARK, UNMARK = "\x01", "\x02"
Values = list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit: its title and one passage with the marked ranges in it."""

    title: str
    passage: str
    marks: Sequence[Mark]


@dataclass(frozen=True, slots=True)
class Page:
    """Exact total, the best articles, the counts of three facets, and articles over time."""

    total: int
    shown: list[Shown]
    facets: dict[str, Values]
    months: Values


class Engine(Protocol):
    """An engine with its own index. `settings` says in a few words how it was set up."""

    name: str
    settings: str

    def build(self, stories: Sequence[Story], folder: Path) -> None:
        """Index the articles into an empty folder and open it."""

    def page(self, ask: Ask) -> Page:
        """The results page of a query, read from first to last."""

    def close(self) -> None:
        """Let go of the index."""


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A passage whose marks stand between MARK and UNMARK, as text and ranges."""
    plain, marks, length = [], [], 0
    head, *rest = text.split(MARK)
    plain.append(head)
    length = len(head)
    for piece in rest:
        marked, _, after = piece.partition(UNMARK)
        marks.append((length, length + len(marked)))
        plain += (marked, after)
        length += len(marked) + len(after)
    return "".join(plain), marks


def best(counts: Sequence[tuple[Any, int]]) -> Values:
    """The most frequent values, as a page shows them."""
    return sorted(((str(v), n) for v, n in counts), key=lambda each: (-each[1], each[0]))[:VALUES]
