"""Where an article may name a place, and what the words around the name say of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from search.enrich.beside import is_joined, sort_of
from search.enrich.lexicon import Words
from search.enrich.matcher import Match
from search.enrich.names import ARTICLES
from search.enrich.place import Candidate
from search.enrich.reading import CAPITALS, CASELESS, NUMBER, Reading

_BEFORE_NAME = frozenset("mr mrs ms dr mount mt fort ft lake point cape camp st saint".split())  # noqa: SIM905 (a list would fill the page)
_OF_WATER = frozenset({"gulf", "bay", "strait", "straits", "isle", "cape"})
"""What, with a capital, has a name of its own: "the Gulf of Alaska"."""

TYPES = frozenset({"township", "twp", "province", "governorate", "prefecture", "oblast"})
"""Words that, with a capital, belong to the name before them: "Hamilton Township"."""


@dataclass(slots=True)
class Spot:
    """Tokens `first` up to `last` may name one of the candidates. What stands around it is told to
    it in `find_spots`; afterwards nothing of it changes.

    `sort`: "division" or "settlement" where the words around say so ("Homs countryside", "city of
    Homs"), else "". `within`: the spot named right after a comma that may hold this one.
    `prepared`: a preposition of place stands before. `joined`: the name runs on into other
    capitalised words, so it may be part of something else. `acting`: a state as an actor.
    `dotted`: the dot after it belongs to it. `suspect`: elsewhere in the article it stands like a
    surname. `beside`: the spot before it in a list. `institution`: it belongs to a local
    institution ("Homs Police Department").
    """

    first: int
    last: int
    key: str
    candidates: tuple[Candidate, ...]
    skip: int = 0
    sort: str = ""
    within: int | None = None
    beside: int | None = None
    prepared: bool = False
    joined: bool = False
    common: bool = False
    acting: bool = False
    dotted: bool = False
    suspect: bool = False
    institution: bool = False


def find_spots(
    reading: Reading,
    matches: Sequence[Match],
    taken: Set[int],
    acting: Set[int],
    words: Words,
    home: Set[str],
) -> list[Spot]:
    """The spots of an article, in order. Tokens in `taken` name actors; those in `acting` name
    states that act. `home` holds the countries the article surely speaks of."""
    named = {i for match in matches for i in range(match.first, match.last)}
    never = words["never"]
    spots: list[Spot] = []
    numbered: dict[int, int] = {}
    for match in matches:
        candidates = match.meaning.places
        if not candidates or match.key in never or _is_day(reading, match, words):
            continue
        institution = match.last in taken and _is_institution(reading, match, taken, words)
        if not institution and not taken.isdisjoint(range(match.first, match.last)):
            continue
        if match.meaning.conditional:
            candidates = tuple(c for c in candidates if not c.context or c.place.country in home)
            if not candidates:
                continue
        if match.meaning.nation and not _is_country(candidates):
            continue
        if reading.case[match.first] == CASELESS and not _arabic_holds(match, candidates, home):
            continue
        spot = _look_around(reading, match, candidates, words, named)
        if spot is None:
            continue
        spot.acting, spot.institution = match.first in acting, institution
        numbered[spot.first] = len(spots)
        spots.append(spot)
    surnames = {s.key for s in spots if s.joined and _like_surname(reading, s, words)}
    ended = {spot.last: number for number, spot in enumerate(spots)}
    for spot in spots:
        _see_others(reading, spot, numbered, ended, surnames)
    return spots


def _is_day(reading: Reading, match: Match, words: Words) -> bool:
    """Whether a name is a month and a number, which some places are called by."""
    last = reading.case[match.last - 1]
    return last == NUMBER and reading.words[match.first] in words["never"]


def _is_institution(reading: Reading, match: Match, taken: Set[int], words: Words) -> bool:
    """Whether a place begins an organisation that is a local one, and the place is meant too."""
    return (
        match.last in taken
        and (match.first - 1) not in taken
        and reading.gaps[match.last] == " "
        and (
            reading.words[match.last] in words["local institution"]
            or any(c.place.id.startswith("fips:") for c in match.places)
        )
    )


def _like_surname(reading: Reading, spot: Spot, words: Words) -> bool:
    """Whether a single word follows another capitalised one that is no place: "Gail Shelby"."""
    before = spot.first - 1
    return (
        spot.last - spot.first == 1
        and spot.joined
        and reading.gaps[spot.first] == " "
        and reading.caps[before]
        and not reading.shouted[before]
        and reading.words[before] not in words["common"]
        and not (reading.gaps[spot.last] == " " and reading.caps[spot.last])
        and not any(c.own and c.place.type in ("country", "division") for c in spot.candidates)
    )


def _is_country(candidates: Sequence[Candidate]) -> bool:
    return candidates[0].place.type == "country"


def _arabic_holds(match: Match, candidates: Sequence[Candidate], home: Set[str]) -> bool:
    """Arabic has no capitals, so a name of the gazetteer alone says little: it must be our own,
    or a big city's, or lie in a country of the article."""
    return any(
        c.own
        or (len(match.key) > 3 and c.place.population >= 1_000_000)
        or (len(match.key) > 3 and c.place.country in home and c.place.population >= 100_000)
        for c in candidates
    )


def _look_around(
    reading: Reading,
    match: Match,
    candidates: tuple[Candidate, ...],
    words: Words,
    named: Set[int],
) -> Spot | None:
    first, last = match.first, match.last
    if first and reading.words[first - 1] in ARTICLES and reading.gaps[first] == "-":
        first -= 1
    before, after = reading.words[first - 1], reading.words[last]
    near, follows = reading.gaps[first] == " ", reading.gaps[last] in (" ", "-")
    if follows and after.isdigit() and len(after) < 4:
        return None  # a road ("US-24") or a team
    if reading.article.text.startswith("$", reading.end[last - 1]):
        return None
    sort = sort_of(reading, first, last, words)
    if follows and after in words["street word"] and reading.caps[last] and not sort:
        return None
    if near and before in _BEFORE_NAME and reading.caps[first - 1]:
        return None
    if (
        near
        and before == "of"
        and reading.words[first - 2] in _OF_WATER
        and reading.caps[first - 2]
    ):
        return None
    dotted = match.dotted
    if after in TYPES and reading.gaps[last] == " " and reading.caps[last]:
        last, dotted = last + 1, after.startswith("twp")
    return Spot(
        first,
        last,
        match.key,
        candidates,
        match.skip,
        sort,
        prepared=near and before in words["place preposition"],
        joined=is_joined(reading, first, last, words, named),
        common=match.key in words["common"] or match.key in words["given"],
        dotted=dotted,
    )


def _see_others(
    reading: Reading,
    spot: Spot,
    numbered: Mapping[int, int],
    ended: Mapping[int, int],
    surnames: Set[str],
) -> None:
    """Tell a spot the one that may hold it ("Homs, Syria"), and whether it is a suspect."""
    after = spot.last + (1 if spot.sort and reading.gaps[spot.last] == " " else 0)
    holder = numbered.get(after)
    if holder is not None and reading.gaps[after] in (", ", " (", "، "):
        spot.within = holder
    joined = reading.words[spot.first - 1] in ("and", "or")
    if joined or reading.gaps[spot.first] == ", ":
        spot.beside = ended.get(spot.first - joined)
    spot.suspect = spot.key in surnames


def is_upper(reading: Reading, spot: Spot) -> bool:
    """Whether a spot is written in capitals, as the place that opens an article is."""
    return all(reading.case[i] == CAPITALS for i in range(spot.first, spot.last))
