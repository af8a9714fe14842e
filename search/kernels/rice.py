"""Rice codes: small numbers in few bits, low bits first.

With width k a number is its high part in unary (value >> k zeros, then a one) and k low bits.
Where the mean is about 2**k that is within a few percent of the best any code does. Readers look
8 bytes at once: an array of codes ends with PADDING bytes of zeros.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba.cpython.unsafe import numbers

from search.kernels.compile import index, part

trailing_zeros: Any = numbers.trailing_zeros  # compiled code gives its first argument itself
PADDING = 8


@part
def width(total, count):
    """The k for `count` numbers that sum to `total`.

    2**(k+1) just above 3/4 of the mean: on positions half a percent over the best k of each word.
    """
    k = 0
    while (8 * count << k) < 3 * total + 4 * count:
        k += 1
    return k


@part
def size(value, k):
    """How many bits a number takes."""
    return (value >> k) + 1 + k


@part
def put(out, bit, value, k):
    """Write `value` at a bit of `out`, which is zero from there on; return the bit after it."""
    bit += value >> k
    out[bit >> 3] |= np.uint8(1) << np.uint8(bit & 7)
    bit += 1
    left = k
    while left > 0:
        taken = min(8 - (bit & 7), left)
        out[bit >> 3] |= np.uint8((value & ((1 << taken) - 1)) << (bit & 7))
        value >>= taken
        bit += taken
        left -= taken
    return bit


@part
def _window(data, bit):
    """At least 57 bits from `bit` on: with `index` one load."""
    at = index(bit >> 3)
    bits = np.uint64(data[at])
    for i in range(1, 8):
        bits |= np.uint64(data[at + index(i)]) << np.uint64(8 * i)
    return bits >> np.uint64(bit & 7)


@part
def get(data, bit, k):
    """Read a number at a bit; return it and the bit after it."""
    window = _window(data, bit)
    high = np.int64(0)
    while window == 0:
        high += 57
        bit += 57
        window = _window(data, bit)
    zeros = np.int64(trailing_zeros(window))
    high += zeros
    bit += zeros + 1
    if zeros + 1 + k <= 57:
        low = window >> np.uint64(zeros) >> np.uint64(1)
    else:
        low = _window(data, bit)
    return high << k | np.int64(low & ((np.uint64(1) << np.uint64(k)) - np.uint64(1))), bit + k


@part
def skip(data, bit, k, count):
    """The bit after `count` numbers: as many at once as lie in one window."""
    while count > 0:
        window = _window(data, bit)
        if window == 0:
            bit += 57
            continue
        step = np.int64(trailing_zeros(window)) + 1 + k
        passed = np.int64(0)
        while count > 0 and (passed == 0 or passed + step <= 57):
            passed += step
            count -= 1
            window >>= np.uint64(step & 63)
            step = np.int64(trailing_zeros(window)) + 1 + k
        bit += passed
    return bit
