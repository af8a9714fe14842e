"""A text that cannot be read as a query, taken word for word."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from search.errors import QueryError
from search.query import Query
from web.asking import archive


@dataclass(frozen=True, slots=True)
class Literal:
    """A search that takes the words as words: `exact` as one phrase, else in any order."""

    query: Query
    exact: bool
    count: int


def literally(query: Query) -> tuple[Literal, ...]:
    """The words of the text without operators, as a phrase and apart, each with its total."""
    words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", query.text)
    plain = " ".join(words).lower()  # operators are in upper case
    texts = [(f'"{plain}"', True)] if len(words) > 1 else []
    found = []
    for text, exact in [*texts, (plain, False)] if words else []:
        other = replace(query, text=text, cursor=None)
        try:
            total = archive().search(replace(other, limit=0, facets=(), snippets=0)).total
        except QueryError:  # such as one past the caps
            continue
        found.append(Literal(other, exact, total))
    return tuple(found)
