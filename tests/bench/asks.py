"""The queries of a comparison: classes of one shape each, drawn from the articles.

A word of a query is drawn from a text by chance, so that a frequent one comes up more often; its
class says in what share of the articles it must be. Each class comes without and with a filter,
a place of the very article that the words are from.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from search.facet import ancestors

from .corpus import Story

Shape = Literal["all", "any", "phrase", "prefix"]
WORD = re.compile(r"(?<![\w'’.-])[A-Za-z]{3,20}(?![\w'’.-])")
RUN = re.compile(r"(?<![\w'’.-])[A-Za-z]{2,20}(?:[ \n][A-Za-z]{2,20}){3}(?![\w'’.-])")
RARE, MIDDLE, COMMON, USUAL = (1e-4, 1e-3), (2e-3, 2e-2), (0.05, 0.6), (5e-3, 0.2)
"""Shares of the articles a word is in: from, to."""
TRIES = 1_000
FILTERED = ", in a place"


@dataclass(frozen=True, slots=True)
class Ask:
    """A query for every engine: `words` in lower case, and the place an article must carry."""

    kind: str
    shape: Shape
    words: tuple[str, ...]
    place: str | None = None


class Drawer:
    """Draws queries of every class from articles; the same ones for the same seed."""

    def __init__(self, stories: Sequence[Story], seed: int = 1) -> None:
        self._stories = stories
        self._draw = random.Random(seed)
        self._spread = Counter(word for each in stories for word in set(_words(each)))
        self._drawn: set[Ask] = set()
        self._classes: dict[str, Callable[[str], Ask]] = {
            "word, rare": lambda kind: self._ask(kind, "all", 1, RARE),
            "word, middle": lambda kind: self._ask(kind, "all", 1, MIDDLE),
            "word, common": lambda kind: self._ask(kind, "all", 1, COMMON),
            "OR of 2": lambda kind: self._ask(kind, "any", 2, USUAL),
            "OR of 4": lambda kind: self._ask(kind, "any", 4, USUAL),
            "AND of 2": lambda kind: self._ask(kind, "all", 2, USUAL),
            "phrase": self._phrase,
            "prefix": self._prefix,
        }

    def asks(self, each: int, filtered: bool = True) -> list[Ask]:
        """`each` queries of every class, shuffled, none of them drawn before."""
        drawn = [
            self._new(make, kind + suffix)
            for kind, make in self._classes.items()
            for suffix in (("", FILTERED) if filtered else ("",))
            for _ in range(each)
        ]
        self._draw.shuffle(drawn)
        return drawn

    def _new(self, make: Callable[[str], Ask], kind: str) -> Ask:
        for _ in range(TRIES):
            ask = make(kind)
            if ask not in self._drawn:
                self._drawn.add(ask)
                return ask
        raise ValueError(f"the articles have too few queries of the class {kind!r}; take more")

    def _ask(self, kind: str, shape: Shape, count: int, share: tuple[float, float]) -> Ask:
        low, high = (bound * len(self._stories) for bound in share)
        for _ in range(TRIES):
            story = self._draw.choice(self._stories)
            least, most = max(low, 1), max(high, 2)
            fit = {word for word in _words(story) if least <= self._spread[word] <= most}
            if len(fit) >= count:
                words = tuple(self._draw.sample(sorted(fit), count))
                return Ask(kind, shape, words, self._place(kind, story))
        raise ValueError(f"no article has {count} words for the class {kind!r}; take more articles")

    def _phrase(self, kind: str) -> Ask:
        """Two or three words that follow one another, of whatever frequency."""
        for _ in range(TRIES):
            story = self._draw.choice(self._stories)
            runs = RUN.findall(story.body)
            if runs:
                words = self._draw.choice(runs).lower().split()
                first, count = self._draw.randrange(2), self._draw.choice((2, 3))
                place = self._place(kind, story)
                return Ask(kind, "phrase", tuple(words[first : first + count]), place)
        raise ValueError("no article has four plain words in a row")

    def _prefix(self, kind: str) -> Ask:
        """The first three to five letters of a word."""
        ask = self._ask(kind, "prefix", 1, (0, 1))
        return Ask(kind, "prefix", (ask.words[0][: self._draw.randint(3, 5)],), ask.place)

    def _place(self, kind: str, story: Story) -> str | None:
        if not kind.endswith(FILTERED):
            return None
        return self._draw.choice(ancestors(self._draw.choice(story.facets.places)))


def _words(story: Story) -> list[str]:
    return [word.lower() for word in WORD.findall(story.article.text)]
