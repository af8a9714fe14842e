"""What the words that the top articles share add to the scores of one segment's articles."""

from __future__ import annotations

import numpy as np

from search.kernels.bm25 import scored
from search.kernels.compile import index, kernel
from search.kernels.posting import posting


@kernel("u1[] i4[] i4[] f8[] i4[] i4[] f8 f8 f8 f8 f8 f8[]!")
def credit(
    data, post_at, words, worths, head_len, rest_len, mean_head, mean_rest, boost, b, k1, out
) -> None:
    """Add worth * w / (k1 + w) of each word to each article that holds it (see `bm25`).

    `out` holds a number for each article of the segment, deleted ones too.
    """
    for i in range(words.size):
        worth = worths[i]
        at = np.int64(post_at[words[i]])
        end = np.int64(post_at[words[i] + 1])
        doc = np.int64(-1)
        while at < end:
            gap, count, head, at = posting(data, at)
            doc += gap
            out[index(doc)] += worth * scored(
                count, head, head_len[index(doc)], rest_len[index(doc)], mean_head, mean_rest,
                boost, b, k1,
            )  # fmt: skip
