"""The tree back in the query language: how a query was understood, said to the reader."""

from __future__ import annotations

import re
from functools import singledispatch
from types import UnionType

import numpy as np

from search.daterange import write_range
from search.kernels.characters import APOSTROPHES
from search.tree import (
    And,
    Boost,
    DateRange,
    Everything,
    FacetIs,
    Fuzzy,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefer,
    Same,
    Term,
    Wildcard,
    Word,
    ZoneField,
)

_POSSESSIVE = re.compile(f".[{APOSTROPHES}][sS]\\Z")
_BARE = re.compile(r"\w[\w/.'&-]*")


@singledispatch
def write(node: Node) -> str:
    """A query that parses to `node` again, whether words are joined by all or any.

    A Prefer alone is read so only by any: joined by all, every word is required. Holds for every
    tree that `search.grammar.parse` yields, as long as the longer text, with its AND between
    words, stays within the caps. "" is everything.
    """
    raise TypeError(f"{type(node).__name__} is no node of a query")


@write.register
def _everything(node: Everything) -> str:
    return ""


@write.register(Word)
@write.register(Wildcard)
@write.register(Fuzzy)
def _single(node: Term) -> str:
    term = _term(node)
    exact = isinstance(node, Word) and not node.forms
    return _zoned(node.zone, f'"{term}"' if exact else term)


@write.register
def _phrase(node: Phrase) -> str:
    terms = [_term(term) for term in node.terms]
    if any(isinstance(term, Word) and term.forms for term in node.terms):
        return _zoned(node.zone, "-".join(terms))
    return _zoned(node.zone, f'"{" ".join(terms)}"')


@write.register
def _near(node: Near) -> str:
    return _quoted(node, f"{'>' if node.ordered else ''}{node.distance}")


@write.register
def _same(node: Same) -> str:
    return _quoted(node, node.unit[0])


def _quoted(node: Near | Same, suffix: str) -> str:
    terms = " ".join(_term(term) for term in node.terms)
    return _zoned(node.zone, f'"{terms}"~{suffix}')


@write.register
def _facet(node: FacetIs) -> str:
    if _BARE.fullmatch(node.typed) and node.typed not in ("AND", "OR", "NOT"):
        return f"{node.facet}:{node.typed}"
    opening, closing = "“”" if '"' in node.typed else '""'
    return f"{node.facet}:{opening}{node.typed}{closing}"


@write.register
def _date(node: DateRange) -> str:
    return write_range(node)


@write.register
def _and(node: And) -> str:
    return " AND ".join(_grouped(child, Or | Prefer) for child in node.children)


@write.register
def _or(node: Or) -> str:
    return " OR ".join(_grouped(child, Prefer) for child in node.children)


@write.register
def _not(node: Not) -> str:
    return f"NOT {_grouped(node.child, And | Or | Prefer)}"


@write.register
def _prefer(node: Prefer) -> str:
    required, optional = (
        _grouped(child, And | Or | Prefer) for child in (node.required, node.optional)
    )
    return f"+{required} {optional}"


@write.register
def _boost(node: Boost) -> str:
    factor = np.format_float_positional(node.factor, trim="-")
    return f"{_grouped(node.child, And | Or | Not | Prefer | Boost)}^{factor}"


def _grouped(node: Node, kinds: UnionType | type[Node]) -> str:
    """A child's text, in parentheses if it is of one of the kinds."""
    return f"({write(node)})" if isinstance(node, kinds) else write(node)


def _term(term: Term) -> str:
    match term:
        case Word():
            return _whole(term.text)
        case Wildcard():
            return term.pattern
        case Fuzzy():
            return f"{_whole(term.text)}~{'' if term.edits == 1 else term.edits}"


def _whole(word: str) -> str:
    """A token as it must stand to be read as itself: one more 's is cut off in reading."""
    return f"{word}'s" if _POSSESSIVE.search(word) else word


def _zoned(zone: ZoneField, written: str) -> str:
    return written if zone == "any" else f"{zone}:{written}"
