"""What a segment keeps of the tokens of some articles, in one pass over them."""

from __future__ import annotations

from typing import Any

import numpy as np

from search.kernels.compile import kernel
from search.kernels.starts import put_start
from search.kernels.tokens import begins


@kernel(
    "i4[] i4[] i4[] i8[] u1[] u1[] i4[] i8[] i8[] i4[]! i4[]! i4[]! i4[]! i4[]! u1[]! i4[]! u1[]!"
)
def gather(
    surfaces, articles, positions, starts, flags, abbreviation, word_of, text_at, head_end,
    words, kept_articles, kept_positions, head_len, rest_len, used, sentence_size, sentences,
) -> Any:  # fmt: skip
    """Fill the outputs; return how many bytes of `sentences` are used.

    By token in reading order: surface, article, position, code point and `flags` (see tokens.py);
    by surface: whether it is an abbreviation, and its word; by article: the code point its text
    begins at, and the one its headline ends at. Outputs by token: word, article, position; by
    article: tokens in headline and rest, and bytes of its sentence starts (see starts.py), of which
    `sentences` has room for 10 a token; by surface: 1 in `used` where it occurs.
    """
    to = np.int64(0)
    token = 0
    for article in range(head_len.size):
        first = token
        begun = to
        head = 0
        position = np.int64(0)
        point = np.int64(text_at[article])
        while token < surfaces.size and articles[token] == article:
            surface = surfaces[token]
            used[surface] = 1
            words[token] = word_of[surface]
            kept_articles[token] = article
            kept_positions[token] = positions[token]
            head += starts[token] < head_end[article]
            abbreviated = token > 0 and abbreviation[surfaces[token - 1]] != 0
            start = begins(flags[token], abbreviated)
            if start:
                to = put_start(
                    sentences, to, positions[token] - position, starts[token] - point, start > 1
                )
                position = np.int64(positions[token])
                point = starts[token]
            token += 1
        head_len[article] = head
        rest_len[article] = token - first - head
        sentence_size[article] = to - begun
    return to
