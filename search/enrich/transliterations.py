"""Arabic names in any Latin spelling: "Qameshly" and "Qamishli" share the key of their consonants.

Consonants alone confuse places (Jobar is not Yabrud), so a name counts only in an article that
speaks of the country, where the whole spellings are alike too, and for names that our files flag
with ~.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from difflib import SequenceMatcher

from search.enrich.book import Book
from search.enrich.lexicon import Words
from search.enrich.matcher import Match
from search.enrich.meanings import meaning
from search.enrich.place import Candidate, Place
from search.enrich.reading import CAPITAL, Reading
from search.enrich.sounds import bare, consonants

ALIKE = 0.72
"""The least share of equal letters (difflib's ratio) of two spellings of one name."""
SHORTEST = 3
"""The fewest consonants a name must have to be looked for."""


def find_respelled(
    reading: Reading,
    matches: Sequence[Match],
    book: Book,
    words: Words,
    home: Collection[str],
) -> list[Match]:
    """The matches, and among them capitalised words that no other name explains but that spell a
    flagged place of one of the countries `home`."""
    if not any(country in home for country in book.respelled):
        return list(matches)
    taken = {i for match in matches for i in range(match.first, match.last)}
    known = [words[kind] for kind in ("never", "common", "given", "title", "organisation head")]
    found: list[Match] = []
    for token, word in enumerate(reading.words[: len(reading)]):
        if reading.case[token] != CAPITAL or token in taken or any(word in k for k in known):
            continue
        for length in (2, 1):
            span = range(token, token + length)
            if span.stop > len(reading) or not taken.isdisjoint(span):
                continue
            key = " ".join(reading.words[token : span.stop])
            whole = all(reading.joint[i] and reading.case[i] == CAPITAL for i in span[1:])
            place = _find(book, key, home) if whole and len(key) > 4 else None
            if place is not None:
                candidate = Candidate(place, False, loose=True)
                found.append(Match(token, span.stop, key, meaning((), (candidate,))))
                taken.update(span)
                break
    return sorted([*matches, *found], key=lambda match: match.first)


def _find(book: Book, key: str, home: Collection[str]) -> Place | None:
    """The place a name key may be another spelling of, in one of the countries `home`."""
    sounds = consonants(key)
    if len(sounds) < SHORTEST:
        return None
    own = bare(key)
    alike = [
        (SequenceMatcher(None, own, spelling).ratio(), place.value, place)
        for spelling, place in book.spellings(sounds)
        if place.country in home
    ]
    ratio, _, place = max(alike, default=(0.0, "", None), key=lambda entry: entry[:2])
    return place if ratio >= ALIKE else None
