"""From tokens in reading order to postings in word order (see `search/engine/columns.py`)."""

from __future__ import annotations

from typing import Any

import numpy as np

from search.kernels.compile import kernel
from search.kernels.vbyte import put


@kernel("i4[] i8[] i4[]!")
def order_by_word(words, bounds, order) -> None:
    """Counting sort: fill `order` with token numbers by word, in reading order within one.

    `words`: the word of each token. `bounds` (T+1): where each word's tokens go.
    """
    free = bounds[:-1].copy()
    for token in range(words.size):
        word = words[token]
        order[free[word]] = token
        free[word] += 1


@kernel("i8[] i4[] i4[] i4[] i4[] i8 i4[]! i8[]! u1[]! i8[]! u1[]! i8[]! i4[]! i8[]! i8[]!")
def encode(
    bounds,
    order,
    articles,
    positions,
    head_len,
    every,
    df,
    post_at,
    post_bytes,
    pos_at,
    pos_bytes,
    skip_at,
    skip_doc,
    skip_post,
    skip_pos,
) -> Any:
    """Write postings, positions and skip table of all words; return the bytes and skips used.

    `every`: postings between two skips. The outputs are those of columns.WORDS; `post_bytes`
    needs 15 bytes a posting at most, `pos_bytes` 5 a token.
    """
    post = 0
    pos = 0
    skips = 0
    for word in range(bounds.size - 1):
        post_at[word] = post
        pos_at[word] = pos
        skip_at[word] = skips
        at = bounds[word]
        end = bounds[word + 1]
        before = -1
        count = 0
        while at < end:
            article = articles[order[at]]
            if count > 0 and count % every == 0:
                skip_doc[skips] = before
                skip_post[skips] = post - post_at[word]
                skip_pos[skips] = pos - pos_at[word]
                skips += 1
            occurrences = 0
            in_head = 0
            last = 0
            while at < end and articles[order[at]] == article:
                position = positions[order[at]]
                pos = put(pos_bytes, pos, position - last)
                last = position
                if position < head_len[article]:
                    in_head += 1
                occurrences += 1
                at += 1
            gap = np.int64(article - before)
            if occurrences == 1 and in_head == 0:
                post = put(post_bytes, post, gap << 1 | 1)
            else:
                post = put(post_bytes, post, gap << 1)
                post = put(post_bytes, post, np.int64(occurrences) << 1 | (in_head > 0))
                if in_head > 0:
                    post = put(post_bytes, post, np.int64(in_head))
            before = article
            count += 1
        df[word] = count
    words = bounds.size - 1
    post_at[words] = post
    pos_at[words] = pos
    skip_at[words] = skips
    return post, pos, skips
