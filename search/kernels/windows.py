"""Where several terms stand together: phrases, and windows of near terms.

An occurrence is a key: article << 32 | position. Keys ascend.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from search.kernels.compile import index, kernel, part


@kernel("i8[] i8[] i8 i8[]!")
def followed(keys, others, distance, out) -> Any:
    """Keep the keys that have one of `others` exactly `distance` positions on; return how many."""
    n = 0
    j = 0
    for i in range(keys.size):
        target = keys[i] + distance
        while j < others.size and others[index(j)] < target:
            j += 1
        if j < others.size and others[index(j)] == target:
            out[index(n)] = keys[i]
            n += 1
    return n


@kernel("i8[] u8[] i8 i8 i8[]! i8[]!")
def ordered_windows(keys, terms, size, distance, first, last) -> Any:
    """Minimal windows with all terms in order; return how many.

    `terms`: bit t is set where term t stands at that key; `size`: how many terms there are;
    `distance`: at most so many other words between. Fills the keys that bound each window.
    """
    start = np.full(size, -1, np.int64)
    n = 0
    for i in range(keys.size):
        for term in range(size - 1, -1, -1):
            if terms[i] >> np.uint64(term) & np.uint64(1):
                start[term] = keys[i] if term == 0 else start[term - 1]
                if term < size - 1 or start[term] < 0:
                    continue
                near = keys[i] - start[term] - (size - 1) <= distance
                if near and (n == 0 or start[term] > first[n - 1]):
                    first[n] = start[term]
                    last[n] = keys[i]
                    n += 1
    return n


@part
def augment(free, low, high, terms, term_at, place_of, came, queue):
    """Give the free term a place in [low, high], moving others if need be (Kuhn's algorithm)."""
    came[:] = -2
    came[free] = -1
    queue[0] = free
    waiting = 1
    seen = 0
    while seen < waiting:
        term = queue[seen]
        seen += 1
        for place in range(low, high + 1):
            if not terms[place] >> np.uint64(term) & np.uint64(1):
                continue
            holder = term_at[place]
            if holder < 0:
                while term >= 0:
                    moved = place_of[term]
                    term_at[place] = term
                    place_of[term] = place
                    place = moved
                    term = came[term]
                return True
            if came[holder] == -2:
                came[holder] = term
                queue[waiting] = holder
                waiting += 1
    return False


@kernel("i8[] u8[] i8 i8 i8[]! i8[]!")
def windows(keys, terms, size, distance, first, last) -> Any:
    """Minimal windows with all terms on distinct positions in any order; return how many.

    Arguments as in `ordered_windows`. A matching of terms to positions is kept as the window
    slides: it grows at the right, and shrinks at the left while it stays complete.
    """
    term_at = np.full(keys.size, -1, np.int64)
    place_of = np.full(size, -1, np.int64)
    came = np.empty(size, np.int64)
    queue = np.empty(size, np.int64)
    placed = 0
    low = 0
    n = 0
    for high in range(keys.size):
        while low < high and keys[high] - keys[low] - (size - 1) > distance:
            if term_at[low] >= 0:
                term = term_at[low]
                term_at[low] = -1
                place_of[term] = -1
                low += 1
                if not augment(term, low, high - 1, terms, term_at, place_of, came, queue):
                    placed -= 1
            else:
                low += 1
        for term in range(size):
            if place_of[term] < 0 and augment(
                term, low, high, terms, term_at, place_of, came, queue
            ):
                placed += 1
        while placed == size:
            term = term_at[low]
            if term < 0:
                low += 1
                continue
            term_at[low] = -1
            place_of[term] = -1
            if augment(term, low + 1, high, terms, term_at, place_of, came, queue):
                low += 1
                continue
            first[n] = keys[low]
            last[n] = keys[high]
            n += 1
            placed -= 1
            low += 1
    return n


@kernel("i8[] i4[]!")
def distinct_articles(keys, docs) -> Any:
    """The articles these keys lie in; return how many."""
    n = 0
    for i in range(keys.size):
        doc = keys[i] >> 32
        if n == 0 or docs[index(n - 1)] != doc:
            docs[index(n)] = doc
            n += 1
    return n


@kernel("i8[] i4[] i4[]! i4[]! i4[]!")
def count_keys(keys, head_len, docs, counts, heads) -> Any:
    """The articles these keys lie in, how many keys each has, and how many of these lie in the
    headline; return how many articles there are."""
    n = 0
    for i in range(keys.size):
        doc = keys[i] >> 32
        if n == 0 or docs[n - 1] != doc:
            docs[n] = doc
            counts[n] = 0
            heads[n] = 0
            n += 1
        counts[n - 1] += 1
        if keys[i] & 0xFFFFFFFF < head_len[index(doc)]:
            heads[n - 1] += 1
    return n


@kernel("i8[] i4[] b1 i8[]!")
def keys_in_zone(keys, head_len, to_head, out) -> Any:
    """Keep the keys in the headline (or outside it); return how many."""
    n = 0
    for i in range(keys.size):
        inside = keys[i] & 0xFFFFFFFF < head_len[index(keys[i] >> 32)]
        if inside == to_head:
            out[n] = keys[i]
            n += 1
    return n
