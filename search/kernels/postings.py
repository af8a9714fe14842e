"""Reading postings: which articles a word is in, how often, how much that weighs, and where.

The byte format is that of `search/engine/columns.py`. `live` is 1 for each article that is not
deleted, or empty where none is.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from search.kernels import rice
from search.kernels.compile import kernel, part
from search.kernels.vbyte import get, skip


@kernel("u1[] i8 i8 u1[] i4[]! i4[]! i4[]!")
def decode(data, at, end, live, docs, counts, heads) -> Any:
    """Read the postings data[at:end]; return how many live ones there are.

    Fills article numbers, occurrences, and occurrences in the headline.
    """
    doc = np.int64(-1)
    n = 0
    while at < end:
        value, at = get(data, at)
        doc += value >> 1
        count = np.int64(1)
        head = np.int64(0)
        if not value & 1:
            value, at = get(data, at)
            count = value >> 1
            if value & 1:
                head, at = get(data, at)
        if live.size == 0 or live[doc]:
            docs[n] = doc
            counts[n] = count
            heads[n] = head
            n += 1
    return n


@kernel("u1[] i8[] i8[] u1[] i4[]! i4[]!")
def accumulate(data, starts, ends, live, counts, heads) -> None:
    """Add the postings of many words into arrays that hold a number for each article."""
    for word in range(starts.size):
        at = starts[word]
        end = ends[word]
        doc = np.int64(-1)
        while at < end:
            value, at = get(data, at)
            doc += value >> 1
            count = np.int64(1)
            head = np.int64(0)
            if not value & 1:
                value, at = get(data, at)
                count = value >> 1
                if value & 1:
                    head, at = get(data, at)
            if live.size == 0 or live[doc]:
                counts[doc] += count
                heads[doc] += head


@kernel("i4[] i4[] i4[]! i4[]! i4[]!")
def gather(counts, heads, docs, out_counts, out_heads) -> Any:
    """List the articles with a count above 0; return how many."""
    n = 0
    for doc in range(counts.size):
        if counts[doc] > 0:
            docs[n] = doc
            out_counts[n] = counts[doc]
            out_heads[n] = heads[doc]
            n += 1
    return n


@kernel("i4[] i4[] i4[] i4[]! i4[]! i4[]!")
def combine(docs, counts, heads, out_docs, out_counts, out_heads) -> Any:
    """Sum the runs of equal article numbers in sorted postings; return how many are left."""
    n = 0
    for i in range(docs.size):
        if n > 0 and out_docs[n - 1] == docs[i]:
            out_counts[n - 1] += counts[i]
            out_heads[n - 1] += heads[i]
        else:
            out_docs[n] = docs[i]
            out_counts[n] = counts[i]
            out_heads[n] = heads[i]
            n += 1
    return n


@kernel("i4[]! i4[]! i4[]! b1")
def restrict(docs, counts, heads, to_head) -> Any:
    """Keep what lies in the headline (or outside it), in place; return how many are left."""
    n = 0
    for i in range(docs.size):
        count = heads[i] if to_head else counts[i] - heads[i]
        if count > 0:
            docs[n] = docs[i]
            counts[n] = count
            heads[n] = heads[i] if to_head else 0
            n += 1
    return n


@kernel("i4[] i4[] i4[] i4[] i4[] f8 f8 f8 f8 f8[]!")
def weigh(docs, counts, heads, head_len, rest_len, mean_head, mean_rest, boost, b, out) -> None:
    """BM25F's w: over headline and rest, boost * tf / (1 - b + b * length / mean length)."""
    for i in range(docs.size):
        doc = docs[i]
        rest = counts[i] - heads[i]
        w = 0.0
        if heads[i] > 0:
            w += boost * heads[i] / (1.0 - b + b * head_len[doc] / mean_head)
        if rest > 0:
            w += rest / (1.0 - b + b * rest_len[doc] / mean_rest)
        out[i] = w


@kernel("f8[] f8 f8 f8[]!")
def saturate(weights, idf, k1, out) -> None:
    """BM25F's score of a term: idf * w / (k1 + w)."""
    for i in range(weights.size):
        out[i] = idf * weights[i] / (k1 + weights[i])


@part
def read_occurrences(
    post_bytes, post, post_end, pos_bytes, pos, skip_doc, skip_post, skip_pos, candidates, out
):
    """See `occurrences`."""
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
        while jump < skip_doc.size and skip_doc[jump] < candidates[wanted]:
            jump += 1
        if jump > block and skip_doc[jump - 1] > doc:
            doc = np.int64(skip_doc[jump - 1])
            post = first_post + skip_post[jump - 1]
            bit = first_bit + skip_pos[jump - 1]
        block = jump
        value, post = get(post_bytes, post)
        doc += value >> 1
        count = np.int64(1)
        if not value & 1:
            value, post = get(post_bytes, post)
            count = value >> 1
            if value & 1:
                post = skip(post_bytes, post, 1)
        while wanted < candidates.size and candidates[wanted] < doc:
            wanted += 1
        if wanted < candidates.size and candidates[wanted] == doc:
            position = np.int64(-1)
            for _ in range(count):
                gap, bit = rice.get(pos_bytes, bit, width)
                position += gap + 1
                out[n] = doc << 32 | position
                n += 1
            wanted += 1
        else:
            bit = rice.skip(pos_bytes, bit, width, count)
    return n


@kernel("u1[] i8 i8 u1[] i8 i4[] i4[] i4[] i4[] i8[]!")
def occurrences(
    post_bytes, post, post_end, pos_bytes, pos, skip_doc, skip_post, skip_pos, candidates, out
) -> Any:
    """Write article << 32 | position of each occurrence in `candidates`; return how many.

    `post`, `pos`: where the word's bytes start; `skip_*`: its own part of the skip table;
    `candidates`: ascending article numbers.
    """
    return read_occurrences(
        post_bytes, post, post_end, pos_bytes, pos, skip_doc, skip_post, skip_pos, candidates, out
    )
