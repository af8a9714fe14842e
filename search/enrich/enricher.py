"""The enricher: an article in, the same article with its places, dates and actors out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from pathlib import Path

from search.article import DATELINE, STANDFIRST, Article, Zone
from search.enrich.actors import CONFIDENCE
from search.enrich.atlas import open_atlas
from search.enrich.authority import DATA
from search.enrich.corrections import NO_OVERRIDES, Overrides
from search.enrich.date_confidence import event_tags
from search.enrich.date_hints import hints
from search.enrich.dates import date_mentions
from search.enrich.extent import beginning
from search.enrich.finding import Finder, Findings
from search.enrich.fingerprint import fingerprint
from search.enrich.homes import NOWHERE, Home, home_of, names_of
from search.enrich.known import Known, actor_entity
from search.enrich.layers import Found
from search.enrich.lexicon import Actor, Words
from search.enrich.matcher import Matcher
from search.enrich.overrides import overrule
from search.enrich.place import Place
from search.enrich.places import Located, find_places
from search.enrich.provinces import with_provinces
from search.enrich.reading import Reading
from search.enrich.roles import actor_role
from search.enrich.uncollected import uncollected
from search.enrich.vocabulary import CALENDAR, Vocabulary
from search.evidence import Enriched, Entity, Mention, Tag

_STANDS = itemgetter(0, 1, 2)
"""Start, end and facet of a mention."""
TOGETHER = 300_000
"""Characters of articles that are enriched side by side, about, so that memory stays small."""


@dataclass(frozen=True)
class Enricher:
    """What enrichment needs, open. Safe for threads."""

    finder: Finder
    known: Known
    overrides: Overrides

    @cached_property
    def fingerprint(self) -> str:
        """Changes whenever the same article could come out otherwise."""
        return fingerprint(self.overrides)

    def enrich(self, article: Article, home: Home = NOWHERE) -> Enriched:
        """All that is known of an article's places, dates and actors, with the evidence.

        `home`: where its source is at home, which tells namesakes apart.
        """
        return self.enrich_all([article], [home])[0]

    def enrich_all(self, articles: Sequence[Article], homes: Sequence[Home]) -> list[Enriched]:
        """Several articles as `enrich` does each, which takes a third less time for all of them."""
        enriched: list[Enriched] = []
        with uncollected():
            for first, last in _groups(articles):
                enriched += self._enrich(articles[first:last], homes[first:last])
        return enriched

    def _enrich(self, articles: Sequence[Article], homes: Sequence[Home]) -> list[Enriched]:
        seen = [beginning(article) for article in articles]
        columns, every = self.finder.find(seen, homes)
        located = [
            self._places(findings, home) for findings, home in zip(every, homes, strict=True)
        ]
        hints = [_date_hints(findings.reading) for findings in every]
        dates = date_mentions(seen, hints, columns.texts)
        return [self._enriched(*each) for each in zip(articles, every, located, dates, strict=True)]

    def _places(self, findings: Findings, home: Home) -> list[Located]:
        reading = findings.reading
        places = find_places(reading, findings.matches, findings.spots, home)
        return with_provinces(reading, places, self.finder.atlas.book, self.finder.words)

    def _enriched(
        self,
        article: Article,
        findings: Findings,
        places: Sequence[Located],
        dates: Sequence[Mention],
    ) -> Enriched:
        reading, words = findings.reading, self.finder.words
        found = sorted(
            [
                *(_place_mention(reading, located) for located in places),
                *(_actor_mention(reading, actor, words) for actor in findings.actors),
                *dates,
            ],
            key=_STANDS,
        )
        mentions = overrule(reading, found, self.overrides, words)
        tags = (*_tags(article, mentions), *event_tags(m for m in mentions if m.facet == "date"))
        actors = [each.actor for each in findings.actors]
        entities = self._entities([each.place for each in places], actors)
        if self.overrides.lines:
            entities = self.known.corrected(entities, mentions)
        return Enriched(article, tags, tuple(mentions), entities, self.fingerprint)

    def names(self, article: Article) -> frozenset[str]:
        """The names in an article that may tell where its source is at home."""
        _, (findings,) = self.finder.find([beginning(article)], [NOWHERE])
        return names_of(findings.spots)

    def home(self, names: Mapping[str, int]) -> Home:
        """The home of a source that used each of these names in so many articles."""
        return home_of(names, self.finder.places)

    def _entities(self, places: Iterable[Place], actors: Iterable[Actor]) -> tuple[Entity, ...]:
        found: dict[tuple[str, str], Entity] = {}
        for place in {place.value: place for place in places}.values():
            for entity in self.finder.atlas.entities(place):
                found.setdefault(("place", entity.value), entity)
        for actor in actors:
            if ("actor", actor.name) not in found:
                found["actor", actor.name] = actor_entity(actor)
        return tuple(found.values())


def open_enricher(cache: Path, overrides: Overrides = NO_OVERRIDES, data: Path = DATA) -> Enricher:
    """Open the gazetteer and the names of the authority files, baked in `cache` at first use.

    `overrides` are an editor's lines. AuthorityError names file and line of each malformed one.
    """
    atlas = open_atlas(cache, data)
    known = Known(atlas, overrides)
    known.check()
    book = atlas.book
    vocabulary = Vocabulary(book.words, book.reaches, atlas.gazetteer.reaches)
    return Enricher(
        Finder(atlas, book.words, vocabulary, Matcher(atlas, vocabulary.article)), known, overrides
    )


def _groups(articles: Sequence[Article]) -> Iterator[tuple[int, int]]:
    """Ranges of articles that together have about `TOGETHER` characters."""
    first, characters = 0, 0
    for number, article in enumerate(articles):
        if characters and characters + len(article.text) > TOGETHER:
            yield first, number
            first, characters = number, 0
        characters += len(article.text)
    if first < len(articles):
        yield first, len(articles)


def _date_hints(reading: Reading) -> list[int]:
    """Where an article may name dates: all its zones, those without names in them too."""
    found = [reading.start[token] for token in reading.where(CALENDAR)]
    for zone in reading.article.zones:
        if zone.kind == DATELINE:
            found += hints(reading.article.text, zone.start, zone.end)
    return sorted(found)


def _place_mention(reading: Reading, each: Located) -> Mention:
    start, end = _span(reading, each.first, each.last, each.skip, each.dotted)
    return Mention(start, end, "place", each.place.value, each.role, each.rule, each.confidence)


def _actor_mention(reading: Reading, each: Found, words: Words) -> Mention:
    start, end = _span(reading, each.first, each.last, each.skip)
    role = actor_role(reading, each.first, each.last, each.actor, words)
    return Mention(start, end, "actor", each.actor.name, role, each.rule, CONFIDENCE[each.rule])


def _span(
    reading: Reading, first: int, last: int, skip: int, dotted: bool = False
) -> tuple[int, int]:
    """Code points of tokens; a dot that ends an abbreviation belongs to it ("U.S.")."""
    text, end = reading.article.text, reading.end[last - 1]
    if text.startswith(".", end) and (dotted or "." in text[reading.start[last - 1] : end]):
        end += 1
    return reading.start[first] + skip, end


def _within(mention: Mention, zones: Sequence[Zone]) -> bool:
    return any(zone.start <= mention.start < zone.end for zone in zones)


def _tags(article: Article, mentions: Sequence[Mention]) -> list[Tag]:
    """One tag for each value: its roles, and a noisy-or over its distinct rules.

    The standfirst repeats the lead, so its mentions count only for values found nowhere else.
    """
    repeats = [zone for zone in article.zones if zone.kind == STANDFIRST]
    grouped: dict[tuple[str, str], list[Mention]] = {}
    for mention in mentions:
        if mention.facet != "date":
            grouped.setdefault((mention.facet, mention.value), []).append(mention)
    tags = []
    for (facet, value), group in grouped.items():
        if len(group) == 1:
            (only,) = group
            tags.append(Tag(facet, value, (only.role,), round(1.0 - (1.0 - only.confidence), 4)))
            continue
        held = [m for m in group if m.confidence] or group  # an editor refused the others
        own = [m for m in held if not _within(m, repeats)] or held if repeats else held
        rules: dict[str, float] = {}
        for mention in own:
            if mention.confidence >= rules.get(mention.rule, 0.0):
                rules[mention.rule] = mention.confidence
        doubt = 1.0
        for confidence in rules.values():
            doubt *= 1.0 - confidence
        roles = tuple(dict.fromkeys(mention.role for mention in own))
        tags.append(Tag(facet, value, roles, round(1.0 - doubt, 4)))
    return tags
