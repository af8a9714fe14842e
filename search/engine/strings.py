"""Tables of strings as two arrays: the bounds of each, and their UTF-8 bytes, joined."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Bounds = npt.NDArray[np.int32]
Bytes = npt.NDArray[np.uint8]


def pack(strings: Iterable[str]) -> tuple[Bounds, Bytes]:
    """Bounds (n+1) and bytes of the strings, in their order."""
    encoded = [string.encode("utf-8", "surrogatepass") for string in strings]
    bounds = np.zeros(len(encoded) + 1, dtype=np.int32)
    np.cumsum([len(each) for each in encoded], out=bounds[1:])
    return bounds, np.frombuffer(b"".join(encoded), dtype=np.uint8)


def unpack(bounds: Bounds, data: Bytes) -> list[str]:
    """All the strings of a table."""
    whole = data.tobytes()
    edges = bounds.tolist()
    return [whole[start:end].decode("utf-8", "surrogatepass") for start, end in pairwise(edges)]


def at(bounds: Bounds, data: Bytes, number: int) -> str:
    """One string of a table."""
    return data[bounds[number] : bounds[number + 1]].tobytes().decode("utf-8", "surrogatepass")
