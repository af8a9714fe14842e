"""Faults in the shape of a query, found where more can be said than "unexpected token"."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import cast

from lark import Token

from search.errors import QueryError
from search.faults import empty_value, fault, mended
from search.limits import MAX_DEPTH
from search.tree import Span

_OPERANDS = ("WORD", "QUOTED", "RANGE")
_CLOSING = {"“": "”", "„": "“", "«": "»"}


def span_of(token: Token) -> Span:
    return cast(int, token.start_pos), cast(int, token.end_pos)


def check(text: str, lexed: Sequence[Token], fields: Sequence[str]) -> list[Token]:
    """Refuse what the parser could not explain: quotes, fields, parentheses, depth.

    Returns the tokens to parse: `AMMAN:` with a blank after it is a word, not a field.
    """
    tokens = [
        _field_or_word(text, token, following, fields) if token.type == "FIELD" else token
        for token, following in zip(lexed, [*lexed[1:], None], strict=True)
    ]
    pending: list[Token] = []  # parentheses and signs whose operand has not ended
    for token in tokens:
        if token.type == "STRAY_QUOTE":
            mend = text + _CLOSING.get(token, token)
            raise fault("unbalanced_quote", text, span_of(token), "this quote never closes", mend)
        if token.type in ("_OPEN", "NOT", "MINUS", "PLUS"):
            pending.append(token)
            _check_depth(text, pending)
        elif token.type == "_CLOSE":
            _drop_signs(pending)
            if not pending:
                raise _unbalanced(text, token, "opens", mended(text, span_of(token)))
            pending.pop()
        if token.type in (*_OPERANDS, "_CLOSE"):
            _drop_signs(pending)
    unclosed = [token for token in pending if token.type == "_OPEN"]
    if unclosed:
        raise _unbalanced(text, unclosed[-1], "closes", text + ")" * len(unclosed))
    return tokens


def _drop_signs(pending: list[Token]) -> None:
    while pending and pending[-1].type != "_OPEN":
        pending.pop()


def _check_depth(text: str, pending: Sequence[Token]) -> None:
    if len(pending) > MAX_DEPTH:
        message = f"parentheses and signs lie more than {MAX_DEPTH} deep; take some of them away"
        raise fault("too_deep", text, span_of(pending[-1]), message)


def _unbalanced(text: str, token: Token, does: str, mend: str) -> QueryError:
    message = f"nothing {does} this parenthesis"
    return fault("unbalanced_parenthesis", text, span_of(token), message, mend)


def _field_or_word(
    text: str, token: Token, following: Token | None, fields: Sequence[str]
) -> Token:
    start, end = span_of(token)
    name = token[:-1].lower()
    valued = (
        following is not None
        and following.start_pos == end
        and following.type in (*_OPERANDS, "_OPEN", "STRAY_QUOTE")
    )
    if name in fields:
        if valued:
            return token
        raise empty_value(text, (start, end), name)
    if not valued:
        return Token.new_borrow_pos("WORD", token, token)
    close = difflib.get_close_matches(name, fields, 1)
    mend = mended(text, (start, end), f"{close[0]}:" if close else f"{token} ")
    raise fault(
        "unknown_field",
        text,
        (start, end),
        f"“{token}” is no field; fields are {', '.join(fields)}. To search for the words"
        " themselves, put a blank after the colon",
        mend,
    )


def misplaced(text: str, tokens: Sequence[Token], at: int) -> QueryError:
    """Why the grammar takes no token number `at` (one past the last: the end) after the others."""
    before = tokens[at - 1] if at else None
    found = tokens[at] if at < len(tokens) else None
    if before and before.type == "FIELD":
        return empty_value(text, span_of(before), before[:-1].lower())
    if before and found and (before.type, found.type) == ("_OPEN", "_CLOSE"):
        span = (span_of(before)[0], span_of(found)[1])
        message = "there is nothing between these parentheses"
        return fault("empty_group", text, span, message, mended(text, span))
    if found is not None and found.type in ("_AND", "_OR"):
        operator, side = found, "before"
    else:
        assert before is not None  # the grammar takes any other token first
        operator, side = before, "after"
    return fault(
        "dangling_operator",
        text,
        span_of(operator),
        f"{operator} has nothing {side} it; to search for the word, write it in lower case",
        mended(text, span_of(operator)),
    )
