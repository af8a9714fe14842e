"""The best passages of one article, and how it opens where nothing in it is marked.

All offsets are places in `points`, the texts of several articles joined.
"""

from __future__ import annotations

import numpy as np

from search.kernels.compile import part
from search.kernels.repeats import repeats
from search.kernels.sentences import (
    BODY,
    HEADLINE,
    STANDFIRST,
    led_up_to,
    passage,
    zone_of,
)  # fmt: skip
from search.kernels.spans import score

LEAD = 3
"""How many of the body's first passages a standfirst may repeat."""


@part
def _candidates(zone_start, zone_end, sentences, starts, ends, terms, worth, width, bounds):
    """The marked sentences, in order; fills a score that no passage from there can exceed."""
    found = np.empty(starts.size, np.int64)
    n = 0
    low = 0
    while low < starts.size:
        number = max(0, np.searchsorted(sentences, starts[low], side="right") - 1)
        beyond = zone_end[zone_of(zone_start, sentences[number])]
        if number + 1 < sentences.size:
            beyond = min(beyond, sentences[number + 1])
        reach = max(beyond, sentences[number] + width)
        found[n] = number
        bounds[n] = score(starts, ends, terms, worth, low, np.searchsorted(starts, reach))
        n += 1
        low = max(low + 1, np.searchsorted(starts, beyond))
    return found[:n]


@part
def _repeats_lead(
    points, classes, zone_start, zone_end, zone_kind, sentences, nothing, starts, ends, terms,
    worth, found, waiting, start, end, width,
):  # fmt: skip
    """Whether a passage of the standfirst says what one of the body's first passages says."""
    compared = 0
    for other in range(found.size):
        zone = zone_of(zone_start, sentences[found[other]])
        if not waiting[other] or zone_kind[zone] != BODY:
            continue
        if compared == LEAD:
            break
        compared += 1
        _, _, lead, lead_end = passage(
            points, classes, zone_start, zone_end, zone_kind, sentences, nothing, starts, ends,
            terms, worth, found[other], width,
        )  # fmt: skip
        if repeats(points, classes, start, end, lead, lead_end, False):
            return True
    return False


@part
def opening_passage(
    points, classes, zone_start, zone_end, zone_kind, sentences, nothing, none, bits, worth, width
):
    """How the body (else the first zone below the headline) begins: (start, end, zone) or -1."""
    chosen = -1
    for zone in range(zone_start.size):
        if zone_kind[zone] == BODY:
            chosen = zone
            break
        if chosen < 0 and zone_kind[zone] != HEADLINE:
            chosen = zone
    if chosen < 0:
        return np.int64(0), np.int64(0), -1
    first = np.searchsorted(sentences, zone_start[chosen])
    if first == sentences.size or sentences[first] >= zone_end[chosen]:
        return np.int64(0), np.int64(0), -1
    _, _, start, end = passage(
        points, classes, zone_start, zone_end, zone_kind, sentences, nothing, none, none, bits,
        worth, first, width,
    )  # fmt: skip
    return start, end, chosen


@part
def best_passages(
    points, classes, zone_start, zone_end, zone_kind, sentences, starts, ends, terms, worth, width,
    out_start, out_end, out_zone,
):  # fmt: skip
    """Passages that begin with a marked sentence, greedily, no sentence twice.

    Only those that may be the best are built: the others wait with a bound of their score.
    """
    bounds = np.empty(starts.size)
    found = _candidates(zone_start, zone_end, sentences, starts, ends, terms, worth, width, bounds)
    waiting = np.ones(found.size, np.bool_)
    built = np.zeros(found.size, np.bool_)
    lasts = np.empty(found.size, np.int64)
    low = np.empty(found.size, np.int64)
    high = np.empty(found.size, np.int64)
    taken = np.zeros(sentences.size, np.bool_)
    nothing = np.zeros(sentences.size, np.bool_)
    chosen = 0
    while chosen < out_start.size:
        best = -1
        for i in range(found.size):
            if waiting[i] and (best < 0 or bounds[i] > bounds[best]):
                best = i
        if best < 0:
            break
        if not built[best]:
            value, lasts[best], low[best], high[best] = passage(
                points, classes, zone_start, zone_end, zone_kind, sentences, taken, starts, ends,
                terms, worth, found[best], width,
            )  # fmt: skip
            built[best] = True
            if value < bounds[best]:
                bounds[best] = value
                continue
        waiting[best] = False
        first = found[best]
        last = lasts[best]
        zone = zone_of(zone_start, sentences[first])
        said = False
        for other in range(chosen):
            said = said or repeats(
                points, classes, low[best], high[best], out_start[other], out_end[other],
                out_zone[other] == zone,
            )  # fmt: skip
        if not said and zone_kind[zone] == STANDFIRST:
            said = _repeats_lead(
                points, classes, zone_start, zone_end, zone_kind, sentences, nothing, starts,
                ends, terms, worth, found, waiting, low[best], high[best], width,
            )  # fmt: skip
        if said:
            continue
        begin, start = led_up_to(
            points, classes, zone_start, zone_end, sentences, taken, first, low[best], high[best],
            width,
        )  # fmt: skip
        out_start[chosen] = start
        out_end[chosen] = high[best]
        out_zone[chosen] = zone
        chosen += 1
        taken[begin : last + 1] = True
        for i in range(found.size):
            waiting[i] = waiting[i] and not taken[found[i]]
            built[i] = built[i] and (lasts[i] < begin or found[i] > last)
