"""Variable-byte numbers: 7 bits a byte, low bits first, the high bit set on all but the last."""

from __future__ import annotations

from search.kernels.compile import index, part


@part
def put(out, at, value):
    """Write `value` at `at`; return the place after it."""
    while value >= 128:
        out[at] = (value & 127) | 128
        value >>= 7
        at += 1
    out[at] = value
    return at + 1


@part
def get(data, at):
    """Read a number at `at`; return it and the place after it."""
    byte = data[index(at)]
    at += 1
    value = byte & 127
    shift = 7
    while byte & 128:
        byte = data[index(at)]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
    return value, at


@part
def skip(data, at, count):
    """The place after `count` numbers."""
    while count > 0:
        if data[index(at)] < 128:
            count -= 1
        at += 1
    return at
