"""What stands in an article before its namesakes are told apart: actors, and spots for places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.article import DATELINE, Article, Zone
from search.enrich.actors import DELEGATION, FACILITY, find_actors
from search.enrich.atlas import Atlas
from search.enrich.counties import with_counties
from search.enrich.homes import NOWHERE, Home
from search.enrich.layers import TRIMMED, Found
from search.enrich.lexicon import Words
from search.enrich.matcher import Match, Matcher
from search.enrich.place import Candidate
from search.enrich.reading import Reading, read
from search.enrich.shouting import without_words
from search.enrich.spots import Spot, find_spots
from search.enrich.transliterations import find_respelled
from search.enrich.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
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

    def find(self, article: Article, at: Home = NOWHERE) -> Findings:
        """Actors first: a place inside the name of an actor is no place. `at`: where the source
        of the article is at home, which it speaks of without saying so."""
        reading = read(article, _spoken(article), self.vocabulary)
        matches = self.matcher.find(reading)
        matches = without_words(reading, matches, self.words)
        home = spoken_of(matches) | at.spoken
        matches = find_respelled(reading, matches, self.atlas.book, self.words, home)
        matches = with_counties(reading, matches, self.atlas.book)
        actors = find_actors(reading, matches, self.words, self.atlas.book.states, home)
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
