"""Queries that need no grammar: words, prefixes and quotes with blanks between, or OR, or AND.

What most readers type is read here in a tenth of the time that the grammar takes, to the same tree;
all else, and whatever deserves a warning or is at fault, is left to `search.grammar`.
"""

from __future__ import annotations

import re
from typing import Literal

from search.limits import MAX_CLAUSES
from search.tree import And, Node, Or, Phrase, Term, Wildcard, Word

_WORD = re.compile("[A-Za-z0-9]+")
_PIECE = r'(?:[A-Za-z0-9]+\*?|"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")'
_PIECES = re.compile(_PIECE)
_SIDE_BY_SIDE = re.compile(f"{_PIECE}(?: {_PIECE})*")
_JOINED = re.compile(f"{_PIECE}(?P<sign> OR | AND ){_PIECE}(?:(?P=sign){_PIECE})*")
_OPERATORS = frozenset(("and", "or", "not"))


def read_plain(text: str, match: Literal["all", "any"]) -> Node | None:
    """The tree of a plain query; None where the grammar has to look at it."""
    if (joined := _JOINED.fullmatch(text)) is not None:
        sign = joined["sign"]
        kind: type[And] | type[Or] = Or if sign == " OR " else And
    elif _SIDE_BY_SIDE.fullmatch(text):
        sign = ""
        kind = And if match == "all" else Or
    else:
        return None
    words = 0
    nodes: list[Node] = []
    pieces = list(_PIECES.finditer(text))
    for piece in pieces[:: 2 if sign else 1]:  # between two stands the sign
        found = [each.span() for each in _WORD.finditer(text, *piece.span())]
        if any(text[start:end].lower() in _OPERATORS for start, end in found):
            return None
        nodes.append(_node(text, piece.span(), found))
        words += len(found)
    if words > MAX_CLAUSES:
        return None
    if len(nodes) == 1:
        return nodes[0]
    return kind(tuple(nodes), (nodes[0].span[0], nodes[-1].span[1]))


def _node(text: str, span: tuple[int, int], words: list[tuple[int, int]]) -> Node:
    """A word, a prefix, or what stands in quotes."""
    start, end = span
    if text[start] != '"':
        piece = text[start:end]
        return Wildcard(piece, "any", span) if piece[-1] == "*" else Word(piece, span=span)
    terms: tuple[Term, ...] = tuple([Word(text[a:b], False, "any", (a, b)) for a, b in words])
    return terms[0] if len(terms) == 1 else Phrase(terms, "any", span)
