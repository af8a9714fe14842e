"""Counties named together: "Cooke, Grayson and Collin counties" are counties, each of them."""

from __future__ import annotations

from collections.abc import Sequence

from search.enrich.lexicon import Lexicon
from search.enrich.matcher import Match, meaning
from search.enrich.reading import Reading

PLURALS = {"counties": "county", "parishes": "parish"}
MOST = 12
"""Names in one such list, at most."""


def with_counties(reading: Reading, matches: Sequence[Match], own: Lexicon) -> list[Match]:
    """The matches, those before "counties" meaning counties where counties of their names are."""
    plurals = reading.where("counties")
    if not plurals:
        return list(matches)
    ends = {match.last: number for number, match in enumerate(matches)}
    found = list(matches)
    for token in plurals:
        word = reading.words[token]
        if reading.gap(token) != " ":
            continue
        for number in _listed(reading, token, matches, ends):
            match = matches[number]
            names = own.names.get(f"{match.key} {PLURALS[word]}")
            if names:
                key = f"{match.key} {PLURALS[word]}"
                found[number] = Match(match.first, match.last, key, meaning(names, ()))
    return found


def _listed(
    reading: Reading, token: int, matches: Sequence[Match], ends: dict[int, int]
) -> list[int]:
    """The matches of the list that ends before a token, last first."""
    numbers: list[int] = []
    while len(numbers) < MOST:
        number = ends.get(token)
        if number is None:
            break
        numbers.append(number)
        token = matches[number].first
        if reading.word(token - 1) in ("and", "or"):
            token -= 1
        elif reading.gap(token) != ", ":
            break
    return numbers
