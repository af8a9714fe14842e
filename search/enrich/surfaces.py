"""Where the words of an editor's line stand in an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from search.enrich.corrections import Surface
from search.enrich.names import arabic_forms
from search.enrich.reading import CAPITAL, CAPITALS, CASELESS, Reading

Starts = Mapping[str, list[tuple[int, int]]]
"""For a word the tokens that hold it, each with the letters of an Arabic particle before it."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Tokens `first` up to `last`, which are code points `start` to `end`."""

    first: int
    last: int
    start: int
    end: int


def starts_of(reading: Reading, surfaces: Iterable[Surface]) -> Starts:
    """One pass over an article for the first words of all surfaces."""
    starts: dict[str, list[tuple[int, int]]] = {surface.words[0]: [] for surface in surfaces}
    for token, word in enumerate(reading.words[: len(reading)]) if starts else ():
        if reading.case[token] == CASELESS:
            for form, skip in arabic_forms(word):
                if form in starts:
                    starts[form].append((token, skip))
        elif word in starts:
            starts[word].append((token, 0))
    return starts


def occurrences(reading: Reading, surface: Surface, starts: Starts) -> list[Occurrence]:
    """Where a surface stands, in order, none within another.

    Its words count in any spelling that folds to the same letters. A capital of the surface must
    be one in the text too; what it has in lower case may stand either way.
    """
    found: list[Occurrence] = []
    free, size = 0, len(surface.words)
    for first, skip in starts[surface.words[0]]:
        last = first + size
        if first >= free and last <= len(reading) and _stands(reading, surface, first):
            start, end = reading.start[first] + skip, reading.end[last - 1]
            found.append(Occurrence(first, last, start, end))
            free = last
    return found


def _stands(reading: Reading, surface: Surface, first: int) -> bool:
    span = range(first, first + len(surface.words))
    if tuple(reading.words[i] for i in span[1:]) != surface.words[1:]:
        return False
    for token, wanted in zip(span, surface.cases, strict=True):
        case = reading.case[token]
        if wanted == CAPITALS and case != CAPITALS:
            return False
        if wanted == CAPITAL and case not in (CAPITAL, CAPITALS):
            return False
    whole = all(reading.joint[i] for i in span[1:])
    return whole or reading.surface(span.start, span.stop) == surface.text
