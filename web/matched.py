"""Why a hit matched, where the words it holds are not those that were typed."""

from __future__ import annotations

import re

from search.folding import fold
from search.results import Hit

MOST = 6


def typed_words(text: str) -> frozenset[str]:
    """The words that stand in a query text, folded."""
    return frozenset(fold(word) for word in re.findall(r"[^\s\"():+]+", text))


def other_words(hit: Hit, typed: frozenset[str]) -> tuple[str, ...]:
    """The marked words of a hit, folded, that are not among those typed."""
    shown = [(hit.title, hit.title_marks), *((each.text, each.marks) for each in hit.snippets)]
    marked = dict.fromkeys(passage[a:b] for passage, marks in shown for a, b in marks)
    words = dict.fromkeys(fold(word) for words in marked for word in words.split())
    return tuple(word for word in words if word and word not in typed)[:MOST]
