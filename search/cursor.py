"""Cursors: where a list of hits goes on, as one short word that can stand in a URL.

A cursor of newest or oldest survives new generations. One of relevance belongs to its
generation, since new articles change scores.
"""

from __future__ import annotations

import base64
import json

from search.engine.request import After
from search.errors import CursorExpired, QueryError

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def encode(after: After, sort: str, generation: int) -> str:
    """The cursor behind a hit."""
    fields = [sort, after.primary, after.secondary, after.id]
    if sort == "relevance":
        fields.append(generation)
    text = _JSON.encode(fields)
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode(cursor: str, sort: str, generation: int) -> After:
    """Where the hits go on. QueryError where it is no cursor, CursorExpired where it is too old."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        fields = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        kind, primary, secondary, id, *belongs = fields
        after = After(_key(primary), _key(secondary), _id(id))
        known = [_key(number) for number in belongs]
    except (ValueError, TypeError) as problem:
        raise _fault(cursor, "is not one that a search returned") from problem
    if kind != sort or len(known) != (sort == "relevance"):
        raise _fault(cursor, f"was made by another sort than {sort!r}")
    if known and known[0] != generation:
        raise CursorExpired(
            f"this list was ranked in generation {known[0]} of the index, which has changed since;"
            " start the search again, or sort by date to page through changes"
        )
    return after


def _key(number: object) -> int:
    if not isinstance(number, int) or not -(2**63) <= number < 2**63:
        raise ValueError("no sort key")
    return number


def _id(id: object) -> str:
    if not isinstance(id, str):
        raise ValueError("no id")
    return id


def _fault(cursor: str, what: str) -> QueryError:
    message = f"the cursor {cursor[:40]!r} {what}; leave it out to start from the first hit"
    return QueryError("bad_cursor", 0, len(cursor), message, parameter="cursor")
