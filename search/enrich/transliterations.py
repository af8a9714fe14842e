"""Arabic names in any Latin spelling: "Qameshly" and "Qamishli" share the key of their consonants.

Consonants alone confuse places (Jobar is not Yabrud), so a name counts only in an article that
speaks of the country, where the whole spellings are alike too, and for names that our files flag
with ~.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from search.enrich.authority import Alias
from search.enrich.lexicon import Actor, Nation, Words
from search.enrich.matcher import Match, meaning
from search.enrich.names import ARTICLES, keys
from search.enrich.place import Candidate, Place
from search.enrich.reading import CAPITAL, Reading

ALIKE = 0.72
"""The least share of equal letters (difflib's ratio) of two spellings of one name."""
SHORTEST = 3
"""The fewest consonants a name must have to be looked for."""

_SOUNDS = (
    ("kh", "x"),
    ("sh", "s"),
    ("ch", "s"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
)
_LETTERS = str.maketrans("qczpv", "kssbf", "aeiouyw'")


@dataclass(frozen=True, slots=True)
class Transliterations:
    """The flagged names by consonant key: their own spelling, and the place."""

    spellings: dict[str, tuple[tuple[str, Place], ...]]
    countries: frozenset[str]

    def find(self, key: str, home: Iterable[str]) -> Place | None:
        """The place a name key may be another spelling of, in one of the countries `home`."""
        sounds = consonants(key)
        if len(sounds) < SHORTEST:
            return None
        bare = _bare(key)
        alike = [
            (SequenceMatcher(None, bare, spelling).ratio(), place.value, place)
            for spelling, place in self.spellings.get(sounds, ())
            if place.country in home
        ]
        ratio, _, place = max(alike, default=(0.0, "", None), key=lambda entry: entry[:2])
        return place if ratio >= ALIKE else None


def transliterations(
    entries: Iterable[tuple[Alias, Place | Actor | Nation]],
) -> Transliterations:
    """The index of all place names flagged with ~."""
    flagged = [(a.text, p) for a, p in entries if "~" in a.flags and isinstance(p, Place)]
    found: defaultdict[str, list[tuple[str, Place]]] = defaultdict(list)
    for key, (_, place) in zip(keys([text for text, _ in flagged]), flagged, strict=True):
        found[consonants(key)].append((_bare(key), place))
    spellings = {key: tuple(group) for key, group in found.items()}
    return Transliterations(spellings, frozenset(place.country for _, place in flagged))


def find_respelled(
    reading: Reading,
    matches: Sequence[Match],
    index: Transliterations,
    words: Words,
    home: Collection[str],
) -> list[Match]:
    """The matches, and among them capitalised words that no other name explains but that spell a
    flagged place of one of the countries `home`."""
    if not any(country in home for country in index.countries):
        return list(matches)
    taken = {i for match in matches for i in range(match.first, match.last)}
    known = [words[kind] for kind in ("never", "common", "given", "title", "organisation head")]
    found: list[Match] = []
    for token, word in enumerate(reading.words):
        if reading.case[token] != CAPITAL or token in taken or any(word in k for k in known):
            continue
        for length in (2, 1):
            span = range(token, token + length)
            if span.stop > len(reading) or not taken.isdisjoint(span):
                continue
            key = " ".join(reading.words[token : span.stop])
            whole = all(reading.joint[i] and reading.case[i] == CAPITAL for i in span[1:])
            place = index.find(key, home) if whole and len(key) > 4 else None
            if place is not None:
                candidate = Candidate(place, False, loose=True)
                found.append(Match(token, span.stop, key, meaning((), (candidate,))))
                taken.update(span)
                break
    return sorted([*matches, *found], key=lambda match: match.first)


def _bare(key: str) -> str:
    """A key without articles and blanks."""
    return "".join(word for word in key.split(" ") if word not in ARTICLES)


def consonants(key: str) -> str:
    """What Latin spellings of an Arabic name agree on: its consonants, like ones as one."""
    letters = _bare(key)
    for pair, single in _SOUNDS:
        letters = letters.replace(pair, single)
    letters = letters.translate(_LETTERS)
    if letters.endswith("h"):
        letters = letters[:-1]
    return "".join(c for i, c in enumerate(letters) if i == 0 or c != letters[i - 1])
