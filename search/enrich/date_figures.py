"""Four figures that are no year: a time of day, the code of a share."""

from __future__ import annotations

from search.enrich.date_tokens import Tokens

_CLOCK = frozenset("gmt utc est edt pst pdt cst cdt bst cet cest hours hrs".split())  # noqa: SIM905 (a list would fill the page)
_EXCHANGE = 2
"""Letters of the code of an exchange."""


def is_other(tokens: Tokens, i: int) -> bool:
    """Whether the figures at `i` are such: "1153 GMT", "1088.HK"."""
    words = tokens.words
    if words[i + 1] in _CLOCK:
        return True
    tied = words[i + 1] == "." and tokens.touches(i + 1) and tokens.touches(i + 2)
    return tied and words[i + 2].isalpha() and len(words[i + 2]) <= _EXCHANGE
