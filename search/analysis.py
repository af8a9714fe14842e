"""Analysis: how text becomes tokens, tokens become words, and words find their forms.

A **token** starts with a letter or digit and runs over letters, digits and marks. An apostrophe
between letters or digits stays inside; one final 's is cut off. Single letters joined by dots are
one token. Hyphens and all else separate. A run of Chinese, Japanese or Korean characters becomes
overlapping pairs (a lone character is itself). **Positions** count tokens of an article; each
next zone that holds tokens begins 100 further on.

A **word** is a token folded: decomposed (NFKD), without marks, case folded, apostrophes alike,
dots gone, digits of all scripts as 0-9, Arabic alef/hamza/ya/ta marbuta unified, tatweel gone. CJK
pairs are only composed (NFKC) and case folded.

A **stem** is computed from the unfolded word in lower case, by the Snowball stemmer of the
article's language if that is written in the word's script, else by the script's; then folded.

A **sentence** starts with a zone, after a line end, or after `! ? …` or a dot and a blank where
the next token is not in lower case; a dot ends none before a digit, nor after an abbreviation, a
single letter or letters joined by dots.
"""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt
import Stemmer

from search.article import Zone
from search.kernels.characters import APOSTROPHES, CJK_RANGES, classes
from search.kernels.tokens import mark_starts, tokenise

Ints = npt.NDArray[np.int32]

STEMMERS = {
    "ar": "arabic",
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "ne": "nepali",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
}
"""Snowball stemmers by ISO 639-1 code."""

SCRIPT_LANGUAGE = {
    "LATIN": "en",
    "ARABIC": "ar",
    "CYRILLIC": "ru",
    "GREEK": "el",
    "DEVANAGARI": "hi",
    "ARMENIAN": "hy",
    "TAMIL": "ta",
}
"""The language assumed of a word whose article's language is unknown or of another script."""

_SCRIPT_OF = {
    "ar": "ARABIC",
    "el": "GREEK",
    "hi": "DEVANAGARI",
    "hy": "ARMENIAN",
    "ne": "DEVANAGARI",
    "ru": "CYRILLIC",
    "sr": "CYRILLIC",
    "ta": "TAMIL",
}
"""The script of those stemmers that do not serve Latin."""

_SHORT = """
jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
mr mrs ms dr prof gen maj col lt capt sgt cpl brig adm cmdr sen rep gov pres hon rev st mt ft jr sr
vs etc inc ltd co corp dept est approx no nos art sec fig vol pp ave blvd
"""
ABBREVIATIONS = frozenset(_SHORT.split())
"""Folded words after which a dot ends no sentence."""

