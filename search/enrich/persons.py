"""Persons in running text: after a title or with a first name, and their surnames afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.enrich.lexicon import Words, without_article
from search.enrich.matcher import Match
from search.enrich.names import ARTICLES
from search.enrich.reading import CAPITAL, CAPITALS, Reading

PARTICLES = ARTICLES | frozenset("de la da du van von der den bin ibn ben abu bint di del".split())  # noqa: SIM905 (a list would fill the page)
STAYING = frozenset({"in", "at", "near", "outside", "around"})
"""After these a first name begins a place: "near Abu Hasan"."""
LONGEST = 5
"""Words a person's name may have, particles apart."""


@dataclass(frozen=True, slots=True)
class Person:
    """Tokens `first` up to `last` name a person. `rule`: title, given or coreference."""

    first: int
    last: int
    name: str
    rule: str


def find_persons(reading: Reading, matches: Sequence[Match], words: Words) -> list[Person]:
    """The persons an article names, in order, none within another."""
    known = {token: match for match in matches for token in range(match.first, match.last)}
    persons: list[Person] = []
    titles, given = words["title"], words["given"]
    before, free = "", 0
    for token, word in enumerate(reading.words):
        if token >= free and (word in given or before in titles):
            person = _person(reading, token, known, words)
            if person is not None:
                persons.append(person)
                free = person.last
        before = word
    return _with_surnames(reading, persons, known)


def _person(reading: Reading, token: int, known: dict[int, Match], words: Words) -> Person | None:
    """The person whose name starts at this token."""
    if reading.shouted[token] or not _starts_name(reading, token):
        return None
    after_title = (
        reading.word(token - 1) in words["title"]
        and reading.gap(token) in (" ", ". ")
        and not reading.starts[token]
    )
    given = reading.words[token] in words["given"]
    match = known.get(token)
    if given and not after_title and reading.word(token - 1) in STAYING:
        return None
    if not (after_title or given) or (match is not None and _is_other(match, given)):
        return None
    last = _run(reading, token, words)
    capitals = sum(reading.capital(i) for i in range(token, last))
    if capitals < 2 and not (after_title and reading.capital(token - 1)):
        return None
    if reading.words[last - 1] in words["organisation head"] or (
        reading.words[last - 1] in words["street word"]
    ):
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


def _starts_name(reading: Reading, token: int) -> bool:
    if reading.capital(token):
        return True
    return (
        reading.words[token] in ARTICLES
        and token + 1 < len(reading)
        and reading.joint[token + 1]
        and reading.capital(token + 1)
    )


def _run(reading: Reading, token: int, words: Words) -> int:
    """The end of the capitalised words from here on, particles between them included."""
    last = token + 1 if reading.capital(token) else token + 2
    count = 1
    while last < len(reading) and count < LONGEST and reading.joint[last]:
        if reading.gap(last) not in (" ", "-", "’", "'", "‘", " ‘", ". "):
            break
        if reading.gap(last) == ". " and last - token != 1 and len(reading.words[last - 1]) > 1:
            break
        if reading.case[last] in (CAPITAL, CAPITALS) and reading.words[last] not in words["never"]:
            last += 1
            count += 1
        elif (
            reading.words[last] in PARTICLES
            and last + 1 < len(reading)
            and reading.joint[last + 1]
            and reading.capital(last + 1)
        ):
            last += 2
            count += 1
        else:
            break
    return last


def surname(name_words: Sequence[str]) -> str:
    """The word by which a person is named again: "Aamer al-Aamer" is "aamer"."""
    return name_words[-1] if name_words else ""


def _with_surnames(
    reading: Reading, persons: list[Person], known: dict[int, Match]
) -> list[Person]:
    """Add later mentions by surname alone, article or not, to the persons found."""
    names: dict[str, str] = {}
    taken: set[int] = set()
    full = [p for p in persons if p.last - p.first > 1]
    for person in full:
        names.setdefault(surname(reading.words[person.first : person.last]), person.name)
    found: list[Person] = []
    for person in persons:
        taken.update(range(person.first, person.last))
        key = surname(reading.words[person.first : person.last])
        alone = without_article(" ".join(reading.words[person.first : person.last])) == key
        name = names.get(key, person.name) if alone else person.name
        found.append(Person(person.first, person.last, name, person.rule))
    for token, word in enumerate(reading.words):
        if token in taken or word not in names or not reading.capital(token):
            continue
        if reading.capital(token + 1) and reading.gap(token + 1) == " ":
            continue
        match = known.get(token)
        if match is not None and (match.actors or match.last - match.first > 1):
            continue
        article = (
            token > 0 and reading.words[token - 1] in ARTICLES and reading.gap(token) in (" ", "-")
        )
        found.append(Person(token - article, token + 1, names[word], "coreference"))
    return sorted(found, key=lambda person: person.first)
