"""Persons of whom the words around say that they are: who speaks, has an age, was born, is a
director."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from search.enrich.descriptions import FARTHEST, role_after
from search.enrich.lexicon import Words
from search.enrich.matcher import Match
from search.enrich.names import ARTICLES
from search.enrich.personnames import LONGEST, PARTICLES, Person, is_never, run
from search.enrich.reading import CAPITALS, Reading
from search.enrich.vocabulary import FIGURES

QUOTING = frozenset({"said", "says"})
"""The verbs of speech that may stand before who speaks."""
KNOWN_TOWN = 100_000
"""People a town must have to be taken for itself where it "says" something."""


def told_of(reading: Reading) -> set[int]:
    """Where names may begin beside words that tell of a person."""
    found: set[int] = set()
    for token in reading.where("speech verb", "biography"):
        found.update(_before(reading, token))
        if reading.words[token] in QUOTING:
            after = token + 1
            found.update(at for at in (after, after + 1) if reading.caps[at])
    for token in reading.where("title", "role"):
        for at in range(token, max(0, token - FARTHEST), -1):
            if reading.gaps[at] == ", ":
                found.update(_before(reading, at))
        if reading.gaps[token + 1] == ", " and reading.caps[token + 1]:
            found.add(token + 1)
    for token in reading.where(FIGURES):
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


def told_person(
    reading: Reading, token: int, known: Mapping[int, Match], words: Words
) -> Person | None:
    """The person of whom the words around say that it is one: who speaks, has an age, was born."""
    if reading.shouted[token] or reading.starts[token] == 3 or reading.caps[token - 1]:
        return None
    first, last = token, run(reading, token, words)
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
    if _is_described(reading, first, last, words):
        return "told"
    if reading.gaps[last] == ", ":
        if after.isdigit() and 10 <= int(after[:4]) <= 99 and len(after) == 2:
            stop = reading.end[last]
            return "told" if text[stop : stop + 1] in (",", ".", ";") else ""
        if after == "who":
            return "told"
    if after in words["biography"] and text[end : end + 2] in (" (", "("):
        return "told"
    return ""


def _is_described(reading: Reading, first: int, last: int, words: Words) -> bool:
    """Whether right after a run of words, or right before it, stands what somebody is: "Lama Nouri,
    its director", "the owner, Jamal Aziz, said"."""
    if reading.words[first - 1] in words["place preposition"]:
        return False
    if role_after(reading, last, (), words):
        return True
    before = reading.words[first - 1] in words["title"] or reading.words[first - 1] in words["role"]
    return before and reading.gaps[first] == ", " and reading.gaps[last] in (", ", ".", ". ", ".\n")


def _is_no_name(reading: Reading, token: int, match: Match | None, words: Words) -> bool:
    """Whether a word cannot be part of a person's name that nothing else vouches for."""
    word = reading.words[token]
    if any(word in words[kind] for kind in ("organisation head", "street word", "title")):
        return True
    if is_never(word, words):
        return True
    if word in words["local institution"] or word in words["nation noun"]:
        return True
    if match is None:
        return False
    if match.names:
        return True
    return any(c.place.population >= KNOWN_TOWN for c in match.places)
