"""Telling tokens apart as they are written: an open-addressing table of the distinct surfaces.

A slot of the table is 0, or 32 bits of a surface's hash above its number plus one. The surfaces lie
one after the other in `pool`, each behind the seed of its article: frequent ones stay in the
processor's cache.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from search.kernels.compile import kernel, part

_LOW = np.uint64(0xFFFFFFFF)


@part
def hashed(points, start, end, seed):
    """64 bits for points[start:end]; another `seed`, another hash."""
    value = np.uint64(seed + 1) * np.uint64(0x9E3779B97F4A7C15)
    for i in range(start, end):
        value = (value ^ np.uint64(points[i])) * np.uint64(0xBF58476D1CE4E5B9)
        value ^= value >> np.uint64(29)
    return value


@part
def _slot(table, pool_at, pool, value, points, start, length, seed):
    """The slot of a surface with this hash: its own, or the empty one it goes to."""
    mask = np.uint64(table.size - 1)
    slot = value & mask
    while table[slot] != 0:
        if table[slot] >> np.uint64(32) == value >> np.uint64(32):
            surface = np.int64(table[slot] & _LOW) - 1
            at = pool_at[surface]
            if pool_at[surface + 1] - at == length + 1 and pool[at] == seed:
                i = 0
                while i < length and pool[at + 1 + i] == points[start + i]:
                    i += 1
                if i == length:
                    return slot
        slot = (slot + np.uint64(1)) & mask
    return slot


@part
def _entry(value, surface):
    return value & ~_LOW | np.uint64(surface + 1)


@kernel("u8[] i8 u8[]!")
def rehash(hashes, count, table) -> None:
    """Put the first `count` surfaces into an empty table, by their hashes."""
    mask = np.uint64(table.size - 1)
    for surface in range(count):
        slot = hashes[surface] & mask
        while table[slot] != 0:
            slot = (slot + np.uint64(1)) & mask
        table[slot] = _entry(hashes[surface], surface)


@kernel("u4[] i8[] i4[] i4[] u1[] i4[]! u8[]! u8[]! i8[]! u4[]! i8 i8")
def number(
    points, starts, lengths, articles, seeds, surfaces, table, hashes, pool_at, pool,
    token, distinct,
) -> Any:  # fmt: skip
    """Give equal tokens one number, from token `token` on until all are done or a table is full.

    Tokens are `lengths` code points from `starts` on in `points`; `seeds` holds a number for each
    article that keeps equal ones apart (its language). Fills `surfaces`, the number of each token.
    `distinct` surfaces are in the tables: `table` with at least twice as many slots, the `hashes`
    of each, and each behind its seed in `pool` at `pool_at`. Returns (next token, distinct).
    """
    while token < surfaces.size:
        start = starts[token]
        length = lengths[token]
        end = pool_at[distinct] + length + 1
        if 2 * (distinct + 1) > table.size or end > pool.size:
            break
        seed = seeds[articles[token]]
        value = hashed(points, start, start + length, seed)
        slot = _slot(table, pool_at, pool, value, points, start, length, seed)
        if table[slot] == 0:
            table[slot] = _entry(value, distinct)
            hashes[distinct] = value
            at = pool_at[distinct]
            pool[at] = seed
            for i in range(length):
                pool[at + 1 + i] = points[start + i]
            distinct += 1
            pool_at[distinct] = end
        surfaces[token] = np.int64(table[slot] & _LOW) - 1
        token += 1
    return token, distinct
