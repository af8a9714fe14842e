"""The head of a segment file: header, directory of arrays, and where each page's checksum is.

    header      64 bytes: magic, format version, sizes, checksums of the next two, its own last
    directory   JSON: the fingerprint, and dtype, shape and offset of each array
    checksums   uint32 CRC-32 of each page, array after array in the order of the directory
    arrays      each begins at a multiple of 64 bytes; the gaps are zeros

A page is 64 KiB of one array, counted from its start, so that a fault has one name. All of this
stays the same in every format version, which says what the arrays mean: so articles, whose record
is frozen too, can be read from an index of any version (`dateline rebuild`).
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

FORMAT = 3
PAGE = 65_536
ALIGN = 64

MAGIC = b"DATELINE"
HEADER = struct.Struct("<8sIIIIIQ24xI")
"""Magic, version, bytes of the directory, pages, CRC of directory, of checksums, file size, CRC."""


@dataclass(slots=True)
class Region:
    """One array of the file: where it lies, and which of its pages were found sound."""

    name: str
    dtype: str
    shape: tuple[int, ...]
    offset: int
    size: int
    first_page: int
    checked: bytearray = field(init=False)
    known: npt.NDArray[np.uint8] = field(init=False)
    """The same bytes, as kernels take them."""

    def __post_init__(self) -> None:
        self.checked = bytearray(page_count(self.size))
        self.known = np.frombuffer(self.checked, dtype=np.uint8)


def page_count(size: int) -> int:
    """How many pages an array of `size` bytes has."""
    return -(-size // PAGE)


def plan(
    arrays: Mapping[str, Array], fingerprint: str, pages: int
) -> tuple[bytes, dict[str, int], int]:
    """The directory, the offset of each array, and the size of the file."""
    # Offsets are in the directory and its length moves them: leave them room, then fill it.
    room = len(_directory(arrays, dict.fromkeys(arrays, 10**15), fingerprint))
    end = HEADER.size + room + 4 * pages
    offsets = {}
    for name, array in arrays.items():
        offsets[name] = -(-end // ALIGN) * ALIGN
        end = offsets[name] + array.nbytes
    return _directory(arrays, offsets, fingerprint).ljust(room), offsets, end


def _directory(arrays: Mapping[str, Array], offsets: Mapping[str, int], fingerprint: str) -> bytes:
    entries = {
        name: (array.dtype.str, array.shape, offsets[name], array.nbytes)
        for name, array in arrays.items()
    }
    return json.dumps({"fingerprint": fingerprint, "arrays": entries}).encode()


def pack_header(directory: bytes, checksums: Array, size: int) -> bytes:
    """The 64 bytes a file begins with."""
    head = HEADER.pack(
        *(MAGIC, FORMAT, len(directory), len(checksums)),
        *(zlib.crc32(directory), zlib.crc32(checksums.tobytes()), size, 0),
    )[:-4]
    return head + struct.pack("<I", zlib.crc32(head))


def read_directory(directory: bytes) -> tuple[str, dict[str, Region]]:
    """The fingerprint, and the arrays by name."""
    entries = json.loads(directory)
    regions = {}
    page = 0
    for name, (dtype, shape, offset, size) in entries["arrays"].items():
        regions[name] = Region(name, dtype, tuple(shape), offset, size, page)
        page += page_count(size)
    return entries["fingerprint"], regions


def little_endian(array: Array) -> Array:
    """The array as it is written: contiguous, low byte first."""
    if array.dtype.hasobject:
        raise TypeError(f"an array of {array.dtype} has no bytes to write")
    return np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<"))
