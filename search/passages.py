"""Passages: the few pieces of an article that show best why it was found.

A passage has about `WIDTH` code points and as many whole sentences as fit; a longer sentence is
cut between words around its densest marks. More distinct terms, rarer ones and closer ones win; no
passage repeats another, and a standfirst gives way to the lead that it repeats. Without marks:
how the body begins. The work is done by one kernel for all hits of a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from search.article import BODY, HEADLINE, STANDFIRST, Zone
from search.kernels import passages as kernel
from search.kernels import sentences as sentence
from search.kernels.characters import classes
from search.marked import Marks
from search.ranges import ranges
from search.results import Snippet

WIDTH = 200
_KIND = {HEADLINE: sentence.HEADLINE, STANDFIRST: sentence.STANDFIRST, BODY: sentence.BODY}


@dataclass(frozen=True, slots=True)
class Page:
    """One article found: its text and zones, where its sentences start (code points of their
    first words, one at the first word of each zone), and its marks."""

    text: str
    zones: Sequence[Zone]
    sentences: npt.NDArray[np.int32]
    marks: Marks


def choose(pages: Sequence[Page], count: int, width: int = WIDTH) -> list[tuple[Snippet, ...]]:
    """For each article at most `count` passages, best first, with all their marks."""
    if not pages or not count:
        return [() for _ in pages]
    text = "".join(page.text for page in pages)
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    bounds = _bounds([len(page.text) for page in pages])
    zones = [zone for page in pages for zone in page.zones]
    zone_at = _bounds([len(page.zones) for page in pages])
    shift = np.repeat(bounds[:-1], np.diff(zone_at))
    mark_at = _bounds([page.marks.start.size for page in pages])
    marks = Marks.joined([page.marks for page in pages])
    moved = np.repeat(bounds[:-1], np.diff(mark_at))
    sentence_at = _bounds([page.sentences.size for page in pages])
    sentences = np.concatenate([page.sentences for page in pages]) + np.repeat(
        bounds[:-1], np.diff(sentence_at)
    )
    start, end = (np.empty(len(pages) * count, np.int64) for _ in range(2))
    chosen = np.empty(len(pages) * count, np.int32)
    kernel.choose(
        points, classes(), zone_at,
        np.array([zone.start for zone in zones], dtype=np.int64) + shift,
        np.array([zone.end for zone in zones], dtype=np.int64) + shift,
        np.array([_KIND.get(zone.kind, sentence.OTHER) for zone in zones], dtype=np.uint8),
        sentence_at, sentences, mark_at, marks.start + moved, marks.end + moved, marks.term,
        marks.weight, width, start, end, chosen,
    )  # fmt: skip
    found = list(zip(start.tolist(), end.tolist(), chosen.tolist(), strict=True))
    return [
        tuple(
            _snippet(page, low - offset, high - offset, page.zones[zone].kind)
            for low, high, zone in found[row * count : (row + 1) * count]
            if zone >= 0
        )
        for row, (page, offset) in enumerate(zip(pages, bounds.tolist(), strict=False))
    ]


def _bounds(counts: Sequence[int]) -> npt.NDArray[np.int64]:
    bounds = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=bounds[1:])
    return bounds


def _snippet(page: Page, start: int, end: int, zone: str) -> Snippet:
    first, last = page.marks.start, page.marks.end
    low, high = first.searchsorted((start, end)).tolist()
    inside = ranges(first[low:high].tolist(), last[low:high].tolist())
    marks = tuple([(low - start, high - start) for low, high in inside])
    return Snippet(page.text[start:end], marks, start, zone)
