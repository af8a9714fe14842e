"""The segment file: what goes in comes out, and no damage passes unseen."""

from __future__ import annotations

import os
import resource
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest

from search.engine import header
from search.engine.header import PAGE, Array
from search.engine.layout import SegmentFile, verify_file, write_file
from search.errors import IndexBroken, IndexFormat

RANDOM = np.random.default_rng(7)
ARRAYS: dict[str, Array] = {
    "word_df": RANDOM.integers(0, 1000, 5, dtype=np.int32),
    "post_bytes": RANDOM.integers(0, 256, 3 * PAGE + 17, dtype=np.uint8),
    "empty": np.zeros(0, np.int64),
    "place.of_at": RANDOM.integers(0, 1000, 20_000),
    "grid": np.arange(12, dtype=np.float32).reshape(3, 4),
    "last": np.array([2**63 + 12345], np.uint64),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "MAIN_a.columns"
    write_file(path, ARRAYS, "tokens-1")
    return path


def flip(path: Path, offset: int) -> None:
    with open(path, "r+b") as file:
        file.seek(offset)
        byte = file.read(1)[0]
        file.seek(offset)
        file.write(bytes([byte ^ 1]))


def place_of(path: Path, name: str) -> int:
    """The offset of an array, found by its bytes."""
    return path.read_bytes().index(ARRAYS[name].tobytes())


def test_arrays_come_back_as_they_were_written(path: Path) -> None:
    file = SegmentFile(path)
    assert file.names == tuple(ARRAYS)
    assert file.fingerprint == "tokens-1"
    assert file.size == path.stat().st_size
    for name, array in ARRAYS.items():
        view = file.array(name)
        assert view.dtype == array.dtype
        assert view.shape == array.shape
        assert np.array_equal(view, array)
        assert not view.flags.writeable
    assert file.verify() == []


def test_every_array_is_aligned(path: Path) -> None:
    file = SegmentFile(path)
    start = file.array("word_df").ctypes.data
    for name in ("post_bytes", "place.of_at", "grid", "last"):
        assert (file.array(name).ctypes.data - start) % 64 == 0
    assert place_of(path, "word_df") % 64 == 0


def test_writing_leaves_one_file(path: Path) -> None:
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_views_outlive_the_file(path: Path) -> None:
    file = SegmentFile(path)
    view = file.array("place.of_at")
    file.close()
    path.unlink()
    assert np.array_equal(view, ARRAYS["place.of_at"])


@pytest.mark.parametrize("name", [name for name, array in ARRAYS.items() if array.size])
def test_one_flipped_byte_is_named_by_array(path: Path, name: str) -> None:
    where = place_of(path, name)
    flip(path, where + ARRAYS[name].nbytes - 1)
    (fault,) = verify_file(path)
    last = (ARRAYS[name].nbytes - 1) // PAGE
    assert f"{path}: {name} at byte {where + last * PAGE}: page {last} has" in fault


def test_a_flipped_byte_between_arrays_is_named(path: Path) -> None:
    flip(path, place_of(path, "word_df") + ARRAYS["word_df"].nbytes)
    (fault,) = verify_file(path)
    assert "padding" in fault


@pytest.mark.parametrize("offset", [0, 8, 12, 16, 28, 40, 63])
def test_a_damaged_header_is_refused(path: Path, offset: int) -> None:
    flip(path, offset)
    (fault,) = verify_file(path)
    assert "header at byte 0" in fault
    with pytest.raises(IndexBroken, match=r"MAIN_a\.columns: header"):
        SegmentFile(path)


def test_a_damaged_directory_is_refused(path: Path) -> None:
    flip(path, 70)
    assert "directory" in verify_file(path)[0]


def test_damaged_checksums_are_refused(path: Path) -> None:
    crc = struct.pack("<I", zlib.crc32(ARRAYS["word_df"].tobytes()))
    flip(path, path.read_bytes().index(crc))
    assert "checksums" in verify_file(path)[0]


def test_whole_arrays_are_checked_at_first_touch(path: Path) -> None:
    flip(path, place_of(path, "place.of_at") + PAGE + 3)
    file = SegmentFile(path)
    file.array("word_df")
    with pytest.raises(IndexBroken, match=r"place\.of_at at byte \d+: page 1"):
        file.array("place.of_at")


def test_large_arrays_are_checked_by_the_pages_in_use(path: Path) -> None:
    flip(path, place_of(path, "post_bytes") + 2 * PAGE)
    file = SegmentFile(path)
    file.array("post_bytes")
    file.touch("post_bytes", 0, 2 * PAGE)
    file.touch("post_bytes", 3 * PAGE, 3 * PAGE + 17)
    file.touch("post_bytes", 2 * PAGE, 2 * PAGE)
    for _ in range(2):
        with pytest.raises(IndexBroken, match="page 2"):
            file.touch("post_bytes", 2 * PAGE - 1, 2 * PAGE + 1)


def test_an_array_of_pointers_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder someone else wrote must not make the reader follow its pointers."""
    directory = header._directory
    monkeypatch.setattr(
        header, "_directory", lambda *given: directory(*given).replace(b'"<i8"', b'"|O" ')
    )
    write_file(tmp_path / "MAIN_a.columns", {"digest": np.arange(8)}, "tokens-1")
    file = SegmentFile(tmp_path / "MAIN_a.columns")
    with pytest.raises(IndexBroken, match=r"directory.*digest is of type object"):
        file.array("digest")


@pytest.mark.parametrize("kept", [0, 1, 63, 64, 200, 700, PAGE, -1])
def test_a_truncated_file_is_refused(path: Path, kept: int) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:kept])
    assert "header" in verify_file(path)[0]


def test_a_longer_file_is_refused(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\0")
    assert "was written with" in verify_file(path)[0]


def test_another_version_is_refused_naming_rebuild(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(header, "FORMAT", 99)
    write_file(path, ARRAYS, "tokens-1")
    monkeypatch.undo()
    with pytest.raises(IndexFormat, match=r"version 99.*dateline rebuild"):
        SegmentFile(path)


def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    """A limit on the size of files stands in for the disk: the kernel refuses the write."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (PAGE, before[1]))
    try:
        with pytest.raises(OSError, match="too large"):
            write_file(tmp_path / "MAIN_b.columns", ARRAYS, "tokens-1")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert os.listdir(tmp_path) == []
