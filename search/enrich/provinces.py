"""Divisions meant without their name: "the province", "the northern countryside".

They are the division that the article is about, or else the one it last spoke of.
"""

from __future__ import annotations

from collections.abc import Sequence

from search.enrich.book import Book
from search.enrich.lexicon import Words
from search.enrich.place import Place
from search.enrich.places import CONFIDENCE, Located
from search.enrich.reading import Reading

RULE = "province"


def with_provinces(
    reading: Reading, located: Sequence[Located], book: Book, words: Words
) -> list[Located]:
    """The places, and where their divisions are meant again, in order."""
    nouns = reading.where("unnamed division")
    if not nouns or not located:
        return list(located)
    about = next((each.place for each in located if each.role == "focus"), None)
    found: list[Located] = []
    for token in nouns:
        first = _first(reading, token, words)
        place = _meant(located, token, about, book) if first is not None else None
        if first is not None and place is not None:
            role = "focus" if about is not None and place.value == about.value else "mentioned"
            found.append(Located(first, token + 1, 0, False, place, role, RULE, CONFIDENCE[RULE]))
    return sorted([*located, *found], key=lambda each: each.first)


def _first(reading: Reading, token: int, words: Words) -> int | None:
    """Where the phrase of a noun begins; None where a name stands beside it.

    "The province" begins with its article; a countryside only counts with a direction, with which
    its phrase begins.
    """
    named = reading.gaps[token + 1] == " " and reading.caps[token + 1]
    if reading.caps[token] or named or reading.words[token + 1] == "of":
        return None
    before = reading.words[token - 1]
    if reading.gaps[token] != " " or (reading.caps[token - 1] and before != "the"):
        return None
    if before == "the" and reading.words[token] not in words["direction wanted"]:
        return token - 1
    if before in words["compass"] and reading.words[token - 2] == "the":
        return token - 1 if reading.words[token] in words["direction wanted"] else None
    return None


def _meant(located: Sequence[Located], token: int, about: Place | None, book: Book) -> Place | None:
    if about is not None and about.type == "division":
        return about
    for each in reversed(located):
        if each.first < token and each.role != "dateline" and "." in each.place.area:
            return book.division(each.place.area)
    return None
