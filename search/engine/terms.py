"""Which words of a segment a query term stands for: its members."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import singledispatch

import numpy as np

from search.engine.segment import Ints, Segment, utf8
from search.flat import code_points
from search.folding import fold
from search.kernels.lookup import fuzzy, glob
from search.stemming import query_stem_keys
from search.tree import Fuzzy, Term, Wildcard, Word

_CODE = {"*": "\x01", "?": "\x02"}
"""How the glob kernel reads them."""


@singledispatch
def members(term: Term, segment: Segment) -> Ints:
    """Numbers of the words that match a term, ascending."""
    raise TypeError(f"{type(term).__name__} is no term")


@members.register
def _(term: Word, segment: Segment) -> Ints:
    number = segment.find("word", fold(term.text))
    found = {number} if number >= 0 else set()
    if term.forms:
        for key in query_stem_keys(term.text, segment.stem_languages):
            stem = segment.find("stem", key)
            if stem >= 0:
                start, end = segment.array("stem_words_at")[stem : stem + 2].tolist()
                found.update(segment.array("stem_words")[start:end].tolist())
    return np.array(sorted(found), dtype=np.int32)


def shared(found: Sequence[Ints], segments: Sequence[Segment]) -> list[Ints]:
    """For each segment its numbers of the words found in any of them.

    A segment knows the forms of a word from its own articles alone; what a search finds must not
    depend on how articles are divided among segments.
    """
    texts = [
        {segment.string("word", number) for number in numbers.tolist()}
        for segment, numbers in zip(segments, found, strict=True)
    ]
    every = set().union(*texts)
    complete = []
    for segment, numbers, own in zip(segments, found, texts, strict=True):
        more = [segment.find("word", text) for text in every - own]
        present = [number for number in more if number >= 0]
        complete.append(np.union1d(numbers, present).astype(np.int32) if present else numbers)
    return complete


@members.register
def _(term: Wildcard, segment: Segment) -> Ints:
    pieces = re.split(r"([*?])", term.pattern)
    folded = [piece if piece in _CODE else fold(piece) for piece in pieces if piece]
    prefix = "" if folded[0] in _CODE else folded[0]
    first, end = segment.prefixed("word", prefix)
    if folded[1:] == ["*"] and prefix:
        return np.arange(first, end, dtype=np.int32)
    pattern = utf8("".join(_CODE.get(piece, piece) for piece in folded))
    out = np.empty(end - first, np.int32)
    count = glob(segment.array("word_at"), segment.array("word_utf8"), first, end, pattern, out)
    return out[:count]


@members.register
def _(term: Fuzzy, segment: Segment) -> Ints:
    word = fold(term.text)
    first, end = segment.prefixed("word", word[0])
    points = code_points(word)
    out = np.empty(end - first, np.int32)
    bounds, data = segment.array("word_at"), segment.array("word_utf8")
    count = fuzzy(bounds, data, first, end, points, term.edits, out)
    return out[:count]
