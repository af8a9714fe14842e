"""Organisations by the last word of their names: "Homs Revolutionaries Council"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.enrich.lexicon import Words
from search.enrich.matcher import Match
from search.enrich.reading import Reading

INNER = frozenset("of for and the al".split())  # noqa: SIM905 (a list would fill the page)
LONGEST = 8


@dataclass(frozen=True, slots=True)
class Organisation:
    """Tokens `first` up to `last` name an organisation."""

    first: int
    last: int
    name: str


def find_organisations(
    reading: Reading, matches: Sequence[Match], words: Words
) -> list[Organisation]:
    """Runs of capitalised words that end in a head noun, in order."""
    actors = {i for match in matches if match.actors for i in range(match.first, match.last)}
    found: list[Organisation] = []
    heads, never = words["organisation head"], words["title"]
    floor = 0
    for token, word in enumerate(reading.words):
        if word not in heads or not reading.capital(token) or reading.shouted[token]:
            continue
        first = token
        while first > floor and token - first < LONGEST and reading.joint[first]:
            before = first - 1
            inner = (
                reading.words[before] in INNER and before > floor and reading.capital(before - 1)
            )
            if before in actors or not (
                reading.capital(before) or (inner and reading.joint[before])
            ):
                break
            if reading.gap(first) not in (" ", "-", " & ", "'s ", "’s "):
                break
            first = before
        while first < token and (
            not reading.capital(first) or reading.words[first] in never | {"the"}
        ):
            first += 1
        if token - first >= 1:
            found.append(Organisation(first, token + 1, reading.surface(first, token + 1)))
            floor = token + 1
    return found
