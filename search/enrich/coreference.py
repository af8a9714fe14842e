"""Persons named again: by surname alone; `offices.py` finds them by what they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from search.enrich.lexicon import Words, without_article
from search.enrich.matcher import Match
from search.enrich.names import ARTICLES
from search.enrich.offices import by_office
from search.enrich.personnames import SUFFIXES, Person
from search.enrich.reading import Reading


def surname(words: Sequence[str]) -> str:
    """The word by which a person is named again: "Aamer al-Aamer" is "aamer"."""
    kept = [word for word in words if word not in SUFFIXES]
    return kept[-1] if kept else ""


def named_again(
    reading: Reading,
    persons: Sequence[Person],
    matches: Sequence[Match],
    known: Mapping[int, Match],
    words: Words,
) -> list[Person]:
    """The persons, and where else in the article they are meant, in order. `known`: the match
    that each token belongs to."""
    called = [surname(reading.words[person.first : person.last]) for person in persons]
    names: dict[str, str] = {}
    for person, key in zip(persons, called, strict=True):
        if person.last - person.first > 1:
            names.setdefault(key, person.name)
    taken: set[int] = set()
    found: list[Person] = []
    for person, key in zip(persons, called, strict=True):
        taken.update(range(person.first, person.last))
        alone = without_article(" ".join(reading.words[person.first : person.last])) == key
        name = names.get(key, person.name) if alone else person.name
        names.setdefault(key, name)
        found.append(Person(person.first, person.last, name, person.rule))
    found += _by_surname(reading, names, taken, known)
    for person in found:
        taken.update(range(person.first, person.last))
    found += by_office(reading, found, matches, taken, words)
    return sorted(found, key=lambda person: person.first)


def _by_surname(
    reading: Reading, names: Mapping[str, str], taken: set[int], known: Mapping[int, Match]
) -> list[Person]:
    found = []
    for token in reading.capitals if names else ():
        word = reading.words[token]
        if word not in names or token in taken:
            continue
        if reading.caps[token + 1] and reading.gaps[token + 1] == " ":
            continue
        match = known.get(token)
        if match is not None and (match.actors or match.last - match.first > 1):
            continue
        article = (
            token > 0 and reading.words[token - 1] in ARTICLES and reading.gaps[token] in (" ", "-")
        )
        found.append(Person(token - article, token + 1, names[word], "surname"))
    return found
