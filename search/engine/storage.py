"""The index folder as Whoosh sees it: small files that are synced, checksummed and safe to read.

Only the table of contents and the tombstones pass through here; segments have their own format
(layout.py). A file ends in 16 bytes after what Whoosh wrote: magic, format, CRC-32 of all before.
"""

from __future__ import annotations

import os
import pickle
import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.filedb.structfile import StructFile

from search.engine import header
from search.engine.entry import Entry
from search.errors import IndexBroken, IndexFormat

_TRAILER = struct.Struct("<8sII")


class IndexStorage(FileStorage):  # type: ignore[misc]  # Whoosh has no types
    """Files that are on disk when closed, whole when read, and unpickled to segments only.

    Those of another format version are refused, but for `any_version`.
    """

    def __init__(self, folder: Path, any_version: bool = False) -> None:
        super().__init__(str(folder))
        self.path = folder
        self._any_version = any_version

    def create_file(self, name: str, **options: Any) -> StructFile:
        buffer = BytesIO()
        return StructFile(buffer, name=name, onclose=lambda _: self.write(name, buffer.getvalue()))

    def open_file(self, name: str, **options: Any) -> StructFile:
        return _SafeFile(BytesIO(self.read(name)), name=name)

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        super().rename_file(oldname, newname, safe)
        self.sync()

    def temp_storage(self, name: str | None = None) -> RamStorage:
        """Whoosh wants a place to sort postings in; ours are never sorted there."""
        return RamStorage()

    def write(self, name: str, body: bytes) -> None:
        """Write and fsync a small file; nothing is left of it when that fails (OSError)."""
        signed = body + _TRAILER.pack(header.MAGIC, header.FORMAT, 0)[:-4]
        path = self.path / name
        try:
            with open(path, "wb") as file:
                file.write(signed + struct.pack("<I", zlib.crc32(signed)))
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            path.unlink(missing_ok=True)
            raise

    def read(self, name: str) -> bytes:
        """What `write` was given; IndexBroken or IndexFormat where that is not so."""
        path = self.path / name
        whole = path.read_bytes()
        magic, version, crc = _TRAILER.unpack(whole[-_TRAILER.size :].rjust(_TRAILER.size, b"\0"))
        if magic != header.MAGIC:
            raise IndexBroken(
                f"{path}: cut short, or not written by Dateline;"
                " restore the index folder from a copy, or index the sources into a new one"
            )
        if zlib.crc32(whole[:-4]) != crc:
            raise IndexBroken(
                f"{path}: its bytes are not those written, by their checksum;"
                " restore the index folder from a copy, or index the sources into a new one"
            )
        if version != header.FORMAT and not self._any_version:
            raise IndexFormat(
                f"{path}: format version {version}, this Dateline reads {header.FORMAT};"
                " run `dateline rebuild` to write the index anew"
            )
        return whole[: -_TRAILER.size]

    def sync(self) -> None:
        """Make the names in the folder durable."""
        sync_folder(self.path)


def sync_folder(path: Path) -> None:
    """Fsync a folder: the names in it are on disk when this returns."""
    folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


class _SafeFile(StructFile):  # type: ignore[misc]  # Whoosh has no types
    def read_pickle(self) -> Any:
        return _EntryUnpickler(self.file).load()


class _EntryUnpickler(pickle.Unpickler):
    """Admits one class, the entry of a segment, so that no index folder can run code."""

    def find_class(self, module: str, name: str) -> type[Entry]:
        if (module, name) != (Entry.__module__, Entry.__name__):
            raise pickle.UnpicklingError(f"{module}.{name} has no place in an index")
        return Entry
