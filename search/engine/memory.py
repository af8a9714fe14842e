"""How much memory a reader keeps: what its largest arrays took goes back to the system at once."""

from __future__ import annotations

import ctypes
from functools import cache

LARGE = 2**20
"""Bytes from which on an array has pages of its own, given back when it is freed."""
KEPT = 4 * 2**20
"""Bytes that stay free at the end of the heap."""
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # of glibc's malloc.h


@cache
def give_back() -> None:
    """Fix that limit for this process, where the C library is glibc; others have no such limit.

    `KEPT` is left to the heap: else a page of results returned 50 pages of memory to the system
    and asked for them again, which took a tenth of its time.

    Left to itself glibc raises it to the largest array it has seen freed, up to 32 MB, and keeps
    what is smaller: a reader of 100,000 articles then holds 35 MB more, and ever more with them.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_MMAP_THRESHOLD, LARGE)
        mallopt(_TRIM_THRESHOLD, KEPT)
