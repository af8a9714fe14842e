"""Words, numbers and signs as the rules that look for dates read them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from search.enrich.made import made_often

_TOKEN = re.compile(r"[a-z]+|[0-9]+|[^\W0-9]+|\S")
"""As the kernel cuts too (`search/kernels/signs.py`)."""
PADDING = [""] * 12
TATWEEL = "\u0640"
_VOWEL_SIGNS = "\u0670" + "".join(map(chr, range(0x64B, 0x653)))
_ONE_FORM = str.maketrans(
    "أإآٱىة٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹" + _VOWEL_SIGNS,
    "اااايه01234567890123456789" + TATWEEL * len(_VOWEL_SIGNS),
)


@made_often
class Tokens:
    """The folded words of a piece of `text`, where each stands in it, and the tokens among them
    that carry the calendar (`date_words.py`).

    `words` ends in empty strings, so that a rule may look up to 12 tokens to either side of a
    token (an index below 0 wraps to that end) and read "" where there is nothing.
    """

    text: str
    words: list[str]
    starts: Sequence[int]
    ends: Sequence[int]
    carriers: list[int]

    def __len__(self) -> int:
        return len(self.starts)

    def start(self, index: int) -> int:
        """Where the token begins in the text."""
        return self.starts[index]

    def end(self, index: int) -> int:
        """Where the token ends in the text (exclusive)."""
        return self.ends[index]

    def raw(self, index: int) -> str:
        """The token as it stands in the text, "" where there is none."""
        if not 0 <= index < len(self.starts):
            return ""
        return self.text[self.starts[index] : self.ends[index]]

    def capital(self, index: int) -> bool:
        return self.raw(index)[:1].isupper()

    def touches(self, index: int) -> bool:
        """Whether no space stands between this token and the one before it."""
        return 0 < index < len(self.starts) and self.starts[index] == self.ends[index - 1]


def words_of(piece: str) -> list[str]:
    """The folded words of a piece without where they stand, as `Tokens` has them."""
    words: list[str] = _TOKEN.findall(folded(piece).replace(TATWEEL, ""))
    return words


def folded(piece: str) -> str:
    """Lower case, Arabic letters and digits of one sound made one; none changes its place."""
    lower = piece.lower()
    if len(lower) != len(piece):  # a few capitals, such as Turkish dotted I, grow when lowered
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in piece)
    return lower if lower.isascii() else lower.translate(_ONE_FORM)
