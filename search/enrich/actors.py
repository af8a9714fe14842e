"""Who acts: known actors, states by their people's name, defined organisations, persons.

Rules, each with the share of right findings it had on English texts about Syria and Iraq:
authority .96, acronym .96, head noun .95, title .98, given name .93, surname .91, nation .91.
Two rules only keep evidence and show nothing, since they do not tell who is meant: "alone" ("the
Council" that is never named in full) and "unnamed" ("the Prime Minister").
"""

from __future__ import annotations

from collections.abc import Sequence

from search.enrich.acronyms import Acronym, find_acronyms
from search.enrich.coreference import named_again
from search.enrich.delegations import find_delegations
from search.enrich.layers import Found, without_overlap
from search.enrich.lexicon import Actor, Words
from search.enrich.matcher import Match
from search.enrich.organisations import Organisation, find_organisations
from search.enrich.personnames import Person
from search.enrich.persons import find_persons
from search.enrich.reading import CAPITALS, Reading
from search.enrich.shortforms import short_forms
from search.enrich.states import find_states

CONFIDENCE = {
    "authority": 0.96,
    "acronym": 0.96,
    "title": 0.95,
    "given": 0.9,
    "speech": 0.8,
    "told": 0.85,
    "surname": 0.9,
    "office": 0.75,
    "apposition": 0.8,
    "unnamed": 0.45,
    "nation": 0.91,
    "people": 0.7,
    "state": 0.75,
    "head": 0.85,
    "short": 0.85,
    "alone": 0.45,
    "delegation": 0.8,
    "source": 0.95,
}

KNOWN = "known"
"""The rule of persons that our files know, which are found already."""
DELEGATION = "delegation"
"""The rule of groups that speak for a place, which is a place all the same."""
FACILITY = "facility"
"""The rule of what is no actor, but whose name is not that of a place either."""


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
    headed = find_organisations(reading, matches, words)
    acronyms = find_acronyms(reading, matches, headed)
    found = _known(reading, matches, "SY" in home)
    defined = _defined(reading, acronyms, found)
    found = [each for each in found if _acronym_key(reading, each) not in defined]
    organised = _organised(reading, found, headed)
    persons = _persons(reading, matches, found, organised, words)
    delegations = find_delegations(reading, matches, words)
    sides = {each.side for each in delegations}
    found = [each for each in found if each.first not in sides or each.last > each.first + 1]
    layers = [
        [_person(p) for p in persons if p.rule == "office"],
        _by_acronym(reading, defined),
        found,
        _by_source(reading),
        organised,
        [
            Found(s.first, s.last, states[s.code], s.rule)
            for s in find_states(reading, matches, words)
            if s.code in states
        ],
        [_person(p) for p in persons],
    ]
    groups = [Found(d.first, d.last, Actor(d.name, "group"), DELEGATION) for d in delegations]
    return sorted([*without_overlap(layers), *groups], key=lambda each: each.first)


def _persons(
    reading: Reading,
    matches: Sequence[Match],
    known: Sequence[Found],
    organised: Sequence[Found],
    words: Words,
) -> list[Person]:
    """The persons our files do not know, and where any person is meant again.

    A word that only speaks is no person where it begins the name of an organisation: "Vorland said"
    beside "Vorland Group".
    """
    tokens = {token: match for match in matches for token in range(match.first, match.last)}
    begun = {reading.words[each.first] for each in organised}
    listed = [
        Person(each.first, each.last, each.actor.name, KNOWN)
        for each in known
        if each.actor.type == "person"
    ]
    unknown = [
        person
        for person in find_persons(reading, tokens, words)
        if person.rule != "speech" or reading.words[person.first] not in begun
    ]
    full = sorted([*unknown, *listed], key=lambda person: person.first)
    again = named_again(reading, full, matches, tokens, words)
    return [person for person in again if person.rule != KNOWN]


def _person(person: Person) -> Found:
    return Found(person.first, person.last, Actor(person.name, "person"), person.rule)


def _organised(
    reading: Reading, known: Sequence[Found], headed: Sequence[Organisation]
) -> list[Found]:
    """Organisations by their head noun, and by it alone where they are meant again."""
    full = [(o.first, o.last, o.name) for o in headed]
    full += [
        (each.first, each.last, each.actor.name) for each in known if each.actor.type != "person"
    ]
    again = short_forms(reading, sorted(full))
    types = {each.actor.name: each.actor for each in known}
    return [
        Found(
            o.first,
            o.last,
            types.get(o.name) or Actor(o.name, "organisation"),
            FACILITY if o.facility else o.rule,
        )
        for o in (*headed, *again)
    ]


def _known(reading: Reading, matches: Sequence[Match], at_home: bool) -> list[Found]:
    found: list[Found] = []
    for match in matches:
        if not match.meaning.actors:
            continue
        names = [name for name in match.actors if at_home or not name.context]
        if not names or not isinstance(names[0].refers, Actor):
            continue
        first = match.first
        if first and reading.words[first - 1] == "al" and reading.gaps[first] == "-":
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
    for token in reading.capitals if defined else ():
        word = reading.words[token]
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
        for at in reading.capitals
        if reading.words[at] == words[0] and reading.words[at : at + size] == words
    ]
