"""Where words stand: article << 32 | position of each occurrence.

The byte format is that of `search/engine/columns.py`.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from search.kernels import rice
from search.kernels.compile import index, kernel, part
from search.kernels.posting import posting

MERGED = 8
"""The occurrences of so many words are merged one after the other, those of more are sorted."""


@part
def read_occurrences(
    post_bytes, post, post_end, pos_bytes, pos, skip_doc, skip_post, skip_pos, candidates, out
):
    """The occurrences of one word in the candidates, ascending; returns how many.

    `post`, `pos`: where the word's bytes start; `skip_*`: its own part of the skip table;
    `candidates`: ascending article numbers.
    """
    n = 0
    wanted = 0
    first_post = post
    width = np.int64(pos_bytes[pos])
    first_bit = np.int64(pos + 1) << 3
    bit = first_bit
    doc = np.int64(-1)
    block = 0
    while post < post_end and wanted < candidates.size:
        jump = block
        while jump < skip_doc.size and skip_doc[index(jump)] < candidates[index(wanted)]:
            jump += 1
        if jump > block and skip_doc[index(jump - 1)] > doc:
            doc = np.int64(skip_doc[index(jump - 1)])
            post = first_post + skip_post[jump - 1]
            bit = first_bit + skip_pos[jump - 1]
        block = jump
        gap, count, _, post = posting(post_bytes, post)
        doc += gap
        while wanted < candidates.size and candidates[index(wanted)] < doc:
            wanted += 1
        if wanted < candidates.size and candidates[index(wanted)] == doc:
            position = np.int64(-1)
            for _ in range(count):
                gap, bit = rice.get(pos_bytes, bit, width)
                position += gap + 1
                out[index(n)] = doc << 32 | position
                n += 1
            wanted += 1
        else:
            bit = rice.skip(pos_bytes, bit, width, count)
    return n


@part
def _merge(keys, first, end):
    """Merge keys[:first] and keys[first:end], both ascending."""
    others = keys[first:end].copy()
    i = first - 1
    j = others.size - 1
    at = end - 1
    while j >= 0:
        if i >= 0 and keys[i] > others[j]:
            keys[at] = keys[i]
            i -= 1
        else:
            keys[at] = others[j]
            j -= 1
        at -= 1


@part
def read_all(
    post_bytes, post_at, pos_bytes, pos_at, skip_at, skip_doc, skip_post, skip_pos, words,
    candidates, out,
):  # fmt: skip
    """See `occurrences`."""
    n = 0
    for i in range(words.size):
        word = words[i]
        low = skip_at[word]
        high = skip_at[word + 1]
        more = read_occurrences(
            post_bytes, post_at[word], post_at[word + 1], pos_bytes, pos_at[word],
            skip_doc[low:high], skip_post[low:high], skip_pos[low:high], candidates, out[n:],
        )  # fmt: skip
        if words.size <= MERGED:
            _merge(out, n, n + more)
        n += more
    if words.size > MERGED:
        out[:n].sort()
    return n


@kernel("u1[] i4[] u1[] i4[] i4[] i4[] i4[] i4[] i4[] i4[] i8[]!")
def occurrences(
    post_bytes, post_at, pos_bytes, pos_at, skip_at, skip_doc, skip_post, skip_pos, words,
    candidates, out,
) -> Any:  # fmt: skip
    """Write the occurrences of several words in the candidates, ascending; return how many."""
    return read_all(
        post_bytes, post_at, pos_bytes, pos_at, skip_at, skip_doc, skip_post, skip_pos, words,
        candidates, out,
    )  # fmt: skip
