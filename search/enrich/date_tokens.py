"""Cuts a text into words, numbers and signs for the rules that look for dates.

One flat alternation, so that time is linear in the text. Offsets are those of the whole text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"\d+|[\w\u064b-\u0652\u0670\u0640]+|[^\w\s]")
_PADDING = 12
_ARABIC_FOLD = str.maketrans(
    "أإآٱىة", "اااايه", "\u0640\u0670" + "".join(map(chr, range(0x64B, 0x653)))
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists: a token's folded word, and where it stands in `text`.

    `words` ends in empty strings, so that a rule may look up to 12 tokens to either side of a
    token (an index below 0 wraps to that end) and read "" where there is nothing.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.starts)

    def raw(self, index: int) -> str:
        """The token as it stands in the text."""
        if not 0 <= index < len(self.starts):
            return ""
        return self.text[self.starts[index] : self.ends[index]]

    def capital(self, index: int) -> bool:
        return self.raw(index)[:1].isupper()

    def touches(self, index: int) -> bool:
        """Whether no space stands between this token and the one before it."""
        return 0 < index < len(self.starts) and self.ends[index - 1] == self.starts[index]


def fold(word: str) -> str:
    """Lower case; Arabic without vowel signs, its alef, ya and ta marbuta made one."""
    return word.translate(_ARABIC_FOLD) if word > "\u0600" else word.lower()


def tokenise(text: str, start: int, end: int) -> Tokens:
    """The tokens of `text[start:end]`."""
    spans = [match.span() for match in _TOKEN.finditer(text, start, end)]
    words = [fold(text[a:b]) for a, b in spans]
    words.extend([""] * _PADDING)
    return Tokens(text, words, [a for a, _ in spans], [b for _, b in spans])
