"""Persons in running text: by title, first name, what they say, age or who they are.

Surnames and titles that stand alone afterwards are in `coreference.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from search.enrich.lexicon import Words
from search.enrich.matcher import Match
from search.enrich.names import ARTICLES
from search.enrich.reading import CAPITAL, CAPITALS, NUMBER, Reading

PARTICLES = ARTICLES | frozenset("de la da du van von der den bin ibn ben abu bint di del".split())  # noqa: SIM905 (a list would fill the page)
STAYING = frozenset({"in", "at", "near", "outside", "around"})
"""After these a first name begins a place: "near Abu Hasan"."""
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
QUOTING = frozenset({"said", "says"})
"""The verbs of speech that may stand before who speaks."""
LONGEST = 5
"""Words a person's name may have, particles apart."""
KNOWN_TOWN = 100_000
"""People a town must have to be taken for itself where it "says" something."""


@dataclass(frozen=True, slots=True)
class Person:
    """Tokens `first` up to `last` name a person. `rule`: title, given, speech, told (by age or
    origin), surname or office."""

    first: int
    last: int
    name: str
    rule: str


def find_persons(reading: Reading, matches: Sequence[Match], words: Words) -> list[Person]:
    """The persons an article names in full, in order, none within another."""
    known = {token: match for match in matches for token in range(match.first, match.last)}
    persons: list[Person] = []
    named = {*reading.where("given"), *(token + 1 for token in reading.where("title"))}
    told = _told_of(reading)
    free = 0
    for token in sorted(named | told):
        if token < free:
            continue
        person = _person(reading, token, known, words) if token in named else None
        if person is None and token in told:
            person = _told(reading, token, known, words)
        if person is not None:
            persons.append(person)
            free = person.last
    return persons


def _told_of(reading: Reading) -> set[int]:
    """Where names may begin beside words that tell of a person."""
    found: set[int] = set()
    for token in reading.where("speech verb", "biography"):
        found.update(_before(reading, token))
        if reading.words[token] in QUOTING:
            after = token + 1
            found.update(at for at in (after, after + 1) if reading.caps[at])
    for token in np.flatnonzero(reading.cases == NUMBER).tolist():
        if reading.gaps[token] == ", " and len(reading.words[token]) == 2:
            found.update(_before(reading, token))
    return found


def _before(reading: Reading, token: int) -> Iterator[int]:
    """The words with a capital, and none before them, of a name that may end before a token."""
    at = token - 1
    while at >= 0 and token - at <= 2 * LONGEST:
        if reading.caps[at]:
            if not reading.caps[at - 1]:
                yield at
        elif reading.words[at] not in PARTICLES:
            return
        at -= 1


def _person(
    reading: Reading, token: int, known: Mapping[int, Match], words: Words
) -> Person | None:
    """The person whose name starts at this token, with a title before it or a first name."""
    if reading.shouted[token] or not _starts_name(reading, token):
        return None
    after_title = (
        reading.words[token - 1] in words["title"]
        and reading.gaps[token] in (" ", ". ")
        and not reading.starts[token]
    )
    given = reading.words[token] in words["given"]
    match = known.get(token)
    if given and not after_title and reading.words[token - 1] in STAYING:
        return None
    if not (after_title or given) or (match is not None and _is_other(match, given)):
        return None
    last = _run(reading, token, words)
    capitals = sum(reading.caps[i] for i in range(token, last))
    if capitals < 2 and not (after_title and reading.caps[token - 1]):
        return None
    if reading.words[last - 1] in words["organisation head"] or (
        reading.words[last - 1] in words["street word"]
    ):
        return None
    if not given and capitals > 1 and match is not None and match.last >= last:
        return None
    return Person(token, last, reading.surface(token, last), "title" if after_title else "given")


def _told(reading: Reading, token: int, known: Mapping[int, Match], words: Words) -> Person | None:
    """The person of whom the words around say that it is one: who speaks, has an age, was born."""
    if reading.shouted[token] or reading.starts[token] == 3 or reading.caps[token - 1]:
        return None
    first, last = token, _run(reading, token, words)
    if reading.words[token - 1] in ARTICLES and reading.gaps[token] == "-":
        first = token - 1
    rule = _evidence(reading, first, last, words)
    if not rule or (last - token == 1 and (rule != "speech" or reading.starts[token])):
        return None
    if any(_is_no_name(reading, i, known.get(i), words) for i in range(token, last)):
        return None
    if reading.starts[token] and reading.words[token] in words["opener"]:
        return None
    if reading.case[token] == CAPITALS and reading.end[token] - reading.start[token] > 1:
        return None
    return Person(first, last, reading.surface(first, last), rule)


def _evidence(reading: Reading, first: int, last: int, words: Words) -> str:
    """What says that a run of capitalised words is a person."""
    text, end = reading.article.text, reading.end[last - 1]
    after = reading.words[last]
    if reading.gaps[last] == " " and after in words["speech verb"]:
        return "speech"
    if reading.words[first - 1] in QUOTING and reading.gaps[first] == " ":
        return "speech" if text[end : end + 1] in (",", ".", ";", ":", "”", '"') else ""
    if reading.gaps[last] == ", ":
        if after.isdigit() and 10 <= int(after[:4]) <= 99 and len(after) == 2:
            stop = reading.end[last]
            return "told" if text[stop : stop + 1] in (",", ".", ";") else ""
        if after == "who":
            return "told"
    if after in words["biography"] and text[end : end + 2] in (" (", "("):
        return "told"
    return ""


def _is_no_name(reading: Reading, token: int, match: Match | None, words: Words) -> bool:
    """Whether a word cannot be part of a person's name that nothing else vouches for."""
    word = reading.words[token]
    if any(word in words[kind] for kind in ("organisation head", "street word", "never", "title")):
        return True
    if word in words["local institution"] or word in words["nation noun"]:
        return True
    if match is None:
        return False
    if match.names:
        return True
    return any(c.place.population >= KNOWN_TOWN for c in match.places)


def _is_other(match: Match, given: bool) -> bool:
    """Whether a match is no unknown person: somebody known, a people, or (unless it is a first
    name too) a country or division."""
    several = match.names and match.last - match.first > 1
    if match.actors or match.nation or several:
        return True
    return not given and any(c.place.type in ("country", "division") for c in match.places)


def _starts_name(reading: Reading, token: int) -> bool:
    if reading.caps[token]:
        return True
    return (
        reading.words[token] in ARTICLES
        and token + 1 < len(reading)
        and bool(reading.joint[token + 1])
        and reading.caps[token + 1]
    )


def _run(reading: Reading, token: int, words: Words) -> int:
    """The end of the capitalised words from here on, particles between them included."""
    last = token + 1 if reading.caps[token] else token + 2
    count = 1
    while last < len(reading) and count < LONGEST and reading.joint[last]:
        if reading.gaps[last] not in (" ", "-", "’", "'", "‘", " ‘", ". "):
            break
        if reading.gaps[last] == ". " and last - token != 1 and len(reading.words[last - 1]) > 1:
            break
        if reading.case[last] in (CAPITAL, CAPITALS) and reading.words[last] not in words["never"]:
            last += 1
            count += 1
        elif (
            reading.words[last] in PARTICLES
            and last + 1 < len(reading)
            and reading.joint[last + 1]
            and reading.caps[last + 1]
        ):
            last += 2
            count += 1
        else:
            break
    return last
