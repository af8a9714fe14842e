"""States as actors: "Russian representatives", "the Russians", "Russia said", "UK-France talks"."""

from __future__ import annotations

from collections.abc import Sequence

from search.enrich.lexicon import Words
from search.enrich.made import made_often
from search.enrich.matcher import Match
from search.enrich.place import Place
from search.enrich.reading import Reading

_BETWEEN = frozenset({"and", "or", "nor"})
_AGAINST = frozenset({"against", "between", "attack"})
_AFTER = frozenset(
    {"and", "or", "nor", "but", "over", "on", "in", "to", "for", "by", "at", "after", "before"}
    | {"from", "about", "since", "as", "that", "which", "who", "is", "was", "were", "are", "has"}
    | {"have", "had", "will", "would", "could"}
)
"""What may follow a name that stands for itself."""
_FROM = frozenset({"from", "by", "with"})
_BOUNDS = frozenset("border borders frontier road highway crossing crossings line".split())  # noqa: SIM905 (a list would fill the page)
"""After "Syria-Turkey", or before "with Turkey", these speak of the ground, not of the states."""


@made_often
class State:
    """Tokens `first` up to `last` speak of what a country does. `rule`: nation, people, state."""

    first: int
    last: int
    code: str
    rule: str


def find_states(reading: Reading, matches: Sequence[Match], words: Words) -> list[State]:
    """The states that act in an article, in order."""
    nations = {match.first: match for match in matches if match.meaning.nation}
    countries = {
        match.first: match
        for match in matches
        if match.meaning.country is not None and not match.skip
    }
    found: list[State] = []
    for first, match in sorted((nations | countries).items()):
        if first in nations:
            state = _nation(reading, match, nations, words)
        else:
            state = _country(reading, match, countries, words)
        if state is not None:
            found.append(state)
    actors = [m for m in matches if m.actors and any(not name.context for name in m.actors)]
    return _with_coordinated(reading, found, countries, actors, words)


def _with_coordinated(
    reading: Reading,
    found: Sequence[State],
    countries: dict[int, Match],
    actors: Sequence[Match],
    words: Words,
) -> list[State]:
    """The states, and the countries in one list with them or with another actor: "with Turkey,
    Iran and Iraq", "Russia and Iran agreed", "Russia and the Free Syrian Army"."""
    acting = {state.first: state for state in found}
    ends = {state.last for state in found} | {match.last for match in actors}
    starts = {match.first for match in actors}
    for first, match in countries.items():
        before = first - (reading.words[first - 1] == "the")
        listed = reading.gaps[before] == ", " and before in ends
        joined = reading.words[before - 1] in _BETWEEN and _comma(reading, before - 1) in ends
        if first not in acting and (listed or joined) and _stands_free(reading, match.last):
            acting[first] = State(first, match.last, _code(match), "state")
            ends.add(match.last)
    for first, match in countries.items():
        after = match.last + 1 + (reading.words[match.last + 1] == "the")
        prior = reading.words[first - 1]
        joined = reading.words[match.last] in _BETWEEN and (after in acting or after in starts)
        if first not in acting and joined and prior not in words["place preposition"]:
            acting[first] = State(first, match.last, _code(match), "state")
    return sorted(acting.values(), key=lambda state: state.first)


def _comma(reading: Reading, token: int) -> int:
    """The end of what stands before "and": it follows at once, or after a comma."""
    return token if reading.gaps[token] in (" ", ", ") else -1


def _stands_free(reading: Reading, last: int) -> bool:
    """Whether a country that ends there is not said of something else: "with U.S. regulators",
    "Iraq's border"."""
    gap = reading.after(last)
    return gap[:1] not in ("-", "'", "’") and (gap != " " or reading.words[last] in _AFTER)


def _code(match: Match) -> str:
    country = _country_of(match)
    return country.country if country else ""


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
        return State(match.first, _with_noun(reading, last, size, words), code, "nation")
    if reading.words[last] in _BETWEEN and last + 1 in nations:
        other = nations[last + 1]
        if _noun(reading, other.last, words):
            return State(match.first, last, code, "nation")
    plural = match.key.endswith("s") and reading.words[match.first - 1] == "the"
    if plural and code != "SY":
        return State(match.first, last, code, "people")
    return None


def _with_noun(reading: Reading, last: int, size: int, words: Words) -> int:
    """The end of a state named with a noun, which is a part of it unless it tells what it did."""
    deed = " ".join(reading.words[last : last + size]) in words["deed"]
    return last if deed else last + size


def _is_office(reading: Reading, token: int, size: int, words: Words) -> bool:
    """Whether the noun is the office of somebody named next: "Russian Foreign Minister Lavrov"."""
    title = " ".join(reading.words[token : token + size]) in words["title"]
    return title and reading.gaps[token + size] == " " and reading.caps[token + size]


def _noun(reading: Reading, token: int, words: Words) -> int:
    """How many words the noun at a token has that makes a people's name its state's; 0: none."""
    nouns = words["nation noun"]
    if reading.after(token) not in (" ", "-"):
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
    code, before = country.country, reading.words[match.first - 1]
    if before == "of" and reading.words[match.first - 2] == "government":
        return State(match.first - 2, match.last, code, "nation")
    gap = reading.after(match.last)
    size = _noun(reading, match.last, words) if gap == " " else 0
    if size and not reading.caps[match.last] and before not in words["place preposition"]:
        last = _with_noun(reading, match.last, size, words)
        return State(match.first, last, code, "state")
    if _acts(reading, match, words) or _sends(reading, match, words):
        return State(match.first, match.last, code, "state")
    pair = countries.get(match.last) if gap == "-" else None
    joint = reading.after(match.first) if match.first else ""
    follows = before and joint == "-" and reading.caps[match.first - 1]
    if pair is None and follows and any(m.last == match.first for m in countries.values()):
        pair = match
    if pair is not None:
        end = reading.words[pair.last]
        return None if end in _BOUNDS else State(match.first, match.last, code, "state")
    if before == "the":
        before, at = reading.words[match.first - 2], match.first - 2
    else:
        at = match.first - 1
    free = _stands_free(reading, match.last) and reading.words[at - 1] not in _BOUNDS
    if before in _AGAINST or (before == "with" and free):
        return State(match.first, match.last, code, "state")
    return None


def _acts(reading: Reading, match: Match, words: Words) -> bool:
    """Whether the country is the subject of a verb that only somebody can do."""
    if reading.after(match.last) != " " or reading.starts[match.last]:
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
