"""One posting: an article that holds a word, and how often. The format is that of `columns.py`."""

from __future__ import annotations

import numpy as np

from search.kernels.compile import part
from search.kernels.vbyte import get


@part
def posting(data, at):
    """The posting at `at`: gap to the article before, occurrences, those in the headline, and the
    place after it."""
    value, at = get(data, at)
    gap = value >> 1
    count = np.int64(1)
    head = np.int64(0)
    if not value & 1:
        value, at = get(data, at)
        count = value >> 1
        if value & 1:
            head, at = get(data, at)
    return gap, count, head, at
