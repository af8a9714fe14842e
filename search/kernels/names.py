"""The name matcher: at which tokens names begin that our own files or the gazetteer know.

Both are sorted arrays of hashes. The hash of a name is made of those of its words, so that all
lengths from a token on are tried with one step each. What a hit means, and whether it may stand
there, is decided by `search/enrich/matcher.py`.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from search.kernels.compile import kernel, part

LOWER, CAPITAL, CAPITALS, CASELESS, NUMBER = 0, 1, 2, 3, 4
"""How a token is written, as in `search/enrich/vocabulary.py`."""
FACTOR = 0x9E3779B97F4A7C15
LONGEST = 16
"""Words of a name that are looked at, at most."""


@part
def _find(hashes, wanted):
    """Where a hash stands in a sorted array, or -1. Hashes are evenly spread, so the search opens
    around the place where it should be."""
    size = hashes.size
    if size == 0:
        return -1
    guess = min(size - 1, int(float(wanted) / 18446744073709551616.0 * size))
    low = high = guess
    step = 16
    while low > 0 and hashes[low] > wanted:
        low = max(0, low - step)
        step *= 2
    step = 16
    while high < size - 1 and hashes[high] < wanted:
        high = min(size - 1, high + step)
        step *= 2
    while low < high:
        middle = (low + high) // 2
        if hashes[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low if hashes[low] == wanted else -1


@part
def _is_proper(cases, joint, kinds, article, token):
    """Whether a token may start a proper name, as "al" does in "al-Bab"."""
    if cases[token] != LOWER:
        return True
    after = token + 1
    return (
        kinds[token] & article != 0
        and after < cases.size
        and joint[after] != 0
        and (cases[after] == CAPITAL or cases[after] == CAPITALS)
    )


@kernel("u8[] u1[] u1[] u8[] u8 u1[] u1[] u8[] u1[] u8[] i4[]! i4[]! i4[]! i4[]!")
def match_names(
    hashes,
    cases,
    joint,
    kinds,
    article,
    own_reach,
    world_reach,
    own,
    loose,
    world,
    first,
    length,
    in_own,
    in_world,
) -> Any:
    """Fill the hits, by token and from the longest name down; return how many.

    For each token: `hashes` of its word, `cases`, `joint` (1 where it may continue a name),
    `kinds` (with the bit `article` for "al" and the like), `own_reach` and `world_reach` (words of
    the longest name that starts with it). `own`, `world`: the sorted hashes of names; `loose`: 1
    for those of our own that may begin with a small letter. For each hit: its `first` token, its
    `length` in words, and its places in `own` and `world`, -1 where it is not there. Arrays of
    hits hold `LONGEST` entries per token that has a reach.
    """
    prefix = np.empty(LONGEST, np.uint64)
    hits = 0
    for token in range(hashes.size):
        if cases[token] == CASELESS:
            continue
        proper = _is_proper(cases, joint, kinds, article, token)
        reach = int(own_reach[token])
        if cases[token] == NUMBER and reach == 0:
            continue
        if proper:
            reach = max(reach, int(world_reach[token]))
        reach = min(reach, LONGEST, hashes.size - token)
        if reach == 0:
            continue
        value = np.uint64(0)
        known = 0
        while known < reach and (known == 0 or joint[token + known] != 0):
            value = (value * np.uint64(FACTOR)) ^ hashes[token + known]
            prefix[known] = value
            known += 1
        for size in range(known, 0, -1):
            mine = -1
            if size <= own_reach[token]:
                mine = _find(own, prefix[size - 1])
                if mine >= 0 and not proper and loose[mine] == 0:
                    mine = -1
            place = -1
            if proper and size <= world_reach[token] and cases[token + size - 1] != LOWER:
                place = _find(world, prefix[size - 1])
            if mine >= 0 or place >= 0:
                first[hits] = token
                length[hits] = size
                in_own[hits] = mine
                in_world[hits] = place
                hits += 1
    return hits
