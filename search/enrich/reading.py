"""An article as the rules read it: its tokens with case, zone and what stands between them."""

from __future__ import annotations

from dataclasses import dataclass

from search.analysis import Tokens
from search.article import Article
from search.enrich.names import word_key

LOWER, CAPITAL, CAPITALS, CASELESS, NUMBER = range(5)
"""How a token is written; CASELESS is a script without capitals."""

MUTE = 20
"""Words a paragraph without capitals must have to be taken for one that uses none."""
JOINTS = frozenset(
    {" ", "-", "\u00a0", "'", "’", "‘", "'s ", "’s ", ". ", " '", " ’", " ‘", "’ ", "–", " & ", "."}
)
"""What may stand between two words of one name."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One entry per token. `joint`: it may continue a name from the token before. `starts`: as in
    `search.analysis.Tokens`. `shouted`: it stands where capitals (or their lack) mean nothing."""

    article: Article
    words: list[str]
    start: list[int]
    end: list[int]
    case: list[int]
    joint: list[bool]
    starts: list[int]
    zone: list[str]
    shouted: list[bool]

    def __len__(self) -> int:
        return len(self.words)

    def surface(self, first: int, last: int) -> str:
        """The text from token `first` up to token `last`, not included."""
        return self.article.text[self.start[first] : self.end[last - 1]]

    def gap(self, token: int) -> str:
        """What stands between a token and the one before it; a line end at the very start."""
        if token <= 0 or token >= len(self.words):
            return "\n"
        return self.article.text[self.end[token - 1] : self.start[token]]

    def capital(self, token: int) -> bool:
        """Whether a token is there and starts with a capital."""
        return 0 <= token < len(self.words) and self.case[token] in (CAPITAL, CAPITALS)

    def word(self, token: int) -> str:
        """A token's word, "" beyond either end."""
        return self.words[token] if 0 <= token < len(self.words) else ""


def read(article: Article, found: Tokens) -> Reading:
    """Prepare the tokens of an article (of its zones) for the rules."""
    text = article.text
    start, end = found.start.tolist(), found.end.tolist()
    case = [case_of(text[s:e]) for s, e in zip(start, end, strict=True)]
    joint = [False] * len(start)
    for i in range(1, len(start)):
        joint[i] = text[end[i - 1] : start[i]] in JOINTS
    starts = found.starts.tolist()
    for i, flag in enumerate(starts):
        if flag:
            joint[i] = False
    zone = _zones(article, start)
    shouted = _shouted(case, starts)
    return Reading(
        article, [word_key(w) for w in found.words], start, end, case, joint, starts, zone, shouted
    )


def case_of(surface: str) -> int:
    first = surface[0]
    if first.islower():
        return LOWER
    if first.isupper():
        return CAPITALS if len(surface) > 1 and surface.isupper() else CAPITAL
    return CASELESS if first.isalpha() else NUMBER


def _zones(article: Article, start: list[int]) -> list[str]:
    kinds = ["body"] * len(start)
    zones = iter(article.zones)
    zone = next(zones, None)
    for i, at in enumerate(start):
        while zone is not None and at >= zone.end:
            zone = next(zones, None)
        if zone is not None and at >= zone.start:
            kinds[i] = zone.kind
    return kinds


def _shouted(case: list[int], starts: list[int]) -> list[bool]:
    """Paragraphs in capitals, and long ones without any: there all count as written with a
    capital, but it proves nothing."""
    shouted = [False] * len(case)
    first = 0
    for i in range(1, len(case) + 1):
        if i == len(case) or starts[i] == 3:
            part = case[first:i]
            loud, quiet = part.count(CAPITALS), part.count(LOWER)
            if loud >= 3 and loud * 10 >= 7 * (len(part) - part.count(NUMBER)):
                shouted[first:i] = [True] * (i - first)
            elif quiet >= MUTE and quiet + part.count(NUMBER) == len(part):
                case[first:i] = [CAPITAL if kind == LOWER else kind for kind in part]
                shouted[first:i] = [True] * (i - first)
            first = i
    return shouted
