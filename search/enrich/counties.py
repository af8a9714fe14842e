"""Counties named together: "Cooke, Grayson and Collin counties" are counties, each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from search.enrich.lexicon import Lexicon
from search.enrich.matcher import Match, meaning
from search.enrich.reading import Reading

PLURALS = {"counties": "county", "parishes": "parish"}
MOST = 12
"""Names in one such list, at most."""
LONGEST = 3
"""Words of a county's name, at most."""


def with_counties(reading: Reading, matches: Sequence[Match], own: Lexicon) -> list[Match]:
    """The matches, with the names before "counties" meaning counties where such counties are."""
    plurals = [token for token in reading.where("counties") if reading.gap(token) == " "]
    made: list[Match] = []
    for token in plurals:
        made += _listed(reading, token, PLURALS[reading.words[token]], own)
    if not made:
        return list(matches)
    taken = {i for match in made for i in range(match.first, match.last)}
    kept = [m for m in matches if taken.isdisjoint(range(m.first, m.last))]
    return sorted([*kept, *made], key=lambda match: match.first)


def _listed(reading: Reading, token: int, kind: str, own: Lexicon) -> Iterator[Match]:
    """The counties of the list that ends before a token, last first."""
    for _ in range(MOST):
        match = _county(reading, token, kind, own)
        if match is None:
            return
        yield match
        token = match.first
        if reading.word(token - 1) in ("and", "or") and reading.gap(token) == " ":
            token -= 1
            if reading.gap(token) not in (" ", ", "):
                return
        elif reading.gap(token) != ", ":
            return


def _county(reading: Reading, last: int, kind: str, own: Lexicon) -> Match | None:
    """The county whose name without its kind ends before a token."""
    for size in range(LONGEST, 0, -1):
        first = last - size
        if first < 0 or not all(reading.capital(i) for i in range(first, last)):
            continue
        if not all(reading.joint[i] for i in range(first + 1, last)):
            continue
        key = " ".join([*reading.words[first:last], kind])
        names = own.names.get(key)
        if names:
            return Match(first, last, key, meaning(names, ()))
    return None
