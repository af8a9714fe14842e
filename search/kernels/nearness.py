"""Where two words of a query stand near one another: windows, counted in a few articles."""

from __future__ import annotations

from typing import Any

import numpy as np

from search.kernels.compile import kernel, part
from search.kernels.occurrences import read_all


@part
def _count(a, b, reach, head_len, docs, counts, heads):
    """Add up the windows of two sorted lists of keys by article."""
    i = 0
    j = 0
    row = 0
    before = np.int64(-1)
    of_a = False
    while i < a.size or j < b.size:
        from_a = j >= b.size or (i < a.size and a[i] <= b[j])
        key = a[i] if from_a else b[j]
        if before >= 0 and from_a != of_a and 0 < key - before <= reach:
            while docs[row] < before >> 32:
                row += 1
            counts[row] += 1
            if before & 0xFFFFFFFF < head_len[docs[row]]:
                heads[row] += 1
        before = key
        of_a = from_a
        if from_a:
            i += 1
        else:
            j += 1


@kernel("u1[] i4[] u1[] i4[] i4[] i4[] i4[] i4[] i4[] i4[] i4[] i4[] i4[] i4[] i8 i4[]! i4[]!")
def near_counts(
    post_bytes, post_at, pos_bytes, pos_at, skip_at, skip_doc, skip_post, skip_pos,
    words, words_at, pairs, docs, head_len, rest_len, reach, counts, heads,
) -> Any:  # fmt: skip
    """Count the windows of each pair of terms in `docs` (ascending), and those in the headline.

    `words`: of all terms, `words_at` their CSR; `pairs`: two terms each. A window is an occurrence
    of one term and the next of either, if that is the other's and at most `reach` positions on;
    at one position the first term's comes first. `counts`, `heads`: a row of docs.size a pair.
    """
    room = np.int64(0)
    for i in range(docs.size):
        room += head_len[docs[i]] + rest_len[docs[i]]
    a = np.empty(room, np.int64)
    b = np.empty(room, np.int64)
    in_b = np.int32(-1)
    size_a = 0
    size_b = 0
    for pair in range(pairs.size // 2):
        first = pairs[2 * pair]
        second = pairs[2 * pair + 1]
        if first == in_b:
            a, b = b, a
            size_a = size_b
        else:
            size_a = read_all(
                post_bytes, post_at, pos_bytes, pos_at, skip_at, skip_doc, skip_post, skip_pos,
                words[words_at[first] : words_at[first + 1]], docs, a,
            )  # fmt: skip
        size_b = read_all(
            post_bytes, post_at, pos_bytes, pos_at, skip_at, skip_doc, skip_post, skip_pos,
            words[words_at[second] : words_at[second + 1]], docs, b,
        )  # fmt: skip
        in_b = second
        row = pair * docs.size
        _count(
            a[:size_a], b[:size_b], reach, head_len, docs, counts[row : row + docs.size],
            heads[row : row + docs.size],
        )  # fmt: skip
