"""The faults of a query, each with its place and, where there is one, a query that works.

The codes are part of the API: too_long, too_deep, too_many_clauses, unbalanced_quote,
unbalanced_parenthesis, empty_group, empty_quote, empty_value, dangling_operator, unknown_field,
bad_value, bad_distance, bad_boost, bad_fuzziness, bad_wildcard, bad_date, bad_range, no_words.
"""

from __future__ import annotations

from collections.abc import Sequence

from search.errors import QueryError
from search.limits import MAX_BOOST, MAX_CLAUSES, MAX_DISTANCE, MAX_EDITS, MAX_LENGTH
from search.tree import Span


def fault(code: str, text: str, span: Span, message: str, mend: str = "") -> QueryError:
    """A fault at `span` of the query text; a mend that changes nothing is none."""
    suggestion = "" if mend == text else mend
    return QueryError(code, span[0], span[1] - span[0], message, suggestion)


def mended(text: str, span: Span, better: str = "") -> str:
    """The query with other text at `span`, without the blanks a removal leaves."""
    if better:
        return text[: span[0]] + better + text[span[1] :]
    return f"{text[: span[0]].rstrip()} {text[span[1] :].lstrip()}".strip()


def shown(text: str) -> str:
    """A piece of a query in quotes, as a message shows it."""
    piece = text.strip()
    return f"“{piece}”" if len(piece) <= 40 else f"“{piece[:39]}…”"


def too_long(text: str) -> QueryError:
    message = f"the query has {len(text)} characters; it may have {MAX_LENGTH}"
    return fault("too_long", text, (MAX_LENGTH, len(text)), message)


def too_many_clauses(text: str, spans: Sequence[Span]) -> QueryError:
    message = f"the query has more than {MAX_CLAUSES} words and filters; take some of them away"
    return fault("too_many_clauses", text, spans[MAX_CLAUSES], message)


def no_words(text: str) -> QueryError:
    message = f"{shown(text)} holds no letter or digit to search for"
    return fault("no_words", text, (0, len(text)), message)


def empty_value(text: str, span: Span, name: str) -> QueryError:
    message = f"{name}: has no value; it stands right after the colon, without a blank"
    mend = text[: span[1]] + text[span[1] :].lstrip()
    return fault("empty_value", text, span, message, mend)


def empty_quote(text: str, span: Span) -> QueryError:
    message = "there is nothing between these quotes"
    return fault("empty_quote", text, span, message, mended(text, span))


def bad_value(text: str, span: Span, name: str) -> QueryError:
    message = f"{name}: takes no range in brackets; date:, published: and event: do"
    return fault("bad_value", text, span, message)


def near_value(text: str, suffix: Span, name: str) -> QueryError:
    message = f"{name}: takes a value as it stands; “~” belongs after a word or a quote of words"
    return fault("bad_value", text, suffix, message, mended(text, suffix))


def bad_distance(text: str, suffix: Span) -> QueryError:
    message = (
        f"“{text[slice(*suffix)]}” is out of bounds: a quote takes ~0 to ~{MAX_DISTANCE}, the"
        " other words that may stand between its words (~>5: in this order), ~s for one sentence"
        " or ~p for one paragraph"
    )
    return fault("bad_distance", text, suffix, message, mended(text, suffix, "~5"))


def bad_boost(text: str, suffix: Span) -> QueryError:
    message = (
        f"“{text[slice(*suffix)]}” is out of bounds: ^ takes a number above 0 and up to"
        f" {MAX_BOOST}, by which the score is multiplied"
    )
    return fault("bad_boost", text, suffix, message, mended(text, suffix, "^2"))


def bad_fuzziness(text: str, suffix: Span) -> QueryError:
    message = (
        f"“{text[slice(*suffix)]}” is out of bounds: a word takes ~1 or ~{MAX_EDITS}, the letters"
        " that may differ"
    )
    return fault("bad_fuzziness", text, suffix, message, mended(text, suffix, f"~{MAX_EDITS}"))


def wild_and_fuzzy(text: str, suffix: Span) -> QueryError:
    message = "a word has either a wildcard or a ~, not both"
    return fault("bad_fuzziness", text, suffix, message, mended(text, suffix))


def bad_wildcard(text: str, span: Span) -> QueryError:
    message = (
        f"“{text[slice(*span)]}” would match every word: write a letter beside it, as in cease*;"
        " for all articles leave the query empty"
    )
    return fault("bad_wildcard", text, span, message, mended(text, span))
