"""Files as bytes: plain or gzip, and never more of them in memory than a bound allows."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from search.sources.refusal import oversized

_CHUNK = 1 << 18


@contextmanager
def opened(path: Path, packed: bool) -> Iterator[BinaryIO]:
    """The bytes of a file, unpacked while reading where it is gzip data."""
    with path.open("rb", buffering=_CHUNK) as stored:
        if not packed:
            yield stored
            return
        with gzip.GzipFile(fileobj=stored) as unpacked:
            yield io.BufferedReader(cast(io.RawIOBase, unpacked), _CHUNK)


def whole(stream: BinaryIO, bound: int) -> bytes:
    """All bytes of a stream; refused past `bound`, before more than that is in memory."""
    chunks: list[bytes] = []
    size = 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size > bound:
            raise oversized(bound)
        chunks.append(chunk)
    return b"".join(chunks)


def numbered_lines(stream: BinaryIO, bound: int) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number from 1; None for one longer than `bound`, which is passed over."""
    number = 0
    while line := stream.readline(bound + 1):
        number += 1
        if len(line) <= bound:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_CHUNK)
        yield number, None
