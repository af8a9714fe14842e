"""One pass over the tokens finds candidates of every kind: the longest name from each word on.

Our own names and the gazetteer are looked up together, so a name inside a longer one ("Homs" in
"Homs Media Center") is never a candidate by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from search.enrich.atlas import Atlas
from search.enrich.lexicon import Actor, Lexicon, Name, Nation
from search.enrich.names import ARTICLES, arabic_forms
from search.enrich.place import Candidate, Place
from search.enrich.reading import CAPITAL, CAPITALS, CASELESS, LOWER, Reading

TYPES = frozenset({"city", "town", "village", "township"})


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `first` up to `last` bear a name. `skip`: letters of an attached Arabic particle."""

    first: int
    last: int
    key: str
    names: tuple[Name, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    skip: int = 0

    @property
    def actors(self) -> tuple[Name, ...]:
        return tuple(name for name in self.names if isinstance(name.refers, Actor))

    @property
    def dotted(self) -> bool:
        """Whether the dot after it belongs to the name ("Fla.")."""
        return any(name.surface.endswith(".") for name in self.names)

    @property
    def nation(self) -> Nation | None:
        return next((n.refers for n in self.names if isinstance(n.refers, Nation)), None)

    @property
    def places(self) -> tuple[Candidate, ...]:
        """All places the name may mean, our own first."""
        own = tuple(
            Candidate(name.refers, name.canonical, name.context, own=True)
            for name in self.names
            if isinstance(name.refers, Place)
        )
        if not own:
            return self.candidates
        values = {candidate.place.value for candidate in own}
        return own + tuple(c for c in self.candidates if c.place.value not in values)


def find_matches(reading: Reading, own: Lexicon, atlas: Atlas) -> list[Match]:
    """The candidates in an article, in order, none within another."""
    matches: list[Match] = []
    token = 0
    words, case = reading.words, reading.case
    gazetteer = atlas.gazetteer
    while token < len(words):
        kind = case[token]
        match = None
        if kind == CASELESS:
            match = _arabic(reading, token, own, atlas)
        elif (
            own.starts(words[token], reading.word(token + 1))
            or (kind in (CAPITAL, CAPITALS) and gazetteer.reach(words[token]))
            or words[token] in ARTICLES
        ):
            match = _longest(reading, token, words[token], 0, own, atlas)
        if match is None:
            token += 1
        else:
            matches.append(match)
            token = match.last
    return matches


def _arabic(reading: Reading, token: int, own: Lexicon, atlas: Atlas) -> Match | None:
    for word, skip in arabic_forms(reading.words[token]):
        match = _longest(reading, token, word, skip, own, atlas)
        if match is not None:
            return match
    return None


def _longest(
    reading: Reading, first: int, word: str, skip: int, own: Lexicon, atlas: Atlas
) -> Match | None:
    """The longest name that starts with `word` at a token."""
    proper = _is_proper(reading, first)
    reach = own.reach.get(word, 0)
    if proper:
        reach = max(reach, atlas.gazetteer.reach(word))
    length = 1
    while length < reach and first + length < len(reading) and reading.joint[first + length]:
        length += 1
    while length > 0 and reach:
        key = " ".join([word, *reading.words[first + 1 : first + length]])
        last = first + length
        names = tuple(
            name for name in own.names.get(key, ()) if _stands(name, reading, first, last, proper)
        )
        candidates: tuple[Candidate, ...] = ()
        if proper and reading.case[last - 1] != LOWER:
            candidates = atlas.candidates(key)
            if length > 1 and reading.words[last - 1] in TYPES and not names:
                # "Dublin City Council" is not of a Dublin City, an alias of Dublin in Ireland.
                candidates = tuple(c for c in candidates if c.canonical)
        if names or candidates:
            return Match(first, last, key, names, candidates, skip)
        length -= 1
    return None


def _is_proper(reading: Reading, token: int) -> bool:
    """Whether a token may start a proper name, as "al" does in "al-Bab"."""
    if reading.case[token] != LOWER:
        return True
    return (
        reading.words[token] in ARTICLES
        and token + 1 < len(reading)
        and reading.joint[token + 1]
        and reading.case[token + 1] in (CAPITAL, CAPITALS)
    )


def _stands(name: Name, reading: Reading, first: int, last: int, proper: bool) -> bool:
    """Whether a name is written as it must be."""
    if name.tail and reading.gap(first) not in (", ", " ("):
        return False
    if name.surface:
        text, end = reading.article.text, reading.end[last - 1]
        at = reading.start[first]
        return text.startswith(name.surface, at) and end <= at + len(name.surface) <= end + 1
    return name.lower or proper
