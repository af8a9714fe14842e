"""Where an article may name a place, and what the words around the name say of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from search.enrich.lexicon import Words
from search.enrich.matcher import Match
from search.enrich.names import ARTICLES
from search.enrich.place import Candidate
from search.enrich.reading import CAPITALS, CASELESS, NUMBER, Reading

OF = frozenset({"of"})
_BEFORE_NAME = frozenset("mr mrs ms dr mount mt fort ft lake point cape camp st saint".split())  # noqa: SIM905 (a list would fill the page)


@dataclass(frozen=True, slots=True)
class Spot:
    """Tokens `first` up to `last` may name one of the candidates.

    `sort`: "division" or "settlement" where the words around say so ("Homs countryside", "city of
    Homs"), else "". `within`: the spot named right after a comma that may hold this one.
    `prepared`: a preposition of place stands before. `joined`: the name runs on into other
    capitalised words, so it may be part of something else. `acting`: a state as an actor.
    `dotted`: the dot after it belongs to it. `suspect`: elsewhere in the article it stands like a
    surname. `institution`: it belongs to a local institution ("Homs Police Department").
    """

    first: int
    last: int
    key: str
    candidates: tuple[Candidate, ...]
    skip: int = 0
    sort: str = ""
    within: int | None = None
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
    taken: Collection[int],
    acting: Collection[int],
    words: Words,
    home: Collection[str],
) -> list[Spot]:
    """The spots of an article, in order. Tokens in `taken` name actors; those in `acting` name
    states that act. `home` holds the countries the article surely speaks of."""
    spots: list[Spot] = []
    numbered: dict[int, int] = {}
    for match in matches:
        if match.key in words["never"] or _is_day(reading, match, words):
            continue
        institution = _is_institution(reading, match, taken, words)
        if not institution and any(i in taken for i in range(match.first, match.last)):
            continue
        candidates = tuple(c for c in match.places if not c.context or c.place.country in home)
        if not candidates or (match.nation and not _is_country(candidates)):
            continue
        if reading.case[match.first] == CASELESS and not _arabic_holds(match, candidates, home):
            continue
        spot = _look_around(reading, match, candidates, words)
        if spot is None:
            continue
        numbered[spot.first] = len(spots)
        spots.append(replace(spot, acting=match.first in acting, institution=institution))
    surnames = {s.key for s in spots if _like_surname(reading, s, words)}
    return [
        replace(_with_holder(reading, spot, spots, numbered), suspect=spot.key in surnames)
        for spot in spots
    ]


def _is_day(reading: Reading, match: Match, words: Words) -> bool:
    """Whether a name is a month and a number, which some places are called by."""
    last = reading.case[match.last - 1]
    return last == NUMBER and reading.words[match.first] in words["never"]


def _is_institution(reading: Reading, match: Match, taken: Collection[int], words: Words) -> bool:
    """Whether a place begins an organisation that is a local one, and the place is meant too."""
    return (
        match.last in taken
        and (match.first - 1) not in taken
        and reading.gap(match.last) == " "
        and reading.word(match.last) in words["local institution"]
    )


def _like_surname(reading: Reading, spot: Spot, words: Words) -> bool:
    """Whether a single word follows another capitalised one that is no place: "Gail Shelby"."""
    before = spot.first - 1
    return (
        spot.last - spot.first == 1
        and spot.joined
        and reading.gap(spot.first) == " "
        and reading.capital(before)
        and not reading.shouted[before]
        and (not reading.starts[before] or reading.words[before] in words["given"])
        and reading.words[before] not in words["common"]
    )


def _is_country(candidates: Sequence[Candidate]) -> bool:
    return candidates[0].place.type == "country"


def _arabic_holds(match: Match, candidates: Sequence[Candidate], home: Collection[str]) -> bool:
    """Arabic has no capitals, so a name of the gazetteer alone says little: it must be our own,
    or a big city's, or lie in a country of the article."""
    return any(
        c.own
        or (len(match.key) > 3 and c.place.population >= 1_000_000)
        or (len(match.key) > 3 and c.place.country in home and c.place.population >= 100_000)
        for c in candidates
    )


def _look_around(
    reading: Reading, match: Match, candidates: tuple[Candidate, ...], words: Words
) -> Spot | None:
    first, last = match.first, match.last
    if first and reading.words[first - 1] in ARTICLES and reading.gap(first) == "-":
        first -= 1
    before, after = reading.word(first - 1), reading.word(last)
    near, follows = reading.gap(first) == " ", reading.gap(last) in (" ", "-")
    if follows and after.isdigit() and len(after) < 4:
        return None  # a road ("US-24") or a team
    if reading.article.text.startswith("$", reading.end[last - 1]):
        return None
    sort = _sort(reading, first, last, words)
    if follows and after in words["street word"] and reading.capital(last) and not sort:
        return None
    if near and before in _BEFORE_NAME and reading.capital(first - 1):
        return None
    return Spot(
        first,
        last,
        match.key,
        candidates,
        match.skip,
        sort,
        prepared=near and before in words["place preposition"],
        joined=_is_joined(reading, first, last, words),
        common=match.key in words["common"] or match.key in words["given"],
        dotted=match.dotted,
    )


def _sort(reading: Reading, first: int, last: int, words: Words) -> str:
    """What the words beside a name say it is."""
    after = reading.word(last) if reading.gap(last) in (" ", "'s ", "’s ") else ""
    beyond = reading.word(last + 1) if reading.gap(last + 1) == " " else ""
    before = reading.word(first - 1) if reading.gap(first) == " " else ""
    compass = before in words["compass"]
    if after in words["settlement word"] and not (compass and beyond in OF):
        return "settlement"
    if after in words["division word"]:
        return "division"
    if after in words["compass"] and beyond in words["division word"]:
        return "division"
    if before in OF:
        kind = reading.word(first - 2)
        if kind in words["settlement word"]:
            return "settlement"
        if kind in words["division word"] or kind in words["compass"]:
            return "division"
    if compass:
        return "division"
    arabic = reading.word(first - 1)
    if arabic in ("محافظه", "ريف", "بريف", "بمحافظه"):
        return "division"
    return "settlement" if arabic in ("مدينه", "بمدينه", "بلده", "قريه") else ""


def _is_joined(reading: Reading, first: int, last: int, words: Words) -> bool:
    """Whether the name runs on into capitalised words that say nothing of places or dates."""
    known = (words["compass"], words["settlement word"], words["division word"], words["never"])
    left = (
        reading.gap(first) in (" ", "-", ". ")
        and not reading.starts[first]
        and reading.capital(first - 1)
        and not reading.starts[first - 1]
        and not reading.shouted[first]
        and not any(reading.words[first - 1] in kind for kind in known)
        and reading.words[first - 1] not in words["place preposition"]
    )
    right = (
        reading.gap(last) in (" ", "-", "'s ", "’s ")
        and reading.gap(last) in (" ", "-")
        and reading.capital(last)
        and not reading.shouted[first]
        and not any(reading.words[last] in kind for kind in known)
    )
    return left or right


def _with_holder(
    reading: Reading, spot: Spot, spots: Sequence[Spot], numbered: dict[int, int]
) -> Spot:
    """The spot, knowing the one that may hold it: "Homs, Syria", "Homs (Syria)"."""
    after = spot.last
    if reading.gap(after) in (" ",) and spot.sort:
        after += 1
    holder = numbered.get(after)
    if holder is None or reading.gap(after) not in (", ", " (", "، "):
        return spot
    return replace(spot, within=holder)


def is_upper(reading: Reading, spot: Spot) -> bool:
    """Whether a spot is written in capitals, as the place that opens an article is."""
    return all(reading.case[i] == CAPITALS for i in range(spot.first, spot.last))
