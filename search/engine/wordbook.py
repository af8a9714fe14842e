"""What is known of each surface met so far: its word, its stem, and whether it is abbreviated.

Each is found out once, however many segments are written with one book.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from search.analysis import Cut, abbreviations
from search.folding import fold_all
from search.stemming import STEMMERS, stem_language, stem_words
from search.surfaces import Surfaces, grown

Ints = npt.NDArray[np.int32]
_LANGUAGES = ("", *STEMMERS)
_NUMBER = {language: number for number, language in enumerate(_LANGUAGES)}


def language_number(language: str | None) -> int:
    """A number for what decides on stems: a language that has a stemmer, or 0 for any other."""
    return _NUMBER.get(language or "", 0)


class Wordbook:
    """Words and stems ("en:detaine") are numbered as they come; `stem` is -1 where there is none.

    `word`, `stem` and `abbreviation` have an entry for each surface, and free room behind.
    """

    def __init__(self) -> None:
        self._surfaces = Surfaces()
        self._words: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self.word = np.zeros(0, np.int32)
        self.stem = np.zeros(0, np.int32)
        self.abbreviation = np.zeros(0, np.uint8)

    def __len__(self) -> int:
        """How many surfaces there are."""
        return self._surfaces.count

    @property
    def words(self) -> list[str]:
        return list(self._words)

    @property
    def stems(self) -> list[str]:
        return list(self._stems)

    def number(self, tokens: Cut, languages: npt.NDArray[np.uint8]) -> Ints:
        """The surface of each token; `languages`: the `language_number` of each article."""
        known = len(self)
        surfaces = self._surfaces.number(
            tokens.points, tokens.start, tokens.length, tokens.article, languages
        )
        if len(self) > known:
            self._learn(known)
        return surfaces

    def _learn(self, first: int) -> None:
        """Look into the surfaces from number `first` on."""
        languages, surfaces = self._surfaces.since(first)
        words = fold_all(surfaces)
        number = self._words
        self.word = _put(self.word, first, [number.setdefault(word, len(number)) for word in words])
        self.abbreviation = _put(self.abbreviation, first, abbreviations(surfaces, words))
        self.stem = _put(self.stem, first, self._stemmed(languages, surfaces))

    def _stemmed(self, languages: list[int], surfaces: list[str]) -> list[int]:
        by_language: dict[str, list[int]] = {}
        for index, surface in enumerate(surfaces):
            language = stem_language(_LANGUAGES[languages[index]], surface)
            by_language.setdefault(language, []).append(index)
        by_language.pop("", None)
        numbers = [-1] * len(surfaces)
        number = self._stems
        for language, indexes in by_language.items():
            stems = stem_words(language, [surfaces[index] for index in indexes])
            for index, stem in zip(indexes, stems, strict=True):
                if stem:
                    numbers[index] = number.setdefault(f"{language}:{stem}", len(number))
        return numbers


def _put(array: npt.NDArray[Any], at: int, values: list[int]) -> npt.NDArray[Any]:
    """The array with the values from `at` on, made longer where they do not fit."""
    end = at + len(values)
    if end > array.size:
        array = grown(array, 2 * end)
    array[at:end] = values
    return array
