"""Classes of code points: what the tokeniser kernel needs to know of each."""

from __future__ import annotations

import os
import tempfile
import unicodedata
from functools import cache

import numpy as np
import numpy.typing as npt

from search.kernels.compile import folder_for, folder_of_caches

SEPARATOR, LETTER, DIGIT, MARK, APOSTROPHE, DOT, CJK, STOP, NEWLINE, SPACE, CLOSING = range(11)
CLASS = 15
LOWER = 16
"""The low four bits of an entry are its class; bit 16 says lower-case letter."""

APOSTROPHES = "'\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\uff07"
CLOSINGS = ",;:、،؛)]}”»」』》）"
"""What follows a word and belongs to it when text is cut."""
STOPS = "!?\u2026\u061f\u06d4\u3002\uff01\uff1f\u203c\u203d"
CJK_RANGES = (
    (0x1100, 0x11FF),
    (0x3005, 0x3007),
    (0x3041, 0x3096),
    (0x309D, 0x309F),
    (0x30A1, 0x30FA),
    (0x30FC, 0x30FF),
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF),
    (0xFF66, 0xFF9F),
    (0x20000, 0x323AF),
)
TABLE_SIZE = 0x110000
"""An entry for every code point: the kernels look it up without a check."""
LAST_ASSIGNED = 0x20000
"""Behind it lie CJK characters, tags and private use alone."""


@cache
def classes() -> npt.NDArray[np.uint8]:
    """One class for each code point, from Python's Unicode data; mapped from the kernels' cache,
    since to make it takes longer than all else at a start."""
    folder = folder_for(folder_of_caches())
    kept = folder / f"classes-{unicodedata.unidata_version}.npy"
    if not kept.exists():
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as made:
            np.save(made, _classes())
        os.replace(made.name, kept)
    return np.asarray(np.load(kept, mmap_mode="r"))


def _classes() -> npt.NDArray[np.uint8]:
    table = np.zeros(TABLE_SIZE, dtype=np.uint8)
    for code in range(LAST_ASSIGNED):
        table[code] = _class(chr(code))
    for first, last in CJK_RANGES:
        table[first : last + 1] = CJK
    return table


def _class(character: str) -> int:
    category = unicodedata.category(character)
    if character in APOSTROPHES:
        return APOSTROPHE
    if category[0] in "LN" and not _folds_to_something(character):
        return MARK
    if category[0] == "L":
        return LETTER | LOWER if category == "Ll" else LETTER
    if category[0] == "N":
        fraction = unicodedata.decomposition(character).startswith("<fraction>")
        return SEPARATOR if fraction else DIGIT
    if category[0] == "M" or character in "\u00ad\u200c\u200d":
        return MARK
    if character == ".":
        return DOT
    if character in STOPS:
        return STOP
    if character in "\n\u2028\u2029":
        return NEWLINE
    if character in CLOSINGS:
        return CLOSING
    return SPACE if character.isspace() else SEPARATOR


def _folds_to_something(character: str) -> bool:
    """Whether a word of this letter alone is left after folding (of a tatweel nothing is)."""
    parts = unicodedata.normalize("NFKD", character)
    return character != "\u0640" and any(part.isalnum() for part in parts)
