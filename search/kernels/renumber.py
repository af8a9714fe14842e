"""Merging postings: those of several segments, renumbered, as one (see `search/engine/columns.py`).

Three passes over each segment: `measure` to know how wide the positions' codes are, `count_bits`
how long they get, `append` to write.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from search.kernels import rice
from search.kernels.compile import kernel, part
from search.kernels.posting import posting
from search.kernels.vbyte import put, skip


@part
def _bytes(value):
    """Bytes of a variable-byte number."""
    count = 1
    while value >= 128:
        value >>= 7
        count += 1
    return count


@kernel("i4[] u1[] i4[] i4[]!")
def count_live(post_at, post_bytes, renumbered, df) -> None:
    """For each word the articles that stay: those with `renumbered[article]` not below 0."""
    for word in range(post_at.size - 1):
        at = np.int64(post_at[word])
        article = np.int64(-1)
        live = 0
        while at < post_at[word + 1]:
            gap, _, _, at = posting(post_bytes, at)
            article += gap
            live += renumbered[article] >= 0
        df[word] = live


@kernel("i4[] u1[] i4[] u1[] i4[] i4[] i4[]! i4[]! i8[]! i8[]! i8[]!")
def measure(
    post_at, post_bytes, pos_at, pos_bytes, renumbered, numbers, last, df, cf, post_len, gaps
) -> None:
    """Add one segment's live postings to the sizes that the merged words will have.

    `numbers`: the merged number of each word of the segment, -1 for none. By merged word: `last`
    article so far (-1 at first), articles, occurrences, bytes of postings, sum of the gaps.
    """
    for word in range(post_at.size - 1):
        target = numbers[word]
        if target < 0:
            continue
        at = np.int64(post_at[word])
        width = np.int64(pos_bytes[pos_at[word]])
        bit = np.int64(pos_at[word] + 1) << 3
        article = np.int64(-1)
        while at < post_at[word + 1]:
            rest = skip(post_bytes, at, 1)
            gap, occurrences, _, at = posting(post_bytes, at)
            article += gap
            new = renumbered[article]
            if new < 0:
                bit = rice.skip(pos_bytes, bit, width, occurrences)
                continue
            post_len[target] += _bytes(np.int64(new - last[target]) << 1) + at - rest
            last[target] = new
            df[target] += 1
            cf[target] += occurrences
            for _ in range(occurrences):
                gap, bit = rice.get(pos_bytes, bit, width)
                gaps[target] += gap


@kernel("i8[] i8[] u1[]!")
def choose_widths(gaps, cf, widths) -> None:
    """The width of each word's codes, from the sum and number of its gaps."""
    for word in range(cf.size):
        widths[word] = rice.width(gaps[word], cf[word])


@kernel("i4[] u1[] i4[] u1[] i4[] i4[] u1[] i8[]!")
def count_bits(post_at, post_bytes, pos_at, pos_bytes, renumbered, numbers, widths, bits) -> None:
    """Add the bits of one segment's live positions in codes of these widths, by merged word."""
    for word in range(post_at.size - 1):
        target = numbers[word]
        if target < 0:
            continue
        at = np.int64(post_at[word])
        width = np.int64(pos_bytes[pos_at[word]])
        bit = np.int64(pos_at[word] + 1) << 3
        article = np.int64(-1)
        total = np.int64(0)
        while at < post_at[word + 1]:
            gap, occurrences, _, at = posting(post_bytes, at)
            article += gap
            live = renumbered[article] >= 0
            for _ in range(occurrences):
                gap, bit = rice.get(pos_bytes, bit, width)
                if live:
                    total += rice.size(gap, np.int64(widths[target]))
        bits[target] += total


@kernel(
    "i4[] u1[] i4[] u1[] i4[] i4[] i4[] i4[] i4[] i4[] u1[] i4[]! i4[]! i8[]! i8[]!"
    " u1[]! u1[]! i4[]! i4[]! i4[]!"
)
def append(
    post_at,
    post_bytes,
    pos_at,
    pos_bytes,
    renumbered,
    numbers,
    apart,
    out_post_at,
    out_pos_at,
    out_skip_at,
    widths,
    last,
    df,
    post_end,
    pos_end,
    out_post,
    out_pos,
    skip_doc,
    skip_post,
    skip_pos,
) -> Any:
    """Write one segment's live postings behind those of the segments before it.

    `out_*_at`: where each merged word's bytes and skips begin. By merged word, kept from segment
    to segment: `last` article (-1 at first), `df` postings so far, `post_end` bytes and `pos_end`
    bits written so far. `apart`: postings between two skips. `out_pos` is all zeros at first.
    """
    for word in range(post_at.size - 1):
        target = numbers[word]
        if target < 0:
            continue
        at = np.int64(post_at[word])
        width = np.int64(pos_bytes[pos_at[word]])
        bit = np.int64(pos_at[word] + 1) << 3
        article = np.int64(-1)
        post_to = out_post_at[target] + post_end[target]
        out_pos[out_pos_at[target]] = widths[target]
        out_width = np.int64(widths[target])
        first_bit = np.int64(out_pos_at[target] + 1) << 3
        bit_to = first_bit + pos_end[target]
        before = last[target]
        count = df[target]
        every = apart[target]
        while at < post_at[word + 1]:
            rest = skip(post_bytes, at, 1)
            gap, occurrences, _, at = posting(post_bytes, at)
            article += gap
            new = renumbered[article]
            if new < 0:
                bit = rice.skip(pos_bytes, bit, width, occurrences)
                continue
            if count > 0 and count % every == 0:
                slot = out_skip_at[target] + count // every - 1
                skip_doc[slot] = before
                skip_post[slot] = post_to - out_post_at[target]
                skip_pos[slot] = bit_to - first_bit
            post_to = put(out_post, post_to, np.int64(new - before) << 1 | (rest == at))
            for i in range(rest, at):
                out_post[post_to] = post_bytes[i]
                post_to += 1
            for _ in range(occurrences):
                gap, bit = rice.get(pos_bytes, bit, width)
                bit_to = rice.put(out_pos, bit_to, gap, out_width)
            before = new
            count += 1
        last[target] = before
        df[target] = count
        post_end[target] = post_to - out_post_at[target]
        pos_end[target] = bit_to - first_bit
