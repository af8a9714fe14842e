"""What stands in an article before its namesakes are told apart: actors, and spots for places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.article import DATELINE, Article, Zone
from search.enrich.actors import DELEGATION, FACILITY, find_actors
from search.enrich.atlas import Atlas
from search.enrich.counties import with_counties
from search.enrich.homes import Home
from search.enrich.layers import TRIMMED, Found
from search.enrich.lexicon import Words
from search.enrich.made import made_often
from search.enrich.matcher import Match, Matcher
from search.enrich.place import Candidate
from search.enrich.reading import Reading
from search.enrich.readings import Columns, read
from search.enrich.shouting import without_words
from search.enrich.spots import Spot, find_spots
from search.enrich.transliterations import find_respelled
from search.enrich.vocabulary import Vocabulary


@made_often
class Findings:
    """One article as read, the names in it, the actors, and where places may be named."""

    reading: Reading
    matches: list[Match]
    actors: list[Found]
    spots: list[Spot]


@dataclass(frozen=True, slots=True)
class Finder:
    """All that finding needs."""

    atlas: Atlas
    words: Words
    vocabulary: Vocabulary
    matcher: Matcher

    def find(
        self, articles: Sequence[Article], homes: Sequence[Home]
    ) -> tuple[Columns, list[Findings]]:
        """Actors first: a place inside the name of an actor is no place. `homes`: where the source
        of each article is at home, which it speaks of without saying so.

        All articles take one step after the other together: what a step needs is then at hand.
        """
        columns, readings = read(articles, [_spoken(each) for each in articles], self.vocabulary)
        matched = [
            self._told(reading, matches, home)
            for reading, matches, home in zip(
                readings, self.matcher.find(columns, readings), homes, strict=True
            )
        ]
        states = self.atlas.book.states
        acting = [
            find_actors(reading, matches, self.words, states, spoken)
            for reading, (matches, spoken) in zip(readings, matched, strict=True)
        ]
        each = [
            self._findings(reading, *told, actors)
            for reading, told, actors in zip(readings, matched, acting, strict=True)
        ]
        return columns, each

    def _told(
        self, reading: Reading, matches: list[Match], at: Home
    ) -> tuple[list[Match], frozenset[str]]:
        """The names that stand, and the countries the article speaks of."""
        matches = without_words(reading, matches, self.words)
        home = spoken_of(matches) | at.spoken
        matches = find_respelled(reading, matches, self.atlas.book, self.words, home)
        return with_counties(reading, matches, self.atlas.book), home

    def _findings(
        self, reading: Reading, matches: list[Match], home: frozenset[str], actors: list[Found]
    ) -> Findings:
        acting = {i for f in actors if f.rule == "state" for i in range(f.first, f.last)}
        whole = [each for each in actors if each.rule != DELEGATION and each.rule not in TRIMMED]
        taken = {i for f in whole for i in range(f.first, f.last)} - acting
        spots = find_spots(reading, matches, taken, acting, self.words, home)
        actors = [each for each in actors if each.rule != FACILITY]
        return Findings(reading, matches, actors, spots)

    def places(self, name: str) -> tuple[Candidate, ...]:
        """All places a name may mean, wherever it stands."""
        return self.matcher.means(name).places


def _spoken(article: Article) -> list[Zone]:
    """The zones that speak: all but the line that carries the date of publication."""
    return [zone for zone in article.zones if zone.kind != DATELINE]


def spoken_of(matches: Sequence[Match]) -> frozenset[str]:
    """The countries an article surely speaks of: named, by their people, or by one of our own
    places that has no namesake abroad."""
    return frozenset(code for match in matches for code in match.meaning.spoken)
