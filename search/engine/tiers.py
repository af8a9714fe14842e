"""Which segments to merge: those of about one size, so that each article is rewritten seldom."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

SMALLEST = 1_000_000
"""Bytes below which segments are of one tier, however small."""

FACTOR = 4
"""A tier's segments are up to this many times as large as those of the tier below."""

PER_TIER = 3
"""As many segments of one tier become one: each segment costs every search a fixed time, merging
an article a fifth of indexing it."""

LARGEST = 1_000_000_000
"""Bytes a merge makes at most (they are in memory at once), unless segments get too many."""

MOST = 20

LIMIT = 2**31 - 1
"""Bytes that even then a merge stays below: the bounds of its arrays are 32 bits."""


def to_merge(sizes: Sequence[int], live: Sequence[float]) -> list[list[int]]:
    """Groups of segments to merge, each group into one; a group of one is only rewritten.

    `sizes`: live bytes of each segment; `live`: the part of its articles that is not deleted.
    Segments without a live article are in no group: they are dropped, not merged.
    """
    tiers: dict[int, list[int]] = {}
    for index, size in enumerate(sizes):
        if live[index] > 0:
            tiers.setdefault(_tier(size), []).append(index)
    groups = [
        members
        for members in tiers.values()
        if len(members) >= PER_TIER and sum(sizes[index] for index in members) <= LARGEST
    ]
    alone = [index for members in tiers.values() if members not in groups for index in members]
    excess = len(groups) + len(alone) - MOST
    if excess > 0:
        alone.sort(key=lambda index: sizes[index])
        fitting = sum(total <= LIMIT for total in accumulate(sizes[index] for index in alone))
        taken = min(fitting, excess + 1)
        if taken > 1:
            groups.append(sorted(alone[:taken]))
            del alone[:taken]
    return groups + [[index] for index in alone if live[index] < 0.5]


def _tier(size: int) -> int:
    tier = 0
    while size >= SMALLEST:
        size //= FACTOR
        tier += 1
    return tier
