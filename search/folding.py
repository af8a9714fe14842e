"""Folding: the word of a token, which is what the index holds and quoted words compare.

Decomposed (NFKD), without accents and the points of Arabic, Hebrew and Syriac, case folded,
apostrophes alike, dots gone, digits of all scripts as 0-9, Arabic alef/hamza/ya/ta marbuta unified,
tatweel gone. The marks of other scripts stay: in Hindi or Thai they spell vowels. Chinese, Japanese
and Korean tokens are only composed (NFKC) and case folded.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from search.kernels.characters import APOSTROPHES, CJK_RANGES

_LETTERS = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "ŧ": "t", "æ": "ae", "œ": "oe",
        "ٱ": "ا", "ة": "ه", "ى": "ي", "ک": "ك", "ی": "ي", "ـ": "",
        **dict.fromkeys(APOSTROPHES, "'"),
    }
)  # fmt: skip


_POINTED = frozenset({"", "COMBINING", "ARABIC", "HEBREW", "SYRIAC", "VARIATION"})
"""The first words of the names of marks that a word is the same without."""


@lru_cache(maxsize=65_536)
def fold(surface: str) -> str:
    """The word of a token: what the index holds and quoted words compare."""
    if surface.isascii():
        return surface.lower().replace(".", "")
    if _is_cjk(surface):
        return unicodedata.normalize("NFKC", surface).casefold()
    decomposed = unicodedata.normalize("NFKD", surface)
    bare = "".join(c for c in decomposed if not _goes(c))
    folded = unicodedata.normalize("NFKD", bare.casefold().translate(_LETTERS))
    return "".join(
        str(unicodedata.decimal(c)) if c.isdecimal() else c
        for c in folded
        if c.isalnum() or c == "'" or unicodedata.category(c)[0] == "M"
    )


def fold_all(surfaces: Sequence[str]) -> list[str]:
    """The words of many tokens: those of ASCII at once."""
    joined = "\n".join(surfaces)
    words = joined.lower().replace(".", "").split("\n") if surfaces else []
    if not joined.isascii():
        for index, surface in enumerate(surfaces):
            if not surface.isascii():
                words[index] = fold(surface)
    return words


@cache
def _goes(character: str) -> bool:
    """Whether folding drops a code point: an accent, a point, a joiner."""
    category = unicodedata.category(character)[0]
    if category == "M":
        return unicodedata.name(character, "").partition(" ")[0] in _POINTED
    return category == "C"


def _is_cjk(surface: str) -> bool:
    code = ord(surface[0])
    return any(first <= code <= last for first, last in CJK_RANGES)


@lru_cache(maxsize=65_536)
def script(surface: str) -> str:
    """The script of a token's first letter, as Unicode names it ("LATIN"); "" for digits."""
    if surface[0].isascii():
        return "LATIN" if surface[0].isalpha() else ""
    return unicodedata.name(surface[0], "").partition(" ")[0]
