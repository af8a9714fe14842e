"""Groups that speak for a place: "opposition negotiators in north Homs", "the Homs delegation".

Within one article the negotiators of a place are one group, named by the fullest of its mentions:
"North Homs opposition delegation".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.enrich.lexicon import Words
from search.enrich.matcher import Match
from search.enrich.reading import Reading

LINKS = frozenset({"from", "in", "of"})
FARTHEST = 4
"""Words that may stand between "negotiators in" and the place."""


@dataclass(frozen=True, slots=True)
class Delegation:
    """Tokens `first` up to `last` speak of a delegation; `side` is the token that says whose it
    is ("opposition"), None where none does."""

    first: int
    last: int
    name: str
    side: int | None


@dataclass(frozen=True, slots=True)
class _Mention:
    first: int
    last: int
    place: str
    compass: str
    side: int | None


def find_delegations(reading: Reading, matches: Sequence[Match], words: Words) -> list[Delegation]:
    """The delegations of divisions, towns and regions (not of states), in order."""
    nouns = reading.where("delegation")
    if not nouns:
        return []
    starting = {match.first: match for match in matches if _is_local(match)}
    ending = {match.last: match for match in starting.values()}
    found: list[_Mention] = []
    for token in nouns:
        mention = _before(reading, token, starting, words) or _after(reading, token, ending, words)
        if mention is not None and (not found or found[-1].last <= mention.first):
            found.append(mention)
    return [
        Delegation(each.first, each.last, _name(reading, each.place, found), each.side)
        for each in found
    ]


def _is_local(match: Match) -> bool:
    places = [c.place for c in match.places]
    return bool(places) and all(p.type != "country" and p.area for p in places)


def _before(
    reading: Reading, token: int, starting: dict[int, Match], words: Words
) -> _Mention | None:
    """ "Delegation of six opposition negotiators from regime-held north Homs"."""
    first, link = token, token + 1
    side = _side(reading, token - 1, words)
    while reading.words[link] == "of" and link - token < FARTHEST * 2:
        noun = next(
            (i for i in range(link, link + FARTHEST) if reading.words[i] in words["delegation"]),
            None,
        )
        if noun is None:
            break
        link, side = noun + 1, _side(reading, noun - 1, words)
    if reading.words[link] not in LINKS or reading.gaps[link] != " ":
        return None
    for at in range(link + 1, link + 1 + FARTHEST):
        match = starting.get(at)
        if match is not None:
            compass = reading.words[at - 1] if reading.words[at - 1] in words["compass"] else ""
            begin = first - 1 if side == first - 1 else first
            return _Mention(begin, match.last, match.key, compass, side)
        if reading.gaps[at] not in (" ", "-") or reading.caps[at]:
            return None
    return None


def _after(reading: Reading, token: int, ending: dict[int, Match], words: Words) -> _Mention | None:
    """ "The Homs delegation", article included, "north Homs opposition negotiators"."""
    side = _side(reading, token - 1, words)
    end = token if side is None else side
    match = ending.get(end)
    if match is None or reading.gaps[end] != " ":
        return None
    before = reading.words[match.first - 1]
    compass = before if before in words["compass"] else ""
    first = match.first - bool(compass)
    definite = reading.words[first - 1] == "the" and reading.gaps[first] == " "
    return _Mention(first - definite, token + 1, match.key, compass, side)


def _side(reading: Reading, token: int, words: Words) -> int | None:
    return (
        token if reading.words[token] in words["side"] and reading.gaps[token + 1] == " " else None
    )


def _name(reading: Reading, place: str, mentions: Sequence[_Mention]) -> str:
    own = [each for each in mentions if each.place == place]
    compass = next((each.compass for each in own if each.compass), "").removesuffix("ern")
    side = next((reading.words[each.side] for each in own if each.side is not None), "")
    shown = " ".join(word.capitalize() for word in place.split(" "))
    return " ".join(filter(None, (compass.capitalize(), shown, side, "delegation")))
