"""States as actors: "Russian representatives", "the Russians", "Russia said"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.enrich.lexicon import Words
from search.enrich.matcher import Match
from search.enrich.reading import Reading

_BETWEEN = frozenset({"and", "or", "nor"})
_FROM = frozenset({"from", "by", "with"})


@dataclass(frozen=True, slots=True)
class State:
    """Tokens `first` up to `last` speak of what a country does. `rule`: nation, people, state."""

    first: int
    last: int
    code: str
    rule: str


def find_states(reading: Reading, matches: Sequence[Match], words: Words) -> list[State]:
    """The states that act in an article, in order."""
    nations = {match.first: match for match in matches if match.nation}
    found: list[State] = []
    for match in matches:
        if match.nation:
            state = _nation(reading, match, nations, words)
        else:
            state = _country(reading, match, words)
        if state is not None:
            found.append(state)
    return found


def _nation(
    reading: Reading, match: Match, nations: dict[int, Match], words: Words
) -> State | None:
    assert match.nation is not None
    code, last = match.nation.code, match.last
    size = _noun(reading, last, words)
    if size and not _is_office(reading, last, size, words):
        return State(match.first, last + size, code, "nation")
    if reading.word(last) in _BETWEEN and last + 1 in nations:
        other = nations[last + 1]
        if _noun(reading, other.last, words):
            return State(match.first, last, code, "nation")
    plural = match.key.endswith("s") and reading.word(match.first - 1) == "the"
    if plural and code != "SY":
        return State(match.first, last, code, "people")
    return None


def _is_office(reading: Reading, token: int, size: int, words: Words) -> bool:
    """Whether the noun is the office of somebody named next: "Russian Foreign Minister Lavrov"."""
    title = " ".join(reading.words[token : token + size]) in words["title"]
    return title and reading.gap(token + size) == " " and reading.capital(token + size)


def _noun(reading: Reading, token: int, words: Words) -> int:
    """How many words the noun at a token has that makes a people's name its state's; 0: none."""
    nouns = words["nation noun"]
    if reading.gap(token) not in (" ", "-"):
        return 0
    if (
        reading.gap(token + 1) == " "
        and f"{reading.word(token)} {reading.word(token + 1)}" in nouns
    ):
        return 2
    return 1 if reading.word(token) in nouns else 0


def _country(reading: Reading, match: Match, words: Words) -> State | None:
    """A country that says or sends something."""
    country = next((c.place for c in match.places if c.place.type == "country"), None)
    if country is None or not country.listed or match.skip:
        return None
    before, after = reading.word(match.first - 1), reading.word(match.last)
    if before == "of" and reading.word(match.first - 2) == "government":
        return State(match.first - 2, match.last, country.country, "nation")
    speaks = after in words["say"] and reading.gap(match.last) == " "
    sends = before in _FROM and reading.word(match.first - 2) in words["nation noun"]
    if speaks or sends:
        return State(match.first, match.last, country.country, "state")
    return None
