"""From tokens in reading order to postings in word order (see `search/engine/columns.py`)."""

from __future__ import annotations

from typing import Any

import numpy as np

from search.kernels import rice
from search.kernels.compile import kernel, part
from search.kernels.skips import postings_apart
from search.kernels.vbyte import put


@kernel("i4[] i4[] i8[]!")
def count_words(words, rank, counts) -> None:
    """Add to `counts` how often each word occurs; `rank`: the place in it of each of `words`."""
    for token in range(words.size):
        counts[rank[words[token]]] += 1


@kernel("i4[] i4[] i4[] i4[] i8 i8[]! i8[]!")
def order_by_word(words, rank, articles, positions, first, free, keys) -> None:
    """Counting sort: the keys (article << 32 | position) of tokens by word, ascending in each.

    Tokens come in reading order, a piece of them at a time; `rank` is the place of each word,
    `first` the number of the article that is 0 in `articles`. `free`: where in `keys` the next
    token of each word goes, at first what `count_words` has counted, summed.
    """
    for token in range(words.size):
        place = rank[words[token]]
        keys[free[place]] = (articles[token] + first) << 32 | positions[token]
        free[place] += 1


@part
def spread(keys):
    """The articles of one word, and the width of the Rice codes of its positions."""
    total = np.int64(0)
    articles = 0
    for i in range(keys.size):
        first = i == 0 or keys[i] >> 32 != keys[i - 1] >> 32
        total += keys[i] & 0xFFFFFFFF if first else keys[i] - keys[i - 1] - 1
        articles += first
    return articles, rice.width(total, keys.size)


@kernel("i8[] i8[] i4[] i8 i4[]! i4[]! u1[]! i4[]! u1[]! i4[]! i4[]! i4[]! i4[]!")
def encode(
    bounds,
    keys,
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

    `every`: see `postings_apart`. The outputs are those of columns.WORDS; `post_bytes`
    needs 15 bytes a posting at most, `pos_bytes`, all zeros, 5 a token and 2 a word.
    """
    post = np.int64(0)
    pos = np.int64(0)
    skips = 0
    for word in range(bounds.size - 1):
        post_at[word] = post
        pos_at[word] = pos
        skip_at[word] = skips
        at = bounds[word]
        end = bounds[word + 1]
        df[word], width = spread(keys[at:end])
        apart = postings_apart(every, np.int64(df[word]), end - at)
        pos_bytes[pos] = width
        first_bit = (pos + 1) << 3
        bit = first_bit
        before = np.int64(-1)
        count = 0
        while at < end:
            article = keys[at] >> 32
            if count > 0 and count % apart == 0:
                skip_doc[skips] = before
                skip_post[skips] = post - post_at[word]
                skip_pos[skips] = bit - first_bit
                skips += 1
            start = at
            in_head = 0
            last = (article << 32) - 1
            while at < end and keys[at] >> 32 == article:
                bit = rice.put(pos_bytes, bit, keys[at] - last - 1, width)
                last = keys[at]
                in_head += (last & 0xFFFFFFFF) < head_len[article]
                at += 1
            gap = article - before
            if at - start == 1 and in_head == 0:
                post = put(post_bytes, post, gap << 1 | 1)
            else:
                post = put(post_bytes, post, gap << 1)
                post = put(post_bytes, post, (at - start) << 1 | (in_head > 0))
                if in_head > 0:
                    post = put(post_bytes, post, np.int64(in_head))
            before = article
            count += 1
        pos = (bit + 7) >> 3
    words = bounds.size - 1
    post_at[words] = post
    pos_at[words] = pos
    skip_at[words] = skips
    return post, pos, skips
