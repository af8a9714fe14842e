"""Spelling: the words of a vocabulary that are written much like another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from search.engine.segment import Segment
from search.engine.wordpostings import of_words
from search.flat import code_points
from search.folding import fold
from search.kernels.lookup import fuzzy


def spellings(typed: str, edits: int, segments: Sequence[Segment]) -> Counter[str]:
    """The words within so many Levenshtein edits of one, with how many live articles hold each.

    The first letter may differ too; the word itself is left out.
    """
    word = fold(typed)
    points = code_points(word)
    found: Counter[str] = Counter()
    for segment in segments:
        bounds, data = segment.array("word_at"), segment.array("word_utf8")
        out = np.empty(bounds.size - 1, np.int32)
        count = fuzzy(bounds, data, 0, out.size, points, edits, out)
        for number in out[:count].tolist():
            found[segment.string("word", number)] += articles_with(segment, number)
    del found[word]
    return +found


def articles_with(segment: Segment, word: int) -> int:
    """How many live articles hold a word."""
    if not segment.deleted.size:
        return int(segment.array("word_df")[word])
    return of_words(segment, np.array([word], dtype=np.int32), "any").docs.size
