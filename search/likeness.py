"""Likeness: the words that tell of an article, as a query for others like it."""

from __future__ import annotations

from collections.abc import Sequence

from search.tree import Boost, Node, Or, Word

LIKENESS_WORDS = 20
"""How many words of an article are asked for."""


def likeness(words: Sequence[tuple[str, float]]) -> Node:
    """Any of the (folded) words, each as they are written and counting by its weight."""
    return Or(tuple(Boost(Word(word, forms=False), weight) for word, weight in words))
