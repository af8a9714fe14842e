"""A person's name in a text: how far it reaches, and which words it cannot have."""

from __future__ import annotations

from search.enrich.lexicon import Words
from search.enrich.made import made_often
from search.enrich.names import ARTICLES
from search.enrich.reading import Reading

PARTICLES = ARTICLES | frozenset("de la da du van von der den bin ibn ben abu bint di del".split())  # noqa: SIM905 (a list would fill the page)
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
LONGEST = 5
"""Words a person's name may have, particles apart."""


@made_often
class Person:
    """Tokens `first` up to `last` name a person. `rule`: title, given, speech, told (by age or
    origin), surname or office."""

    first: int
    last: int
    name: str
    rule: str


def run(reading: Reading, token: int, words: Words) -> int:
    """The end of the capitalised words from here on, particles between them included."""
    last = token + 1 if reading.caps[token] else token + 2
    count = 1
    while last < len(reading) and count < LONGEST and reading.joint[last]:
        if reading.gaps[last] not in (" ", "-", "’", "'", "‘", " ‘", ". "):
            break
        if reading.gaps[last] == ". " and last - token != 1 and len(reading.words[last - 1]) > 1:
            break
        if reading.caps[last] and not is_never(reading.words[last], words):
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


def is_never(word: str, words: Words) -> bool:
    """Whether a word is in no name of a person, such as a weekday."""
    return word in words["never"] and word not in words["given"] and word not in words["surname"]
