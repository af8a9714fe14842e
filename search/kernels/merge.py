"""Merging sorted tables of strings, and renumbering postings (see `search/engine/columns.py`)."""

from __future__ import annotations

from typing import Any

import numpy as np

from search.kernels.compile import kernel, part
from search.kernels.vbyte import get, put, skip


@part
def _compare(a, a_start, a_end, b, b_start, b_end):
    """Below, at or above 0 as bytes of `a` sort before, with or after those of `b`."""
    length = min(a_end - a_start, b_end - b_start)
    for i in range(length):
        difference = np.int64(a[a_start + i]) - np.int64(b[b_start + i])
        if difference != 0:
            return difference
    return (a_end - a_start) - (b_end - b_start)


@part
def _size(value):
    """Bytes of a variable-byte number."""
    size = 1
    while value >= 128:
        value >>= 7
        size += 1
    return size


@kernel("u1[] i8[] i8[] i8[] u1[] i4[]! i8[]! u1[]!")
def merge_tables(table, starts, ends, first, wanted, numbers, out_at, out) -> Any:
    """Merge sorted tables of strings into one without repeats; return how many it holds.

    Tables lie one after another: table k has the strings `first[k]` to `first[k+1]`, string i the
    bytes `starts[i]` to `ends[i]` of `table`. Only those with `wanted` 1 are taken. `numbers[i]`
    becomes the number of string i in the merged table (CSR `out_at`, `out`), -1 if not wanted.
    """
    tables = first.size - 1
    heads = first[:-1].copy()
    count = 0
    end = 0
    out_at[0] = 0
    while True:
        least = -1
        for k in range(tables):
            while heads[k] < first[k + 1] and not wanted[heads[k]]:
                numbers[heads[k]] = -1
                heads[k] += 1
            if heads[k] < first[k + 1]:
                i = heads[k]
                if least < 0 or (
                    _compare(table, starts[i], ends[i], table, starts[least], ends[least]) < 0
                ):
                    least = i
        if least < 0:
            return count
        for at in range(starts[least], ends[least]):
            out[end] = table[at]
            end += 1
        start = starts[least]
        stop = ends[least]
        for k in range(tables):
            i = heads[k]
            if i < first[k + 1] and _compare(table, starts[i], ends[i], table, start, stop) == 0:
                numbers[i] = count
                heads[k] += 1
        count += 1
        out_at[count] = end


@kernel("i8[] u1[] i4[] i4[]!")
def count_live(post_at, post_bytes, renumbered, df) -> None:
    """For each word the articles that stay: those with `renumbered[article]` not below 0."""
    for word in range(post_at.size - 1):
        at = post_at[word]
        article = np.int64(-1)
        live = 0
        while at < post_at[word + 1]:
            head, at = get(post_bytes, at)
            article += head >> 1
            if not head & 1:
                times, at = get(post_bytes, at)
                if times & 1:
                    at = skip(post_bytes, at, 1)
            live += renumbered[article] >= 0
        df[word] = live


@kernel("i8[] u1[] i8[] u1[] i4[] i4[] i4[]! i4[]! i8[]! i8[]! i8[]!")
def measure(
    post_at, post_bytes, pos_at, pos_bytes, renumbered, numbers, last, df, cf, post_len, pos_len
) -> None:
    """Add one segment's live postings to the sizes that the merged words will have.

    `numbers`: the merged number of each word of the segment, -1 for none. By merged word: `last`
    article so far (-1 at first), articles, occurrences, bytes of postings and of positions.
    """
    for word in range(post_at.size - 1):
        target = numbers[word]
        if target < 0:
            continue
        at = post_at[word]
        pos = pos_at[word]
        article = np.int64(-1)
        while at < post_at[word + 1]:
            head, at = get(post_bytes, at)
            article += head >> 1
            rest = at
            occurrences = np.int64(1)
            if not head & 1:
                times, at = get(post_bytes, at)
                occurrences = times >> 1
                if times & 1:
                    at = skip(post_bytes, at, 1)
            pos_end = skip(pos_bytes, pos, occurrences)
            new = renumbered[article]
            if new >= 0:
                post_len[target] += _size(np.int64(new - last[target]) << 1) + at - rest
                pos_len[target] += pos_end - pos
                last[target] = new
                df[target] += 1
                cf[target] += occurrences
            pos = pos_end


@kernel(
    "i8[] u1[] i8[] u1[] i4[] i4[] i8 i8[] i8[] i8[] i4[]! i4[]! i8[]! i8[]!"
    " u1[]! u1[]! i4[]! i8[]! i8[]!"
)
def append(
    post_at,
    post_bytes,
    pos_at,
    pos_bytes,
    renumbered,
    numbers,
    every,
    out_post_at,
    out_pos_at,
    out_skip_at,
    last,
    df,
    post_end,
    pos_end,
    out_post,
    out_pos,
    skip_doc,
    skip_post,
    skip_pos,
) -> None:
    """Write one segment's live postings behind those of the segments before it.

    `out_*_at`: where each merged word's bytes and skips begin. By merged word, kept from segment
    to segment: `last` article (-1 at first), `df` postings so far, `post_end` and `pos_end` bytes
    written so far. `every`: postings between two skips.
    """
    for word in range(post_at.size - 1):
        target = numbers[word]
        if target < 0:
            continue
        at = post_at[word]
        pos = pos_at[word]
        article = np.int64(-1)
        post_to = out_post_at[target] + post_end[target]
        pos_to = out_pos_at[target] + pos_end[target]
        before = last[target]
        count = df[target]
        while at < post_at[word + 1]:
            head, at = get(post_bytes, at)
            article += head >> 1
            rest = at
            occurrences = np.int64(1)
            if not head & 1:
                times, at = get(post_bytes, at)
                occurrences = times >> 1
                if times & 1:
                    at = skip(post_bytes, at, 1)
            pos_stop = skip(pos_bytes, pos, occurrences)
            new = renumbered[article]
            if new >= 0:
                if count > 0 and count % every == 0:
                    slot = out_skip_at[target] + count // every - 1
                    skip_doc[slot] = before
                    skip_post[slot] = post_to - out_post_at[target]
                    skip_pos[slot] = pos_to - out_pos_at[target]
                post_to = put(out_post, post_to, np.int64(new - before) << 1 | (head & 1))
                for i in range(rest, at):
                    out_post[post_to] = post_bytes[i]
                    post_to += 1
                for i in range(pos, pos_stop):
                    out_pos[pos_to] = pos_bytes[i]
                    pos_to += 1
                before = new
                count += 1
            pos = pos_stop
        last[target] = before
        df[target] = count
        post_end[target] = post_to - out_post_at[target]
        pos_end[target] = pos_to - out_pos_at[target]
