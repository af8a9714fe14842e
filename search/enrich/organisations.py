"""Organisations by the head noun of their names: "Homs Revolutionaries Council", "Ministry of
Health", "158th Fighter Wing"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from search.enrich.lexicon import Words
from search.enrich.made import made_often
from search.enrich.matcher import Match
from search.enrich.reading import NUMBER, Reading

INNER = frozenset("of for and the al".split())  # noqa: SIM905 (a list would fill the page)
LINKS = (" ", "-", " & ", "'s ", "’s ")
LONGEST = 8


@made_often
class Organisation:
    """Tokens `first` up to `last` name an organisation. `rule`: head, or (`shortforms.py`) short or
    alone for "the Council".
    `facility`: it is a building or ground, which does nothing but is no place of its name."""

    first: int
    last: int
    name: str
    rule: str = "head"
    facility: bool = False


def find_organisations(
    reading: Reading, matches: Sequence[Match], words: Words
) -> list[Organisation]:
    """Runs of capitalised words around a head noun, in order."""
    heads = reading.where("organisation head", "facility head")
    if not heads:
        return []
    actors = {i for match in matches if match.actors for i in range(match.first, match.last)}
    places = {
        i
        for match in matches
        if match.last - match.first > 1 and any(c.own for c in match.places)
        for i in range(match.first + 1, match.last)
    }
    begun = {
        match.first
        for match in matches
        if match.last - match.first > 1 and match.places and reading.words[match.first] != "the"
    }
    found: list[Organisation] = []
    facilities = words["facility head"]
    floor = 0
    for token in heads:
        word = reading.words[token]
        if token < floor:
            continue
        if not reading.caps[token] or reading.shouted[token] or token in places:
            continue
        first = _beginning(reading, token, floor, actors, begun, words)
        last = _end(reading, token, actors) if word in words["head of"] else token + 1
        if first < token or last > token + 1:
            name = reading.surface(first, last)
            found.append(Organisation(first, last, name, facility=word in facilities))
            floor = last
    return found


def _beginning(
    reading: Reading,
    token: int,
    floor: int,
    actors: Collection[int],
    begun: Collection[int],
    words: Words,
) -> int:
    """Where the name that ends in a head noun begins. `begun`: where places of several words do:
    the New York Stock Exchange is not that of York."""
    first = token
    while first > floor and token - first < LONGEST and reading.joint[first]:
        before = first - 1
        inner = reading.words[before] in INNER and before > floor and reading.caps[before - 1]
        if before in actors or reading.gaps[first] not in LINKS:
            break
        if not (
            reading.caps[before]
            or _is_ordinal(reading, before)
            or (inner and reading.joint[before])
        ):
            break
        first = before
    if "and" in reading.words[first:token] and reading.words[first - 1] != "the":
        # "Badr and Interior Ministry" are two; "the Food and Drug Administration" is one.
        while "and" in reading.words[first:token]:
            first += 1
    while first < token and not (first in begun or _opens_name(reading, first, token, words)):
        first += 1
    return first


def _opens_name(reading: Reading, token: int, head: int, words: Words) -> bool:
    word = reading.words[token]
    if _is_ordinal(reading, token):
        return True
    if word in words["company opening"] and reading.words[head] in words["company ending"]:
        first = reading.starts[token] and word in words["opener"]
        return reading.caps[token] and not first
    return reading.caps[token] and word not in words["title"] and word not in words["opener"]


def _is_ordinal(reading: Reading, token: int) -> bool:
    word = reading.words[token]
    return reading.case[token] == NUMBER and word[-2:] in ("st", "nd", "rd", "th")


def _end(reading: Reading, token: int, actors: Collection[int]) -> int:
    """The end of "Ministry of the Interior and Health", from the head noun on."""
    last = token + 1
    while reading.words[last] in INNER - {"al"} and reading.gaps[last] == " ":
        after = last + 1
        if reading.words[after] == "the" and reading.gaps[after] == " ":
            after += 1
        if not reading.caps[after] or reading.gaps[after] != " " or after in actors:
            break
        if reading.words[last] == "and" and last == token + 1:
            break
        stop = after + 1
        while stop < len(reading) and reading.gaps[stop] in LINKS and reading.caps[stop]:
            if stop in actors or stop - token > LONGEST:
                break
            stop += 1
        if reading.words[last] == "and" and stop - after > 1:
            break
        last = stop
    return last
