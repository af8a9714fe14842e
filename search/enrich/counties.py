"""Counties named together: "Cooke, Grayson and Collin counties" are counties, each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from search.enrich.book import Book
from search.enrich.matcher import Match
from search.enrich.meanings import meaning
from search.enrich.reading import Reading

PLURALS = {"counties": "county", "parishes": "parish"}
MOST = 12
"""Names in one such list, at most."""
LONGEST = 3
"""Words of a county's name, at most."""


def with_counties(reading: Reading, matches: Sequence[Match], book: Book) -> list[Match]:
    """The matches, with the names before "counties" meaning counties where such counties are."""
    plurals = [token for token in reading.where("counties") if reading.gaps[token] == " "]
    made: list[Match] = []
    for token in plurals:
        made += _listed(reading, token, PLURALS[reading.words[token]], book)
    if not made:
        return list(matches)
    taken = {i for match in made for i in range(match.first, match.last)}
    kept = [m for m in matches if taken.isdisjoint(range(m.first, m.last))]
    return sorted([*kept, *made], key=lambda match: match.first)


def _listed(reading: Reading, token: int, kind: str, book: Book) -> Iterator[Match]:
    """The counties of the list that ends before a token, last first."""
    for _ in range(MOST):
        match = _county(reading, token, kind, book)
        if match is None:
            return
        yield match
        token = match.first
        if reading.words[token - 1] in ("and", "or") and reading.gaps[token] == " ":
            token -= 1
            if reading.gaps[token] not in (" ", ", "):
                return
        elif reading.gaps[token] != ", ":
            return


def _county(reading: Reading, last: int, kind: str, book: Book) -> Match | None:
    """The county whose name without its kind ends before a token."""
    for size in range(LONGEST, 0, -1):
        first = last - size
        if first < 0 or not all(reading.caps[i] for i in range(first, last)):
            continue
        if not all(reading.joint[i] for i in range(first + 1, last)):
            continue
        key = " ".join([*reading.words[first:last], kind])
        names = book.find(key)
        if names:
            return Match(first, last, key, meaning(names, ()))
    return None
