"""States as actors: "Russian representatives", "the Russians", "Russia said", "UK-France talks"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.enrich.lexicon import Words
from search.enrich.matcher import Match
from search.enrich.place import Place
from search.enrich.reading import Reading

_BETWEEN = frozenset({"and", "or", "nor"})
_FROM = frozenset({"from", "by", "with"})
_BOUNDS = frozenset("border borders frontier road highway crossing pipeline line".split())  # noqa: SIM905 (a list would fill the page)
"""After "Syria-Turkey" these speak of the ground and not of the states."""


@dataclass(frozen=True, slots=True)
class State:
    """Tokens `first` up to `last` speak of what a country does. `rule`: nation, people, state."""

    first: int
    last: int
    code: str
    rule: str


def find_states(reading: Reading, matches: Sequence[Match], words: Words) -> list[State]:
    """The states that act in an article, in order."""
    nations = {match.first: match for match in matches if match.meaning.nation}
    countries = {match.first: match for match in matches if _country_of(match) is not None}
    found: list[State] = []
    for first, match in sorted((nations | countries).items()):
        if first in nations:
            state = _nation(reading, match, nations, words)
        else:
            state = _country(reading, match, countries, words)
        if state is not None:
            found.append(state)
    return found


def _country_of(match: Match) -> Place | None:
    """The country of our own files that a match names."""
    return None if match.skip else match.meaning.country


def _nation(
    reading: Reading, match: Match, nations: dict[int, Match], words: Words
) -> State | None:
    assert match.nation is not None
    code, last = match.nation.code, match.last
    size = _noun(reading, last, words)
    if size and not _is_office(reading, last, size, words):
        return State(match.first, last + size, code, "nation")
    if reading.words[last] in _BETWEEN and last + 1 in nations:
        other = nations[last + 1]
        if _noun(reading, other.last, words):
            return State(match.first, last, code, "nation")
    plural = match.key.endswith("s") and reading.words[match.first - 1] == "the"
    if plural and code != "SY":
        return State(match.first, last, code, "people")
    return None


def _is_office(reading: Reading, token: int, size: int, words: Words) -> bool:
    """Whether the noun is the office of somebody named next: "Russian Foreign Minister Lavrov"."""
    title = " ".join(reading.words[token : token + size]) in words["title"]
    return title and reading.gaps[token + size] == " " and reading.caps[token + size]


def _noun(reading: Reading, token: int, words: Words) -> int:
    """How many words the noun at a token has that makes a people's name its state's; 0: none."""
    nouns = words["nation noun"]
    if reading.gaps[token] not in (" ", "-"):
        return 0
    if (
        reading.gaps[token + 1] == " "
        and f"{reading.words[token]} {reading.words[token + 1]}" in nouns
    ):
        return 2
    return 1 if reading.words[token] in nouns else 0


def _country(
    reading: Reading, match: Match, countries: dict[int, Match], words: Words
) -> State | None:
    """A country that says, wills or sends something, or deals with another."""
    country = _country_of(match)
    if country is None:
        return None
    code, before, after = country.country, reading.words[match.first - 1], reading.words[match.last]
    if before == "of" and reading.words[match.first - 2] == "government":
        return State(match.first - 2, match.last, code, "nation")
    size = _noun(reading, match.last, words) if reading.gaps[match.last] == " " else 0
    if size and not reading.caps[match.last] and before not in words["place preposition"]:
        return State(match.first, match.last + size, code, "nation")
    if _acts(reading, match, words) or _sends(reading, match, words):
        return State(match.first, match.last, code, "state")
    pair = countries.get(match.last) if reading.gaps[match.last] == "-" else None
    follows = before and reading.gaps[match.first] == "-" and reading.caps[match.first - 1]
    if pair is None and follows and any(m.last == match.first for m in countries.values()):
        pair = match
    if pair is not None:
        end = reading.words[pair.last]
        return None if end in _BOUNDS else State(match.first, match.last, code, "state")
    if before in ("against", "between") or (before == "the" and _against(reading, match.first)):
        return State(match.first, match.last, code, "state")
    return State(match.first, match.last, code, "state") if after in words["say"] else None


def _against(reading: Reading, token: int) -> bool:
    return reading.words[token - 2] in ("against", "attack")


def _acts(reading: Reading, match: Match, words: Words) -> bool:
    """Whether the country is the subject of a verb that only somebody can do."""
    if reading.gaps[match.last] != " ":
        return False
    after, before = reading.words[match.last], reading.words[match.first - 1]
    if before == "the":
        before = reading.words[match.first - 2]
    if before in words["place preposition"] or before == "of":
        return after in words["say"] and before not in words["place preposition"]
    if after in words["say"] or after in words["state verb"]:
        return True
    participle = reading.words[match.last + 1]
    return after in ("has", "have", "had") and participle in words["state verb"]


def _sends(reading: Reading, match: Match, words: Words) -> bool:
    before = reading.words[match.first - 1]
    return before in _FROM and reading.words[match.first - 2] in words["nation noun"]
