"""Why a hit matched, where the words it holds are not those that were typed."""

from __future__ import annotations

import re

from search.folding import fold
from search.results import Hit

MOST = 6


def other_words(hit: Hit, text: str) -> tuple[str, ...]:
    """The marked words of a hit, folded, that do not stand in the query text so."""
    shown = [(hit.title, hit.title_marks), *((each.text, each.marks) for each in hit.snippets)]
    typed = {fold(word) for word in re.findall(r"[^\s\"():+]+", text)}
    marked = (
        fold(word)
        for passage, marks in shown
        for start, end in marks
        for word in passage[start:end].split()
    )
    return tuple(dict.fromkeys(word for word in marked if word and word not in typed))[:MOST]
