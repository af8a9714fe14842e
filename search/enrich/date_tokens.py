"""Cuts a text into words, numbers and signs for the rules that look for dates.

One flat alternation, so that time is linear in the text. Offsets are those of the whole text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

_TOKEN = re.compile(
    r"([a-z]+|[0-9]+|[^\W0-9]+|\S)"
)  # a-z alone is quicker; no calendar word has accents
_PADDING = 12
_TATWEEL = "\u0640"
_VOWEL_SIGNS = "\u0670" + "".join(map(chr, range(0x64B, 0x653)))
_ONE_FORM = str.maketrans(
    "أإآٱىة٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹" + _VOWEL_SIGNS,
    "اااايه01234567890123456789" + _TATWEEL * len(_VOWEL_SIGNS),
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """A token's folded word, and where it stands: at an even place of `edges` where it begins, at
    the next where it ends, counted from `origin` in `text`.

    `words` ends in empty strings, so that a rule may look up to 12 tokens to either side of a
    token (an index below 0 wraps to that end) and read "" where there is nothing.
    """

    text: str
    words: list[str]
    edges: list[int]
    origin: int

    def __len__(self) -> int:
        return len(self.words) - _PADDING

    def start(self, index: int) -> int:
        """Where the token begins in the whole text."""
        return self.edges[2 * index] + self.origin

    def end(self, index: int) -> int:
        """Where the token ends in the whole text (exclusive)."""
        return self.edges[2 * index + 1] + self.origin

    def raw(self, index: int) -> str:
        """The token as it stands in the text, "" where there is none."""
        if not 0 <= index < len(self):
            return ""
        return self.text[self.start(index) : self.end(index)]

    def capital(self, index: int) -> bool:
        return self.raw(index)[:1].isupper()

    def touches(self, index: int) -> bool:
        """Whether no space stands between this token and the one before it."""
        at = 2 * index
        return 0 < index < len(self) and self.edges[at] == self.edges[at - 1]


def tokenise(text: str, start: int, end: int) -> Tokens:
    """The tokens of `text[start:end]`; Arabic vowel signs and tatweel are not in the words."""
    piece = folded(text[start:end])
    parts = _TOKEN.split(piece)  # by turns what stands between words, and a word
    words = parts[1::2]
    if _TATWEEL in piece:
        words = [word.replace(_TATWEEL, "") for word in words]
    words.extend([""] * _PADDING)
    return Tokens(text, words, list(accumulate(map(len, parts))), start)


def words_of(piece: str) -> list[str]:
    """The folded words of a piece without where they stand, as `tokenise` has them."""
    words: list[str] = _TOKEN.findall(folded(piece).replace(_TATWEEL, ""))
    return words


def folded(piece: str) -> str:
    """Lower case, Arabic letters and digits of one sound made one; none changes its place."""
    lower = piece.lower()
    if len(lower) != len(piece):  # a few capitals, such as Turkish dotted I, grow when lowered
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in piece)
    return lower if lower.isascii() else lower.translate(_ONE_FORM)
