"""Our query tree as one of Whoosh, for plain trees: to compare with stock Whoosh, never to answer.

Plain: everything, words, wildcards, fuzzy words, exact phrases, facet values, and AND, OR, NOT of
them, over the whole text. Scores differ, and stock Whoosh is only right about all hits
(`search(query, limit=None)`): compare sets.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatch

from whoosh import query

from search.engine.segment import Segment
from search.engine.terms import members
from search.folding import fold
from search.tree import (
    And,
    Everything,
    FacetIs,
    Fuzzy,
    Node,
    Not,
    Or,
    Phrase,
    Term,
    Wildcard,
    Word,
)  # fmt: skip


@singledispatch
def stock_query(node: Node, segments: Sequence[Segment]) -> query.Query:
    """The same question in Whoosh's terms; ValueError where the tree is not plain.

    Word forms, wildcards and fuzzy words become the words that `segments` have of them.
    """
    raise ValueError(f"{type(node).__name__} has no counterpart in stock Whoosh")


@stock_query.register
def _(node: Everything, segments: Sequence[Segment]) -> query.Query:
    return query.Every()


@stock_query.register(Word)
@stock_query.register(Wildcard)
@stock_query.register(Fuzzy)
def _(node: Term, segments: Sequence[Segment]) -> query.Query:
    _whole_text(node.zone)
    words = {
        segment.string("word", number)
        for segment in segments
        for number in members(node, segment).tolist()
    }
    return _any("text", words)


@stock_query.register
def _(node: Phrase, segments: Sequence[Segment]) -> query.Query:
    _whole_text(node.zone)
    words = [term.text for term in node.terms if isinstance(term, Word) and not term.forms]
    if len(words) < len(node.terms):
        raise ValueError("a phrase of stock Whoosh has exact words only")
    return query.Phrase("text", [fold(word) for word in words], slop=1)


@stock_query.register
def _(node: FacetIs, segments: Sequence[Segment]) -> query.Query:
    return _any(node.facet, set(node.values))


@stock_query.register
def _(node: And, segments: Sequence[Segment]) -> query.Query:
    return query.And([stock_query(child, segments) for child in node.children])


@stock_query.register
def _(node: Or, segments: Sequence[Segment]) -> query.Query:
    return query.Or([stock_query(child, segments) for child in node.children])


@stock_query.register
def _(node: Not, segments: Sequence[Segment]) -> query.Query:
    return query.And([query.Every(), query.Not(stock_query(node.child, segments))])


def _whole_text(zone: str) -> None:
    if zone != "any":
        raise ValueError(f"stock Whoosh does not know the zone {zone!r}")


def _any(field: str, terms: set[str]) -> query.Query:
    if not terms:
        return query.NullQuery
    return query.Or([query.Term(field, term) for term in sorted(terms)])
