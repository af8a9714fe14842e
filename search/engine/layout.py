"""The segment file: named arrays in one mapped file, every byte under a checksum (header.py)."""

from __future__ import annotations

import mmap
import os
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import numpy as np

from search.engine import header
from search.engine.cache import Cache
from search.engine.columns import BY_RANGE
from search.engine.header import HEADER, PAGE, Array, Region, page_count
from search.errors import IndexBroken, IndexFormat
from search.kernels.pages import unchecked


def write_file(path: Path, arrays: Mapping[str, Array], fingerprint: str) -> None:
    """Write a segment file whole: temporary name, fsync, rename. The folder is not fsynced.

    Raises OSError (disk full, file too large) and leaves nothing behind then.
    """
    flat = {name: header.little_endian(array) for name, array in arrays.items()}
    pages = sum(page_count(array.nbytes) for array in flat.values())
    directory, offsets, size = header.plan(flat, fingerprint, pages)
    checksums = np.fromiter(
        (zlib.crc32(page) for array in flat.values() for page in _split(_octets(array))),
        dtype="<u4",
        count=pages,
    )
    temporary = path.with_name(path.name + ".tmp")
    try:
        with open(temporary, "wb") as file:
            file.write(header.pack_header(directory, checksums, size))
            file.write(directory)
            file.write(checksums.tobytes())
            for name, array in flat.items():
                file.write(bytes(offsets[name] - file.tell()))
                file.write(_octets(array))
            file.flush()
            os.fsync(file.fileno())
        os.rename(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def verify_file(path: Path) -> list[str]:
    """Read every byte of a segment file; a sentence for each fault, none when it is sound."""
    try:
        file = SegmentFile(path)
    except (IndexBroken, IndexFormat) as fault:
        return [str(fault)]
    return file.verify()


class SegmentFile:
    """A segment file, mapped read-only. Opening reads header, directory and checksums alone.

    Arrays are checked when first asked for; those of `columns.BY_RANGE` page by page in `touch`,
    which their readers call before they look. IndexBroken names file, array and byte of a fault;
    IndexFormat says that the file is of another version (but for `any_version`).
    """

    def __init__(self, path: Path, any_version: bool = False) -> None:
        self.path = path
        with open(path, "rb") as file:
            self.size = os.fstat(file.fileno()).st_size
            if self.size < HEADER.size:
                raise self._broken("header", self.size, "the file is cut short")
            self._memory = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        directory, self._checksums, self._data_start = self._read_head(any_version)
        self.fingerprint, self._regions = header.read_directory(directory)
        self.names = tuple(self._regions)
        self._views = Cache(self._mapped)
        self.array: Callable[[str], Array] = self._views.__getitem__
        """The array of a name, a read-only view; KeyError if the file has none of that name."""

    def _mapped(self, name: str) -> Array:
        """A view of the file, all its pages checked but those of `columns.BY_RANGE`."""
        region = self._regions[name]
        if name not in BY_RANGE:
            self.touch(name, 0, region.size)
        dtype = np.dtype(region.dtype)
        if dtype.kind not in "iuf":  # an array of objects would be pointers from a file
            raise self._broken("directory", HEADER.size, f"{name} is of type {dtype}")
        return np.ndarray(region.shape, dtype, self._memory, region.offset)

    def touch(self, name: str, start: int, stop: int) -> None:
        """Check the pages that hold bytes `start` to `stop` of an array, each only once."""
        if start >= stop:
            return
        region = self._regions[name]
        end = -(-stop // PAGE)
        page = region.checked.find(0, start // PAGE, end)
        while page >= 0:
            if not self._sound(region, page):
                raise self._damaged(region, page)
            region.checked[page] = 1
            page = region.checked.find(0, page + 1, end)

    def check(self, name: str, bounds: Array, numbers: Array) -> None:
        """Check the pages that hold some rows (their numbers) of an array with CSR bounds."""
        checked = self._regions[name].known
        place = unchecked(bounds, numbers, 0, PAGE, checked)
        while place >= 0:
            start, stop = bounds[numbers[place] : numbers[place] + 2].tolist()
            self.touch(name, start, stop)
            place = unchecked(bounds, numbers, place + 1, PAGE, checked)

    def verify(self) -> list[str]:
        """Read every byte; a sentence naming file, array and page for each fault."""
        faults = []
        end = self._data_start
        for region in self._regions.values():
            if any(self._memory[end : region.offset]):
                faults.append(self._broken("padding", end, f"not zero before {region.name}"))
            faults += [
                self._damaged(region, page)
                for page in range(page_count(region.size))
                if not self._sound(region, page)
            ]
            end = region.offset + region.size
        return [str(fault) for fault in faults]

    def close(self) -> None:
        """Let go of the file; it has no arrays then. It is unmapped with the last view of it."""
        self._views.clear()
        self._regions = {}
        self._memory = memoryview(b"")

    def _sound(self, region: Region, page: int) -> bool:
        start = region.offset + page * PAGE
        stop = min(start + PAGE, region.offset + region.size)
        expected = int(self._checksums[region.first_page + page])
        return zlib.crc32(self._memory[start:stop]) == expected

    def _read_head(self, any_version: bool) -> tuple[bytes, Array, int]:
        """The directory, the checksums of the pages, and where they end."""
        head = bytes(self._memory[: HEADER.size])
        magic, version, length, pages, of_directory, of_checksums, size, crc = HEADER.unpack(head)
        if magic != header.MAGIC or zlib.crc32(head[:-4]) != crc:
            raise self._broken("header", 0, "its checksum does not fit")
        if version != header.FORMAT and not any_version:
            raise IndexFormat(
                f"{self.path}: format version {version}, this Dateline reads {header.FORMAT};"
                " run `dateline rebuild` to write the index anew"
            )
        if size != self.size:
            raise self._broken("header", self.size, f"the file was written with {size} bytes")
        start = HEADER.size + length
        directory = bytes(self._memory[HEADER.size : start])
        if zlib.crc32(directory) != of_directory:
            raise self._broken("directory", HEADER.size, "its checksum does not fit")
        end = start + 4 * pages
        if zlib.crc32(self._memory[start:end]) != of_checksums:
            raise self._broken("checksums", start, "their own checksum does not fit")
        return directory, np.ndarray((pages,), "<u4", self._memory, start), end

    def _damaged(self, region: Region, page: int) -> IndexBroken:
        return self._broken(
            region.name, region.offset + page * PAGE, f"page {page} has not the bytes written"
        )

    def _broken(self, region: str, offset: int, what: str) -> IndexBroken:
        return IndexBroken(
            f"{self.path}: {region} at byte {offset}: {what};"
            " restore the index folder from a copy, or index the sources into a new one"
        )


def _octets(array: Array) -> memoryview:
    return array.reshape(-1).view(np.uint8).data


def _split(octets: memoryview) -> Iterator[memoryview]:
    for start in range(0, len(octets), PAGE):
        yield octets[start : start + PAGE]
