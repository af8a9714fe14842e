"""Folding: the word of a token, which is what the index holds and quoted words compare.

Decomposed (NFKD), without marks, case folded, apostrophes alike, dots gone, digits of all scripts
as 0-9, Arabic alef/hamza/ya/ta marbuta unified, tatweel gone. Chinese, Japanese and Korean tokens
are only composed (NFKC) and case folded: there a mark makes another letter.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from search.kernels.characters import APOSTROPHES, CJK_RANGES

_LETTERS = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "ŧ": "t", "æ": "ae", "œ": "oe",
        "ٱ": "ا", "ة": "ه", "ى": "ي", "ک": "ك", "ی": "ي", "ـ": "",
        **dict.fromkeys(APOSTROPHES, "'"),
    }
)  # fmt: skip


@lru_cache(maxsize=65_536)
def fold(surface: str) -> str:
    """The word of a token: what the index holds and quoted words compare."""
    if surface.isascii():
        return surface.lower().replace(".", "")
    if _is_cjk(surface):
        return unicodedata.normalize("NFKC", surface).casefold()
    decomposed = unicodedata.normalize("NFKD", surface)
    bare = "".join(c for c in decomposed if unicodedata.category(c)[0] not in "MC")
    folded = unicodedata.normalize("NFKD", bare.casefold().translate(_LETTERS))
    return "".join(
        str(unicodedata.decimal(c)) if c.isdecimal() else c
        for c in folded
        if c.isalnum() or c == "'"
    )


def _is_cjk(surface: str) -> bool:
    code = ord(surface[0])
    return any(first <= code <= last for first, last in CJK_RANGES)


@lru_cache(maxsize=65_536)
def script(surface: str) -> str:
    """The script of a token's first letter, as Unicode names it ("LATIN"); "" for digits."""
    if surface[0].isascii():
        return "LATIN" if surface[0].isalpha() else ""
    return unicodedata.name(surface[0], "").partition(" ")[0]
