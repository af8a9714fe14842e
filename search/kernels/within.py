"""Words counted within a set of articles."""

from __future__ import annotations

import numpy as np

from search.kernels.compile import index, kernel
from search.kernels.posting import posting


@kernel("u1[] i4[] i4[] u1[] i8[]!")
def count_within(data, post_at, words, wanted, counts) -> None:
    """For each word how many of the wanted articles hold it.

    `post_at`: where the postings of each word lie in `data` (see `postings`); `wanted`: 1 for each
    article that counts.
    """
    for i in range(words.size):
        at = np.int64(post_at[words[i]])
        end = np.int64(post_at[words[i] + 1])
        doc = np.int64(-1)
        count = 0
        while at < end:
            gap, _, _, at = posting(data, at)
            doc += gap
            count += wanted[index(doc)]
        counts[i] = count
