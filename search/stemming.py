"""Stemming: which words are forms of one another.

A stem is computed from the unfolded word in lower case, by the Snowball stemmer of the article's
language if that is written in the word's script, else by the script's; then it is folded.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cache, lru_cache

import Stemmer

from search.folding import fold_all, script
from search.kernels.characters import APOSTROPHES

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

_SAME_APOSTROPHE = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))


def stem_language(language: str, surface: str) -> str:
    """The language whose stemmer serves a token of an article in `language`; "" for none."""
    return _serving(language, surface[0])


@lru_cache(maxsize=65_536)
def _serving(language: str, letter: str) -> str:
    of = script(letter)
    if language in STEMMERS and _SCRIPT_OF.get(language, "LATIN") == of:
        return language
    return SCRIPT_LANGUAGE.get(of, "")


def stem_words(language: str, surfaces: Sequence[str]) -> list[str]:
    """The folded stems of tokens by the stemmer of `language` (a key of STEMMERS).

    It is asked about each in lower case, without dots and with plain apostrophes.
    """
    lowered = "\n".join(surfaces).lower().replace(".", "")
    if not lowered.isascii():
        lowered = _lowered_each(surfaces)
    words = lowered.split("\n") if surfaces else []
    distinct = list(dict.fromkeys(words))
    stems = _stemmer(language, threading.get_ident()).stemWords(distinct)
    known = dict(zip(distinct, fold_all(stems), strict=True))
    return [known[word] for word in words]


def _lowered_each(surfaces: Sequence[str]) -> str:
    """Tokens in lower case, a line each: what becomes of a final sigma depends on neighbours."""
    lowered = "\n".join([surface.lower() for surface in surfaces])
    return lowered.replace(".", "").translate(_SAME_APOSTROPHE)


def query_stem_keys(surface: str, languages: Sequence[str]) -> list[str]:
    """The stems ("en:detaine") a query word may have in `languages` written in its script."""
    of = script(surface)
    fitting = [code for code in languages if _SCRIPT_OF.get(code, "LATIN") == of]
    return [f"{code}:{stem_words(code, [surface])[0]}" for code in fitting]


@cache
def _stemmer(language: str, thread: int) -> Stemmer.Stemmer:
    """A stemmer is not safe to share between threads, so each thread has its own.

    It is asked for distinct words, so its cache would only cost.
    """
    return Stemmer.Stemmer(STEMMERS[language], 0)
