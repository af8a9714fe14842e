"""More articles than there are: drawn from a corpus, with new words as Heaps' law has them.

Heaps' law: a collection of n articles has about k * n**b distinct words. b is fitted to the first
half of the corpus and the whole; past the corpus' own size each drawn article brings as many words
never seen before as the curve rises by. A new word is an old one with letters added, so that
prefixes find more words in a larger collection, as they do in life.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from search.article import BODY, Article, Zone

from .asks import WORD
from .corpus import Story, stories


class Drawn:
    """An endless collection, the same for the same corpus: article by number."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self._stories = stories
        half, whole = (_words(stories[:end]) for end in (len(stories) // 2, len(stories)))
        self.exponent = math.log2(max(whole, half + 1) / max(half, 1))
        self._words = whole

    def stories(self, first: int, last: int) -> Iterator[Story]:
        """The articles numbered `first` to `last`, exclusive."""
        for number in range(first, last):
            yield self._story(number)

    def vocabulary(self, articles: int) -> int:
        """Distinct words that so many articles have by Heaps' law."""
        return int(self._words * (articles / len(self._stories)) ** self.exponent)

    def _story(self, number: int) -> Story:
        draw = random.Random(number)
        story = draw.choice(self._stories)
        drawn, facets = story.article, story.facets
        text, zones = drawn.text, drawn.zones
        if number >= len(self._stories) and (added := self._new_words(number, drawn, draw)):
            zones = (*zones, Zone(BODY, len(text) + 1, len(text) + 1 + len(added)))
            text = f"{text}\n{added}"
        article = replace(drawn, id=f"drawn-{number}", text=text, zones=zones, url=None)
        return Story(article, facets)

    def _new_words(self, number: int, article: Article, draw: random.Random) -> str:
        """The words with which this article makes the vocabulary what the law says."""
        numbers = range(self.vocabulary(number), self.vocabulary(number + 1))
        old = WORD.findall(article.text) or ["word"]
        return " ".join(draw.choice(old).lower() + _letters(each) for each in numbers)


def collection(path: Path, articles: int | None) -> list[Story]:
    """The first articles of a file, all of them, or more than it has: then all are drawn."""
    found = stories(path, articles)
    if articles is None or len(found) == articles:
        return found
    return list(Drawn(found).stories(0, articles))


def _letters(number: int) -> str:
    """A number in letters, between two that mark it as invented."""
    written = ""
    while number:
        number, rest = divmod(number, 26)
        written = chr(ord("a") + rest) + written
    return f"q{written}x"


def _words(stories: Sequence[Story]) -> int:
    return len({word.lower() for each in stories for word in WORD.findall(each.article.text)})
