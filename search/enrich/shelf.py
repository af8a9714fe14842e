"""Records by number, mapped from a file: each becomes an object only when it is asked for."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from search.enrich.bake_names import name_hash


def mapped(folder: Path, name: str) -> npt.NDArray[Any]:
    """The array of this name in a baked folder, as it lies on the disk."""
    return np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r"))


class Shelf:
    """Records (of JSON) by number. Safe for threads: it is never written."""

    def __init__(self, folder: Path, name: str) -> None:
        self._texts, self._ends = mapped(folder, f"{name}.texts"), mapped(folder, f"{name}.ends")

    def __getitem__(self, number: int) -> Any:
        return json.loads(self._texts[self._ends[number] : self._ends[number + 1]].tobytes())


def save_shelf(folder: Path, name: str, records: Iterable[object]) -> None:
    """Write what `Shelf` reads."""
    raw = [json.dumps(record, ensure_ascii=False).encode() for record in records]
    np.save(folder / f"{name}.ends.npy", np.cumsum([0, *map(len, raw)], dtype=np.uint32))
    np.save(folder / f"{name}.texts.npy", np.frombuffer(b"".join(raw), np.uint8))


def find(hashes: npt.NDArray[np.uint64], key: str) -> int:
    """Where the hash of a key stands among sorted ones, -1 where it does not."""
    wanted = np.uint64(name_hash(key))
    at = int(np.searchsorted(hashes, wanted))
    return at if at < hashes.size and hashes[at] == wanted else -1


def reaches(
    firsts: npt.NDArray[np.uint64], reach: npt.NDArray[np.uint8], hashes: npt.NDArray[np.uint64]
) -> npt.NDArray[np.uint8]:
    """For the hash of each word its entry in `reach`, which goes by sorted `firsts`; 0 for none."""
    if not firsts.size:
        return np.zeros(hashes.size, np.uint8)
    at = np.minimum(np.searchsorted(firsts, hashes), firsts.size - 1)
    return np.where(firsts[at] == hashes, reach[at], 0).astype(np.uint8)
