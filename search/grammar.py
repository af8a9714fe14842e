"""The query language: text in, tree out (the rules stand in grammar.lark, the caps in limits.py).

Words are joined by AND, or ranked by any; upper-case AND OR NOT, `-`, parentheses; "exact
phrase", "near"~5, "near in order"~>5, "same sentence"~s, "same paragraph"~p, wild*, w?ld, fuzzy~2,
boost^2, +required; title: body: and a filter for each facet and date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal, cast

from lark import Lark, Token, Tree, UnexpectedToken

from search import faults
from search.analysis import cut
from search.errors import QueryError
from search.leaves import FIELDS, Reading, boost, leaf
from search.limits import MAX_LENGTH
from search.plain import read_plain
from search.shape import check, misplaced
from search.tree import (
    And,
    Boost,
    DateRange,
    Everything,
    FacetIs,
    Node,
    Not,
    Or,
    Prefer,
    Span,
)
from search.written import write

__all__ = ["FIELDS", "Parsed", "parse", "write"]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query as understood, with sentences for the reader where that may surprise."""

    tree: Node
    warnings: tuple[str, ...]


def parse(text: str, match: Literal["all", "any"] = "all") -> Parsed:
    """Read a query in time linear in its length; "" or blanks is everything.

    With `match` "any", words side by side are alternatives, while filters and NOTs beside them
    hold for all; beside words with a plus, which all must be there, the others are optional.
    Raises QueryError with code, place and, where there is one, a query that works.
    """
    try:
        return _parse(text, match)
    except QueryError as error:
        if error.suggestion and not _works(error.suggestion, match):
            error.suggestion = ""
        raise


def _works(text: str, match: Literal["all", "any"]) -> bool:
    try:
        _parse(text, match)
    except QueryError:
        return False
    return True


def _parse(text: str, match: Literal["all", "any"]) -> Parsed:
    if len(text) > MAX_LENGTH:
        raise faults.too_long(text)
    if not text or text.isspace():
        return Parsed(Everything(), ())
    plain = read_plain(text, match)
    return Parsed(plain, ()) if plain else by_grammar(text, match)


def by_grammar(text: str, match: Literal["all", "any"]) -> Parsed:
    """Read a query of at least one character that is no blank by the rules of grammar.lark."""
    tree = _syntax(text)
    reading = Reading(text, match, _tokens(text))
    node = _read(tree, reading)
    if node is None:
        raise faults.no_words(text)
    return Parsed(node, tuple(dict.fromkeys(reading.warnings)))


@cache
def _lark() -> Lark:
    return Lark.open("grammar.lark", rel_to=__file__, parser="lalr", lexer="basic")


_ALPHANUMERIC = re.compile("[A-Za-z0-9]+")


def _tokens(text: str) -> list[Span]:
    """Where the tokens of a query stand."""
    if text.isascii() and "." not in text and "'" not in text:
        return [found.span() for found in _ALPHANUMERIC.finditer(text)]
    found = cut([text], [[(0, len(text))]])
    return list(zip(found.start.tolist(), (found.start + found.length).tolist(), strict=True))


def _syntax(text: str) -> Tree[Token] | Token:
    parser: Any = _lark().parse_interactive(text)
    lexed = check(text, list(parser.lexer_thread.lex(parser.parser_state)), FIELDS)
    fed = 0
    try:
        for token in lexed:
            parser.feed_token(token)
            fed += 1
        return cast("Tree[Token] | Token", parser.feed_eof(lexed[-1]))
    except UnexpectedToken:
        raise misplaced(text, lexed, fed) from None


def _read(syntax: Tree[Token] | Token, reading: Reading) -> Node | None:
    """The node of a piece of syntax; None where no word is left in it."""
    if isinstance(syntax, Token):
        return leaf(syntax, reading)
    if syntax.data == "field":
        name = cast(Token, syntax.children[0])
        return _read(syntax.children[1], replace(reading, under=name))
    if syntax.data == "requirement":
        return _read(syntax.children[1], reading)
    if syntax.data == "negation":
        sign = cast(Token, syntax.children[0])
        child = _read(syntax.children[1], reading)
        return Not(child, (cast(int, sign.start_pos), child.span[1])) if child else None
    if syntax.data == "boost":
        return _boosted(_read(syntax.children[0], reading), syntax.children[1], reading)
    pairs = [(child, node) for child in syntax.children if (node := _read(child, reading))]
    if syntax.data == "juxtaposed" and reading.match == "any":
        return _ranked(
            [node for child, node in pairs if _is_required(child)],
            [node for child, node in pairs if not _is_required(child)],
        )
    return _joined(Or if syntax.data == "either" else And, [node for _, node in pairs])


def _is_required(syntax: Tree[Token] | Token) -> bool:
    return isinstance(syntax, Tree) and syntax.data == "requirement"


def _ranked(required: Sequence[Node], others: Sequence[Node]) -> Node | None:
    """Nodes side by side, of which any is enough: but those with a plus and the filters hold."""
    must = _joined(And, required)
    words = _joined(Or, [node for node in others if not _narrows(node)])
    filters = [node for node in others if _narrows(node)]
    if must and words:
        span = (min(must.span[0], words.span[0]), max(must.span[1], words.span[1]))
        words = Prefer(must, words, span)
    return _joined(And, [node for node in (words or must, *filters) if node])


def _boosted(node: Node | None, sign: Tree[Token] | Token, reading: Reading) -> Node | None:
    assert isinstance(sign, Token)
    factor = boost(sign, reading)
    if node is None:
        return None
    if _narrows(node):
        reading.warnings.append(f"{sign} was left out: a filter has no score to multiply.")
        return node
    return Boost(node, factor, (node.span[0], cast(int, sign.end_pos)))


def _narrows(node: Node) -> bool:
    """Whether a node only filters: beside words ranked by any it holds for all of them."""
    if isinstance(node, And | Or):
        return all(_narrows(child) for child in node.children)
    return isinstance(node, Not | FacetIs | DateRange)


def _joined(kind: type[And] | type[Or], nodes: Sequence[Node]) -> Node | None:
    """One node for several; an And never stands directly inside an And, nor an Or in an Or."""
    if len(nodes) < 2:
        return nodes[0] if nodes else None
    children: list[Node] = []
    for node in nodes:
        if isinstance(node, And | Or) and isinstance(node, kind):
            children += node.children
        else:
            children.append(node)
    span = (min(node.span[0] for node in nodes), max(node.span[1] for node in nodes))
    return kind(tuple(children), span)
