"""Names as keys: the folded words of a name, joined by blanks, the same in files and in text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from search.analysis import tokens

ARTICLES = frozenset("al el ad ar as ash at az an adh ath ed er es et ez en".split())  # noqa: SIM905 (a list would fill the page)
"""The Arabic article and its forms before sun letters, as the press writes them."""


def word_key(word: str) -> str:
    """A folded word without its inner apostrophes: "ma'arrat" and "maarrat" are one."""
    return word.replace("'", "") if "'" in word else word


def keys(names: Sequence[str]) -> list[str]:
    """The key of each name: "" where nothing of it is a word. One tokeniser pass for all."""
    plain = [name.replace("\n", " ").replace("`", "") for name in names]
    found = tokens("\n".join(plain))
    words: list[list[str]] = [[] for _ in names]
    bounds = iter(_line_ends(plain))
    line, end = -1, -1
    for start, word in zip(found.start.tolist(), found.words, strict=True):
        while start >= end:
            line, end = line + 1, next(bounds)
        words[line].append(word_key(word))
    return [" ".join(part) for part in words]


def _line_ends(lines: Sequence[str]) -> Iterator[int]:
    at = 0
    for line in lines:
        at += len(line) + 1
        yield at


@lru_cache(maxsize=16_384)
def arabic_forms(word: str) -> tuple[tuple[str, int], ...]:
    """What a folded Arabic word may be without its attached particles, longest first.

    Each form comes with the number of letters taken off before it. The particles are "and", "in",
    "for", "as"; "for the" (لل) hides the alef of the article, which is put back.
    """
    forms = [(word, 0)]
    at = 1 if len(word) > 3 and word[0] in "وف" else 0
    if at:
        forms.append((word[1:], 1))
    rest = word[at:]
    if len(rest) > 4 and rest.startswith("لل"):
        forms.append(("ال" + rest[2:], at + 1))
        forms.append((rest[2:], at + 2))
    elif len(rest) > 3 and rest[0] in "بلك":
        forms.append((rest[1:], at + 1))
    return tuple(forms)


def is_arabic(word: str) -> bool:
    """Whether a folded word is written in Arabic script."""
    return "\u0600" <= word[0] <= "\u06ff"
