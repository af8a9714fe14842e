"""Persons in running text: by title, first name, what they say, age or who they are.

Surnames and titles that stand alone afterwards are in `coreference.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

from search.enrich.lexicon import Words
from search.enrich.matcher import Match
from search.enrich.names import ARTICLES
from search.enrich.personnames import Person, run
from search.enrich.reading import Reading
from search.enrich.told import told_of, told_person

LOOSE = frozenset({"al", "el"})
"""The articles that also stand without a hyphen: "al Assad", where "at" is a preposition."""
STAYING = frozenset({"in", "at", "near", "outside", "around"})
"""After these a first name begins a place: "near Abu Hasan"."""


def find_persons(reading: Reading, known: Mapping[int, Match], words: Words) -> list[Person]:
    """The persons an article names in full, in order, none within another. `known`: the match
    that each token belongs to."""
    persons: list[Person] = []
    named = set(reading.where("given"))
    for token in reading.where("title"):
        one, two, three = reading.words[token : token + 3]
        named.add(token + 1)
        if f"{one} {two}" in words["title"]:
            named.add(token + 2)
        if f"{one} {two} {three}" in words["title"]:
            named.add(token + 3)
    beside = told_of(reading)
    free = 0
    for token in sorted(named | beside):
        if token < free:
            continue
        person = _person(reading, token, known, words) if token in named else None
        if person is None and token in beside:
            person = told_person(reading, token, known, words)
        if person is not None:
            persons.append(person)
            free = person.last
    return persons


def _person(
    reading: Reading, token: int, known: Mapping[int, Match], words: Words
) -> Person | None:
    """The person whose name starts at this token, with a title before it or a first name."""
    if reading.shouted[token] or not _starts_name(reading, token):
        return None
    titles = words["title"]
    after_title = (
        reading.gaps[token] in (" ", ". ")
        and not reading.starts[token]
        and any(_phrase(reading, token - size, size) in titles for size in (1, 2, 3))
    )
    given = reading.words[token] in words["given"]
    match = known.get(token)
    if given and not after_title and reading.words[token - 1] in STAYING:
        return None
    if not given:
        titled = reading.words[token] in titles or _phrase(reading, token - 1, 2) in titles
        if not after_title or (titled and reading.caps[token + 1]):
            return None
    last = run(reading, token, words)
    if (
        match is not None
        and _is_other(match, given)
        and not (after_title and _is_part(match, last))
    ):
        return None
    capitals = sum(reading.caps[i] for i in range(token, last))
    if capitals < 2 and not (after_title and reading.caps[token - 1]):
        return None
    ending = reading.words[last - 1]
    if ending in words["organisation head"] or ending in words["street word"]:
        return None
    if not given and not words["office end"].isdisjoint(reading.words[token:last]):
        return None  # "Chief Financial Officer", whose holder is named behind it
    if not given and all(_is_of_office(reading.words[i], words) for i in range(token, last)):
        return None
    if not given and capitals > 1 and match is not None and match.last >= last:
        return None
    return Person(token, last, reading.surface(token, last), "title" if after_title else "given")


def _is_other(match: Match, given: bool) -> bool:
    """Whether a match is no unknown person: somebody known, a people, or (unless it is a first
    name too) a country or division."""
    several = match.names and match.last - match.first > 1
    if match.actors or match.nation or several:
        return True
    return not given and any(c.place.type in ("country", "division") for c in match.places)


def _is_of_office(word: str, words: Words) -> bool:
    """Whether a word is a title or stands in one: "Prime" in "Deputy Prime Minister"."""
    return word in words["title"] or word in words["office word"]


def _is_part(match: Match, last: int) -> bool:
    """Whether a match is a village or town whose name goes on as a person's: "Abu Omar al-Din"."""
    towns = all(c.place.type == "settlement" for c in match.places)
    return bool(match.places) and towns and not match.actors and match.last < last


def _phrase(reading: Reading, token: int, size: int) -> str:
    return " ".join(reading.words[max(0, token) : max(0, token + size)])


def _starts_name(reading: Reading, token: int) -> bool:
    if reading.caps[token]:
        return True
    if reading.words[token] not in ARTICLES or token + 1 >= len(reading):
        return False
    loose = reading.words[token] in LOOSE and reading.joint[token + 1]
    return bool(loose or reading.gaps[token + 1] == "-") and reading.caps[token + 1]
