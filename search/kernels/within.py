"""Words counted within a set of articles."""

from __future__ import annotations

from search.kernels.compile import kernel
from search.kernels.vbyte import get, skip


@kernel("u1[] i4[] i4[] u1[] i8[]!")
def count_within(data, starts, ends, wanted, counts) -> None:
    """For each word how many of the wanted articles hold it.

    `starts`, `ends`: where the postings of each word lie in `data` (see `postings.decode`);
    `wanted`: 1 for each article that counts.
    """
    for word in range(starts.size):
        at = starts[word]
        end = ends[word]
        doc = -1
        count = 0
        while at < end:
            value, at = get(data, at)
            doc += value >> 1
            if not value & 1:
                value, at = get(data, at)
                if value & 1:
                    at = skip(data, at, 1)
            count += wanted[doc]
        counts[word] = count
