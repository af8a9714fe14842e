"""Telling tokens apart as they are written: an open-addressing table of the distinct surfaces."""

from __future__ import annotations

import numpy as np

from search.kernels.compile import part


@part
def hashed(points, start, end, seed):
    value = np.uint64(seed + 1) * np.uint64(0x9E3779B97F4A7C15)
    for i in range(start, end):
        value = (value ^ np.uint64(points[i])) * np.uint64(0xBF58476D1CE4E5B9)
        value ^= value >> np.uint64(29)
    return value


@part
def same(points, a, b, length):
    for i in range(length):
        if points[a + i] != points[b + i]:
            return False
    return True


@part
def grown(table, hashes, count):
    """A table of twice the size that holds the same surfaces."""
    larger = np.full(table.size * 2, -1, np.int32)
    mask = np.uint64(larger.size - 1)
    for surface in range(count):
        slot = hashes[surface] & mask
        while larger[slot] >= 0:
            slot = (slot + np.uint64(1)) & mask
        larger[slot] = surface
    return larger
