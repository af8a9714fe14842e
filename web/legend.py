"""Which part of a search made which mark of an article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from search.archive import Archive
from search.diagnose import clauses
from search.grammar import parse, write
from search.query import Query
from search.results import ArticleView
from search.tree import DateRange, FacetIs, Not
from web.segments import Range

MOST_TERMS = 8
"""Terms told apart; marks of further ones carry no number."""


@dataclass(frozen=True, slots=True)
class Term:
    """A part of a search as the query language writes it, and the numbers of its marks, from 1."""

    text: str
    marks: tuple[int, ...]


def legend(archive: Archive, view: ArticleView, query: Query) -> tuple[Term, ...]:
    """The parts of the search that can mark, each with the marks it made first.

    The text must be one that can be read.
    """
    nodes = [node for node, _ in clauses(parse(query.text, query.match).tree)]
    texts = [write(node) for node in nodes if not isinstance(node, Not | FacetIs | DateRange)]
    texts = list(dict.fromkeys(texts))[:MOST_TERMS]
    if len(texts) == 1:
        return (Term(texts[0], tuple(range(1, len(view.marks) + 1))),)
    left = dict(enumerate(view.marks, 1))
    terms = []
    for text in texts:
        alone = archive.article(view.article.id, replace(query, text=text, cursor=None))
        made = alone.marks if alone else ()
        mine = tuple(number for number, mark in left.items() if _touches(mark, made))
        for number in mine:
            del left[number]
        terms.append(Term(text, mine))
    return tuple(terms)


def _touches(mark: Range, made: Sequence[Range]) -> bool:
    """Whether a mark overlaps one of these, which are sorted and disjoint."""
    after = bisect_left(made, (mark[1], 0))
    return after > 0 and made[after - 1][1] > mark[0]
