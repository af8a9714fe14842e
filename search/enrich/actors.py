"""Who acts: known actors, states by their people's name, defined organisations, persons.

Rules, each with the share of right findings it had on English texts about Syria and Iraq:
authority .96, acronym .96, head noun .95, title .98, given name .93, coreference .91, nation .91.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.enrich.acronyms import Acronym, find_acronyms
from search.enrich.lexicon import Actor, Words
from search.enrich.matcher import Match
from search.enrich.organisations import find_organisations
from search.enrich.persons import find_persons
from search.enrich.reading import CAPITALS, Reading
from search.enrich.states import find_states

CONFIDENCE = {
    "authority": 0.96,
    "acronym": 0.96,
    "title": 0.95,
    "given": 0.9,
    "coreference": 0.9,
    "nation": 0.91,
    "people": 0.7,
    "state": 0.75,
    "head": 0.85,
    "source": 0.95,
}


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens `first` up to `last` name an actor. `skip`: letters of an Arabic particle before."""

    first: int
    last: int
    actor: Actor
    rule: str
    skip: int = 0


def find_actors(
    reading: Reading,
    matches: Sequence[Match],
    words: Words,
    states: dict[str, Actor],
    home: frozenset[str],
) -> list[Found]:
    """The actors of an article, in order, none within another.

    `states`: the actor that stands for each country. `home`: codes of the countries the article
    speaks of, which names that need context ask for.
    """
    acronyms = find_acronyms(reading, matches)
    found = _known(reading, matches, "SY" in home)
    defined = _defined(reading, acronyms, found)
    found = [each for each in found if _acronym_key(reading, each) not in defined]
    layers = [
        _by_acronym(reading, defined),
        found,
        _by_source(reading),
        [
            Found(o.first, o.last, Actor(o.name, "organisation"), "head")
            for o in find_organisations(reading, matches, words)
        ],
        [
            Found(s.first, s.last, states[s.code], s.rule)
            for s in find_states(reading, matches, words)
            if s.code in states
        ],
        [
            Found(p.first, p.last, Actor(p.name, "person"), p.rule)
            for p in find_persons(reading, matches, words)
        ],
    ]
    return _without_overlap(layers)


def _known(reading: Reading, matches: Sequence[Match], at_home: bool) -> list[Found]:
    found: list[Found] = []
    for match in matches:
        names = [name for name in match.actors if at_home or not name.context]
        if not names or not isinstance(names[0].refers, Actor):
            continue
        first = match.first
        if first and reading.words[first - 1] == "al" and reading.gap(first) == "-":
            first -= 1
        found.append(Found(first, match.last, names[0].refers, "authority", match.skip))
    return found


def _defined(
    reading: Reading, acronyms: Sequence[Acronym], found: Sequence[Found]
) -> dict[str, tuple[Actor, int]]:
    """What each acronym means in this article, and the token from which on it does."""
    known = {each.last: each.actor for each in found}
    defined: dict[str, tuple[Actor, int]] = {}
    for acronym in acronyms:
        actor = known.get(acronym.last)
        if actor is None:
            actor = Actor(reading.surface(acronym.first, acronym.last), "organisation")
        defined.setdefault(reading.words[acronym.token], (actor, acronym.token))
    return defined


def _acronym_key(reading: Reading, each: Found) -> str:
    alone = each.last - each.first == 1 and reading.case[each.first] == CAPITALS
    return reading.words[each.first] if alone else ""


def _by_acronym(reading: Reading, defined: dict[str, tuple[Actor, int]]) -> list[Found]:
    found = []
    for token, word in enumerate(reading.words):
        if word in defined and reading.case[token] == CAPITALS:
            found.append(Found(token, token + 1, defined[word][0], "acronym"))
    return found


def _by_source(reading: Reading) -> list[Found]:
    """Where the article names the one who published it, known to us or not."""
    source = reading.article.source
    if not source:
        return []
    words = source.casefold().split()
    size = len(words)
    return [
        Found(at, at + size, Actor(source, "media"), "source")
        for at in range(len(reading) - size + 1)
        if reading.words[at] == words[0]
        and reading.words[at : at + size] == words
        and reading.capital(at)
    ]


def _without_overlap(layers: Sequence[Sequence[Found]]) -> list[Found]:
    """All findings in order, the earlier layer's where two overlap, within one the longer."""
    taken: set[int] = set()
    kept: list[Found] = []
    for layer in layers:
        for each in sorted(layer, key=lambda found: (found.first - found.last, found.first)):
            span = range(each.first, each.last)
            if taken.isdisjoint(span):
                taken.update(span)
                kept.append(each)
    return sorted(kept, key=lambda found: found.first)