_LETTERS = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "ŧ": "t", "æ": "ae", "œ": "oe",
        "ٱ": "ا", "ة": "ه", "ى": "ي", "ک": "ك", "ی": "ي", "ـ": "",
        **dict.fromkeys(APOSTROPHES, "'"),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one text, in order; arrays of equal length.

    `start`, `end`: code points in the text. `position`: see the module. `starts`: 3 where a
    paragraph (and so a sentence) starts, 1 where only a sentence does, else 0. `words`: folded.
    """

    start: Ints
    end: Ints
    position: Ints
    starts: npt.NDArray[np.uint8]
    words: list[str]


@dataclass(frozen=True, slots=True)
class TokenBatch:
    """The tokens of many articles at once. `surfaces` is (language, token as written) of each
    distinct one; `surface` numbers into it."""

    article: Ints
    position: Ints
    surface: Ints
    starts: npt.NDArray[np.uint8]
    start: npt.NDArray[np.int64]
    length: Ints
    surfaces: list[tuple[str, str]]


def tokens(text: str, zones: Sequence[Zone] | None = None) -> Tokens:
    """The tokens of one text (all of it, or its zones)."""
    spans = [(zone.start, zone.end) for zone in zones] if zones is not None else [(0, len(text))]
    batch = token_batch([text], [spans], [""])
    words = [fold(surface) for _, surface in batch.surfaces]
    start = batch.start.astype(np.int32)
    return Tokens(
        start,
        start + batch.length,
        batch.position,
        batch.starts,
        [words[number] for number in batch.surface.tolist()],
    )


def token_batch(
    texts: Sequence[str], zones: Sequence[Sequence[tuple[int, int]]], languages: Sequence[str]
) -> TokenBatch:
    """Tokenise the zones of many texts; `languages` holds an ISO 639-1 code or "" for each."""
    points = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    bounds = np.zeros(len(texts) + 1, dtype=np.int64)
    np.cumsum([len(text) for text in texts], out=bounds[1:])
    counts = [len(spans) for spans in zones]
    owner = np.repeat(np.arange(len(texts), dtype=np.int32), counts)
    flat = np.array([span for spans in zones for span in spans], dtype=np.int64).reshape(-1, 2)
    flat += bounds[owner][:, None]
    known = sorted(set(languages))
    seeds = np.array([known.index(language) for language in languages], dtype=np.uint8)
    room = points.size + 1
    start, length = np.empty(room, np.int64), np.empty(room, np.int32)
    article, position = np.empty(room, np.int32), np.empty(room, np.int32)
    surface, example = np.empty(room, np.int32), np.empty(room, np.int32)
    flags = np.empty(room, np.uint8)
    count, distinct = tokenise(
        points, classes(), np.ascontiguousarray(flat[:, 0]), np.ascontiguousarray(flat[:, 1]),
        owner, seeds, start, length, article, position, surface, flags, example,
    )  # fmt: skip
    first = example[:distinct]
    surfaces = _surfaces(points, start[first], length[first], seeds[article[first]], known)
    surface = surface[:count]
    abbreviation = np.array([_is_abbreviation(word) for _, word in surfaces], dtype=np.uint8)
    starts = np.empty(count, np.uint8)
    mark_starts(surface, flags[:count], abbreviation, starts)
    return TokenBatch(
        article[:count], position[:count], surface, starts, start[:count], length[:count], surfaces
    )


def _surfaces(
    points: npt.NDArray[np.uint32],
    start: npt.NDArray[np.int64],
    length: Ints,
    seed: npt.NDArray[np.uint8],
    languages: list[str],
) -> list[tuple[str, str]]:
    view = points.data
    return [
        (languages[number], str(view[at : at + size], "utf-32-le", "surrogatepass"))
        for at, size, number in zip(start.tolist(), length.tolist(), seed.tolist(), strict=True)
    ]


def _is_abbreviation(surface: str) -> bool:
    return len(surface) == 1 or "." in surface or fold(surface) in ABBREVIATIONS


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


def stem_language(language: str, surface: str) -> str:
    """The language whose stemmer serves a token of an article in `language`; "" for none."""
    of = script(surface)
    if language in STEMMERS and _SCRIPT_OF.get(language, "LATIN") == of:
        return language
    return SCRIPT_LANGUAGE.get(of, "")


def stem_words(language: str, surfaces: Sequence[str]) -> list[str]:
    """The folded stems of tokens by the stemmer of `language` (a key of STEMMERS)."""
    lowered = [surface.lower().replace(".", "").translate(_SAME_APOSTROPHE) for surface in surfaces]
    return [fold(stem) for stem in _stemmer(language, threading.get_ident()).stemWords(lowered)]


_SAME_APOSTROPHE = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))


@cache
def _stemmer(language: str, thread: int) -> Stemmer.Stemmer:
    """A stemmer is not safe to share between threads, so each thread has its own."""
    return Stemmer.Stemmer(STEMMERS[language])


def query_stem_keys(surface: str) -> list[str]:
    """The stems a query word may have: one for each language written in its script."""
    of = script(surface)
    languages = [code for code in STEMMERS if _SCRIPT_OF.get(code, "LATIN") == of]
    return [f"{code}:{stem_words(code, [surface])[0]}" for code in languages]
