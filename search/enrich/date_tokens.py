"""Cuts a text into words, numbers and signs for the rules that look for dates.

One flat alternation, so that time is linear in the text. Offsets are those of the whole text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"\d+|[\w\u064b-\u0652\u0670\u0640]+|[^\w\s]")
_PADDING = 12
_ARABIC = re.compile("[\u0600-\u06ff]")
_ONE_FORM = str.maketrans("أإآٱىة٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "اااايه01234567890123456789")
_VOWEL_SIGNS = dict.fromkeys([0x640, 0x670, *range(0x64B, 0x653)])


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


def tokenise(text: str, start: int, end: int) -> Tokens:
    """The tokens of `text[start:end]`; digits of any script are read as 0 to 9."""
    piece = folded(text[start:end])
    spans = [match.span() for match in _TOKEN.finditer(piece)]
    words = [piece[a:b] for a, b in spans]
    if _ARABIC.search(piece):
        words = [word.translate(_VOWEL_SIGNS) for word in words]
    words.extend([""] * _PADDING)
    return Tokens(text, words, [a + start for a, _ in spans], [b + start for _, b in spans])


def folded(piece: str) -> str:
    """Lower case, Arabic letters and digits of one sound made one; none changes its place."""
    lower = piece.lower()
    if len(lower) != len(piece):  # a few capitals, such as Turkish dotted I, grow when lowered
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in piece)
    return lower if lower.isascii() else lower.translate(_ONE_FORM)
