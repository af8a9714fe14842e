"""The names of the gazetteer as sorted hashes: which places bear a name, and how long names get."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import numpy.typing as npt

from search.enrich.names import keys
from search.kernels.names import FACTOR

CANONICAL = 1
"""The low bit of an entry of `rows`: the name is the one its place goes by."""
ROWS_AT_ONCE = 20_000
_64_BITS = (1 << 64) - 1
LONGEST = 8
"""Words a name may have."""


def word_hash(word: str) -> int:
    """The 64 bits of a word."""
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "little")


def name_hash(key: str) -> int:
    """The 64 bits under which a name key is found, made of those of its words as
    `search/kernels/names.py` makes them."""
    value = 0
    for word in key.split(" "):
        value = (value * FACTOR & _64_BITS) ^ word_hash(word)
    return value


def save_names(folder: Path, canonical: list[set[str]], names: list[list[str]]) -> None:
    """Names as sorted hashes with the rows of their places, and the reach of first words."""
    hashes: list[npt.NDArray[np.uint64]] = []
    entries: list[npt.NDArray[np.uint32]] = []
    reach: dict[str, int] = {}
    for first in range(0, len(names), ROWS_AT_ONCE):
        part: list[tuple[str, int]] = []
        for row in range(first, min(first + ROWS_AT_ONCE, len(names))):
            shown = canonical[row]
            part += [(name, row << 1 | CANONICAL) for name in shown]
            part += [(name, row << 1) for name in names[row] if name not in shown]
        found: list[tuple[int, int]] = []
        for key, (_, entry) in zip(keys([name for name, _ in part]), part, strict=True):
            words = key.count(" ") + 1
            if len(key) < 3 or words > LONGEST:
                continue
            found.append((name_hash(key), entry))
            word = key.partition(" ")[0]
            reach[word] = max(reach.get(word, 0), words)
        hashes.append(np.array([number for number, _ in found], np.uint64))
        entries.append(np.array([entry for _, entry in found], np.uint32))
    names_of, rows = np.concatenate(hashes), np.concatenate(entries)
    # Of one name of one place the canonical entry is the larger one: it is kept, being last.
    order = np.lexsort((rows, names_of))
    names_of, rows = names_of[order], rows[order]
    last = np.ones(rows.size, bool)
    last[:-1] = (names_of[1:] != names_of[:-1]) | (rows[1:] >> 1 != rows[:-1] >> 1)
    distinct, starts = np.unique(names_of[last], return_index=True)
    np.save(folder / "names.npy", distinct)
    np.save(folder / "offsets.npy", np.append(starts, last.sum()).astype(np.uint32))
    np.save(folder / "rows.npy", rows[last])
    firsts = sorted((name_hash(word), words) for word, words in reach.items())
    np.save(folder / "firsts.npy", np.array([number for number, _ in firsts], np.uint64))
    np.save(folder / "reach.npy", np.array([words for _, words in firsts], np.uint8))
