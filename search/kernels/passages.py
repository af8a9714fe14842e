"""Choosing passages: which pieces of each article of a page show best why it was found.

All offsets are places in `points`, the texts of several articles joined.
"""

from __future__ import annotations

import numpy as np

from search.kernels.compile import kernel, part
from search.kernels.greedy import best_passages, opening_passage
from search.kernels.sentences import HEADLINE, outside_marks
from search.kernels.spans import join, worths


@part
def _show(starts, ends, low, high, origin, slot, shown_at, shown_start, shown_end):
    """Write some spans as places behind `origin`: those of the next title or passage."""
    at = shown_at[slot]
    for span in range(low, high):
        shown_start[at] = starts[span] - origin
        shown_end[at] = ends[span] - origin
        at += 1
    shown_at[slot + 1] = at


@kernel(
    "u4[] u1[] i8[] i8[] i8[] i8[] i8[] i8[] i8[] i8[] i8[] i4[] f8[] i8"
    " i8[]! i8[]! i4[]! i8[]! i8[]! i8[]!"
)
def choose(
    points, classes, zone_at, zone_start, zone_end, zone_kind, sentence_at, sentence, mark_at,
    mark_start, mark_end, mark_term, mark_weight, width, out_start, out_end, out_zone, shown_at,
    shown_start, shown_end,
) -> None:  # fmt: skip
    """Fill start, end and zone (number in its article; -1: none) of each article's best passages.

    Zones, sentences and marks are CSR by article (`*_at`), each ascending by start; the sizes of
    the outputs say how many passages an article may have. What makes a passage good is written in
    `search/passages.py`. `shown_*`: the marks joined where they overlap, CSR: for each article
    those of the headline, then those of each passage, as places behind its start.
    """
    count = out_start.size // max(1, zone_at.size - 1)
    starts = np.empty(mark_start.size, np.int64)
    ends = np.empty(mark_start.size, np.int64)
    terms = np.empty(mark_start.size, np.uint64)
    shown_at[0] = 0
    for row in range(zone_at.size - 1):
        zones = slice(zone_at[row], zone_at[row + 1])
        outs = slice(row * count, (row + 1) * count)
        starts_of_zones = zone_start[zones]
        kinds = zone_kind[zones]
        out_zone[outs] = -1
        floor = np.int64(2**62)
        for zone in range(kinds.size):
            if kinds[zone] != HEADLINE:
                floor = starts_of_zones[zone]
                break
        marks = slice(mark_at[row], mark_at[row + 1])
        mine = mark_start[marks]
        n = join(mine, mark_end[marks], mark_term[marks], starts, ends, terms)
        headed = np.searchsorted(starts[:n], floor)
        slot = row * (count + 1)
        title = starts_of_zones[0] if kinds.size > 0 else np.int64(0)
        _show(starts, ends, 0, headed, title, slot, shown_at, shown_start, shown_end)
        worth = worths(mine, mark_term[marks], mark_weight[marks], floor)
        spans = slice(headed, n)
        sentences = outside_marks(
            sentence[sentence_at[row] : sentence_at[row + 1]], starts[spans], ends[spans]
        )
        if n > headed:
            best_passages(
                points, classes, starts_of_zones, zone_end[zones], kinds, sentences, starts[spans],
                ends[spans], terms[spans], worth, width, out_start[outs], out_end[outs],
                out_zone[outs],
            )  # fmt: skip
        elif count > 0:
            start, end, zone = opening_passage(
                points, classes, starts_of_zones, zone_end[zones], kinds, sentences,
                np.zeros(sentences.size, np.bool_), starts[spans], terms[spans], worth, width,
            )  # fmt: skip
            out_start[row * count] = start
            out_end[row * count] = end
            out_zone[row * count] = zone
        for number in range(count):
            at = row * count + number
            slot += 1
            low = headed
            high = headed
            if out_zone[at] >= 0:
                low += np.searchsorted(starts[spans], out_start[at])
                high += np.searchsorted(starts[spans], out_end[at])
            _show(starts, ends, low, high, out_start[at], slot, shown_at, shown_start, shown_end)
