"""Passages: the few pieces of an article that show best why it was found.

Pure: from a text, its zones and sentences, and the ranges a search marked. Positions and terms
are the engine's; which of them to show is decided here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from search.article import BODY, HEADLINE, STANDFIRST, Zone
from search.cuts import Sentences, cut
from search.marked import Marked, Spans, densest, join, score
from search.results import Snippet

STANDFIRST_WORTH = 0.9
"""A standfirst says what the body says: of equal passages the body's is shown."""
SHINGLE = 4
"""Words in a row by which passages of two zones are compared."""
LEAD = 3
"""How many of the body's first sentences a standfirst may repeat."""

_WORD = re.compile(r"\w+")


class _Passage(NamedTuple):
    """Code points `start` to `end`, out of the sentences `first` to `last`."""

    score: float
    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Page:
    sentences: Sentences
    spans: Spans
    width: int


def choose(
    text: str,
    zones: tuple[Zone, ...],
    sentences: Sequence[int],
    marks: Sequence[Marked],
    count: int,
    width: int = 200,
) -> tuple[Snippet, ...]:
    """At most `count` passages of about `width` code points, best first, with all their marks.

    `sentences`: where sentences start, ascending, one at the first word of each zone. `marks`: by
    start, at word bounds, each within a zone; those of the headline choose nothing. More distinct
    terms, rarer and closer ones win; no passage repeats another. Without marks: how the body
    begins. Sentences are whole where they fit, else cut between words. Linear in the marks.
    """
    shown = [zone for zone in zones if zone.kind != HEADLINE]
    if count < 1 or not shown:
        return ()
    spans = join(marks, shown[0].start)
    starts = _outside(sentences, spans)
    page = _Page(Sentences(text, zones, [zone.start for zone in zones], starts), spans, width)
    if spans.starts:
        return tuple([_snippet(page, passage) for passage in _best(page, count)])
    opening = next((zone for zone in shown if zone.kind == BODY), shown[0])
    first = bisect_left(starts, opening.start)
    if first == len(starts) or starts[first] >= opening.end:
        return ()
    return (_snippet(page, _passage(page, first, ())),)


def _outside(sentences: Sequence[int], spans: Spans) -> Sequence[int]:
    """The sentence starts without those inside a mark: a phrase may run over a full stop."""
    inside = {
        at
        for start, end in zip(spans.starts, spans.ends, strict=True)
        for at in range(bisect_right(sentences, start), bisect_left(sentences, end))
    }
    return [s for i, s in enumerate(sentences) if i not in inside] if inside else sentences


def _best(page: _Page, count: int) -> list[_Passage]:
    """The passages that begin with a marked sentence, greedily, none twice.

    Only those that may be the best are built: the others wait with a bound of their score.
    """
    waiting = _bounds(page)
    built: dict[int, _Passage] = {}
    taken: set[int] = set()
    chosen: list[_Passage] = []
    while waiting and len(chosen) < count:
        first = max(waiting, key=waiting.__getitem__)  # the earliest of equals
        if first not in built:
            built[first] = passage = _passage(page, first, taken)
            if passage.score < waiting[first]:
                waiting[first] = passage.score
                continue
        best = built[first]
        del waiting[first]
        if any(_repeats(page, best, other) for other in (*chosen, *_lead(page, best, waiting))):
            continue
        best = _led_up_to(page, best, taken)
        chosen.append(best)
        taken.update(range(best.first, best.last + 1))
        waiting = {n: bound for n, bound in waiting.items() if n not in taken}
        built = {n: each for n, each in built.items() if each.last < best.first or n > best.last}
    return chosen


def _bounds(page: _Page) -> dict[int, float]:
    """The marked sentences, in order, with a score that no passage from there can exceed."""
    starts, spans = page.sentences.starts, page.spans
    bounds: dict[int, float] = {}
    low, total = 0, len(spans.starts)
    while low < total:
        number = bisect_right(starts, spans.starts[low]) - 1
        beyond = starts[number + 1] if number + 1 < len(starts) else len(page.sentences.text)
        reach = max(beyond, starts[number] + page.width)
        bounds[number] = score(spans, low, bisect_left(spans.starts, reach, low))
        low = bisect_left(spans.starts, beyond, low)
    return bounds


def _passage(page: _Page, first: int, taken: Collection[int]) -> _Passage:
    """Sentence `first` and those after it that fit, or as much of it as fits."""
    sentences, spans = page.sentences, page.spans
    start, end = sentences.bounds(first)
    zone = sentences.zone(first)
    last = first
    while end - start <= page.width and last + 1 < len(sentences.starts) and last + 1 not in taken:
        if sentences.starts[last + 1] >= zone.end:
            break
        following = sentences.bounds(last + 1)[1]
        if following - start > page.width:
            break
        last, end = last + 1, following
    low, high = bisect_left(spans.starts, start), bisect_left(spans.starts, end)
    if end - start > page.width:
        low, high = densest(spans, low, high, page.width)
        core = (spans.starts[low], spans.ends[high - 1]) if low < high else (start, start)
        near = slice(max(0, low - 1), high + 1)
        beside = list(zip(spans.starts[near], spans.ends[near], strict=True))
        start, end = cut(sentences.text, (start, end), core, beside, page.width)
    worth = STANDFIRST_WORTH if zone.kind == STANDFIRST else 1.0
    return _Passage(worth * score(spans, low, high), first, last, start, end)


def _led_up_to(page: _Page, passage: _Passage, taken: Collection[int]) -> _Passage:
    """The passage with the sentences before it that still fit."""
    worth, first, last, start, end = passage
    floor = page.sentences.zone(first).start
    while first > 0 and first - 1 not in taken and page.sentences.starts[first - 1] >= floor:
        if end - page.sentences.starts[first - 1] > page.width:
            break
        before = page.sentences.bounds(first - 1)[0]
        if end - before > page.width:
            break
        first, start = first - 1, before
    return _Passage(worth, first, last, start, end)


def _lead(page: _Page, best: _Passage, waiting: Collection[int]) -> list[_Passage]:
    """Where `best` is of the standfirst: the first passages of the body, which it may repeat."""
    if page.sentences.zone(best.first).kind != STANDFIRST:
        return []
    body = [number for number in waiting if page.sentences.zone(number).kind == BODY]
    return [_passage(page, number, ()) for number in body[:LEAD]]


def _repeats(page: _Page, one: _Passage, other: _Passage) -> bool:
    """Whether one holds the other; of two zones, most rows of words of the shorter."""
    text = page.sentences.text
    ours, theirs = text[one.start : one.end].casefold(), text[other.start : other.end].casefold()
    if ours in theirs or theirs in ours:
        return True
    if page.sentences.zone(one.first) is page.sentences.zone(other.first):
        return False
    rows, others = _shingles(ours), _shingles(theirs)
    return 2 * len(rows & others) >= max(1, min(len(rows), len(others)))


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text)
    return {tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))}


def _snippet(page: _Page, passage: _Passage) -> Snippet:
    _, first, _, start, end = passage
    spans = page.spans
    shown = slice(bisect_left(spans.starts, start), bisect_left(spans.starts, end))
    marks = [
        (s - start, e - start) for s, e in zip(spans.starts[shown], spans.ends[shown], strict=True)
    ]
    zone = page.sentences.zone(first).kind
    return Snippet(page.sentences.text[start:end], tuple(marks), start, zone)
