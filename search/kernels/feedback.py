"""What the words that the top articles share add to the scores of one segment's articles."""

from __future__ import annotations

import numpy as np

from search.kernels.compile import kernel
from search.kernels.vbyte import get


@kernel("u1[] i4[] i4[] f8[] i4[] i4[] f8 f8 f8 f8 f8 f8[]!")
def credit(
    data, starts, ends, worths, head_len, rest_len, mean_head, mean_rest, boost, b, k1, out
) -> None:
    """Add worth * w / (k1 + w) of each word to each article that holds it (see `weigh`).

    `out` holds a number for each article of the segment, deleted ones too.
    """
    for word in range(starts.size):
        worth = worths[word]
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
            w = 0.0
            if head > 0:
                w += boost * head / (1.0 - b + b * head_len[doc] / mean_head)
            if count > head:
                w += (count - head) / (1.0 - b + b * rest_len[doc] / mean_rest)
            out[doc] += worth * w / (k1 + w)
