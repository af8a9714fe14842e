"""Words counted within a set of articles."""

from __future__ import annotations

import numpy as np

from search.kernels.compile import kernel
from search.kernels.posting import posting


@kernel("u1[] i8[] i8[] u1[] i8[]!")
def count_within(data, starts, ends, wanted, counts) -> None:
    """For each word how many of the wanted articles hold it.

    `starts`, `ends`: where the postings of each word lie in `data` (see `postings`);
    `wanted`: 1 for each article that counts.
    """
    for word in range(starts.size):
        at = starts[word]
        end = ends[word]
        doc = np.int64(-1)
        count = 0
        while at < end:
            gap, _, _, at = posting(data, at)
            doc += gap
            count += wanted[doc]
        counts[word] = count
