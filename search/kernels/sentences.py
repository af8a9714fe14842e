"""Sentences as pieces of passages: where they begin and end, and how many fit together."""

from __future__ import annotations

import numpy as np

from search.kernels.compile import part
from search.kernels.cuts import cut, opening, trimmed
from search.kernels.spans import densest, score

HEADLINE, STANDFIRST, BODY = 0, 1, 5
"""Their numbers in `article.ZONE_KINDS`; other kinds of zones are alike here."""
STANDFIRST_WORTH = 0.9
"""A standfirst says what the body says: of equal passages the body's is shown."""


@part
def zone_of(zone_start, at):
    """The zone that holds a place: the last that starts at or before it."""
    zone = np.searchsorted(zone_start, at, side="right") - 1
    return max(zone, 0)


@part
def sentence_bounds(points, classes, zone_start, zone_end, sentences, number):
    """From an opening quote before a sentence's first word to its last character but blanks."""
    zone = zone_of(zone_start, sentences[number])
    start = sentences[number]
    end = zone_end[zone]
    if number + 1 < sentences.size and sentences[number + 1] < end:
        end = opening(points, classes, sentences[number + 1], start)
    return opening(points, classes, start, zone_start[zone]), trimmed(points, classes, start, end)


@part
def passage(
    points, classes, zone_start, zone_end, zone_kind, sentences, taken, starts, ends, terms, worth,
    first, width,
):  # fmt: skip
    """Sentence `first` and those after it that fit, or as much of it as fits.

    Returns (score, last sentence, start, end).
    """
    start, end = sentence_bounds(points, classes, zone_start, zone_end, sentences, first)
    zone = zone_of(zone_start, sentences[first])
    last = first
    while end - start <= width and last + 1 < sentences.size and not taken[last + 1]:
        if sentences[last + 1] >= zone_end[zone]:
            break
        _, following = sentence_bounds(points, classes, zone_start, zone_end, sentences, last + 1)
        if following - start > width:
            break
        last += 1
        end = following
    low = np.searchsorted(starts, start)
    high = np.searchsorted(starts, end)
    if end - start > width:
        low, high = densest(starts, ends, terms, worth, low, high, width)
        core = starts[low] if low < high else start
        core_end = ends[high - 1] if low < high else start
        start, end = cut(
            points, classes, start, end, core, core_end, starts, ends, max(0, low - 1),
            min(high + 1, starts.size), width,
        )  # fmt: skip
    value = score(starts, ends, terms, worth, low, high)
    if zone_kind[zone] == STANDFIRST:
        value *= STANDFIRST_WORTH
    return value, last, start, end


@part
def led_up_to(points, classes, zone_start, zone_end, sentences, taken, first, start, end, width):
    """A passage with the sentences before it that still fit: its first sentence and start."""
    floor = zone_start[zone_of(zone_start, sentences[first])]
    while first > 0 and not taken[first - 1] and sentences[first - 1] >= floor:
        before, _ = sentence_bounds(points, classes, zone_start, zone_end, sentences, first - 1)
        if end - before > width:
            break
        first -= 1
        start = before
    return first, start


@part
def outside_marks(sentences, starts, ends):
    """The sentence starts that lie inside no mark: a phrase may run over a full stop."""
    kept = np.empty(sentences.size, np.int64)
    n = 0
    for i in range(sentences.size):
        span = np.searchsorted(starts, sentences[i]) - 1
        if span < 0 or ends[span] <= sentences[i]:
            kept[n] = sentences[i]
            n += 1
    return kept[:n]
