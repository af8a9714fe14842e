"""What each part of a search does to its total."""

from __future__ import annotations

from dataclasses import dataclass

from search.query import Query
from search.tree import Span


@dataclass(frozen=True, slots=True)
class Clause:
    """A word, phrase or filter of a search.

    `parameter`: "q", a facet, "not." and a facet, or "date"; `text`: the clause as the query
    language writes it, or the values chosen; `span`: where it stands in q, (0, 0) outside. `alone`:
    how many articles it matches by itself. `rest`: the search without it, which finds `without`.
    """

    parameter: str
    text: str
    span: Span
    alone: int
    rest: Query
    without: int


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The total of a search and what each of its clauses does to it, in query order."""

    total: int
    clauses: tuple[Clause, ...]
