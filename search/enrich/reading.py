"""An article as the rules read it: its tokens with case, zone and what stands between them."""

from __future__ import annotations

from collections.abc import Sequence

from search.article import Article
from search.enrich.made import made_often
from search.enrich.names import ARTICLES
from search.enrich.vocabulary import (
    CAPITAL,
    CAPITALS,
    CASELESS,
    GROUP,
    LOWER,
    NUMBER,
    case_of,
)

__all__ = [
    "CAPITAL",
    "CAPITALS",
    "CASELESS",
    "LOWER",
    "NUMBER",
    "Reading",
    "case_of",
]

PADDING = 16
"""How far beyond either end of an article a rule may look and find nothing."""


@made_often
class Reading:
    """One entry per token. `gaps`: what stands before it, a line end at the very start. `caps`: it
    starts with a capital. `joint`: it may continue a name from the token before. `starts`: as in
    `search.analysis.Tokens`. `shouted`: it stands where capitals (or their lack) mean nothing.
    `capitals`: the tokens that start with a capital. `group_at`: where in `grouped` the tokens of
    each group of kinds (`vocabulary.GROUPS`) begin, and at last end.

    All from `words` to `shouted` go on with `PADDING` entries of nothing (in `gaps` line ends), so
    that a rule may look a little beyond either end: an index below 0 is there too."""

    article: Article
    words: list[str]
    gaps: list[str]
    caps: list[bool]
    case: bytes
    joint: bytes
    starts: bytes
    shouted: bytes
    start: Sequence[int]
    end: Sequence[int]
    zone: list[str]
    capitals: list[int]
    grouped: list[int]
    group_at: list[int]

    def __len__(self) -> int:
        return len(self.start)

    def surface(self, first: int, last: int) -> str:
        """The text from token `first` up to token `last`, not included."""
        return self.article.text[self.start[first] : self.end[last - 1]]

    def after(self, last: int) -> str:
        """What stands after a name up to token `last`, without the dot that belongs to it: the
        blank in "the U.S. army"."""
        gap = self.gaps[last]
        return gap[1:] if gap[:1] == "." and "." in self.surface(last - 1, last) else gap

    def proper(self, token: int) -> bool:
        """Whether a token may start a proper name, as "al" does in "al-Bab"."""
        if self.case[token] != LOWER:
            return True
        after = token + 1
        return self.words[token] in ARTICLES and self.caps[after] and bool(self.joint[after])

    def where(self, *kinds: str) -> list[int]:
        """The tokens whose word is of one of these kinds, in order."""
        group = GROUP[kinds]
        return self.grouped[self.group_at[group] : self.group_at[group + 1]]
