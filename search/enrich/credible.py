"""Whether enough speaks for a name being a place at all: most names of news are shared with some
village.

News tells of a small place at least once where it is: "in Blackstone, Massachusetts". A name that
never stands so in an article is rather that of a company or a person.
"""

from __future__ import annotations

from search.article import BODY, STANDFIRST
from search.enrich.context import Context
from search.enrich.homes import Home
from search.enrich.namesakes import Choice
from search.enrich.reading import CAPITALS, CASELESS, Reading
from search.enrich.spots import Spot, is_upper

GUESSED = ("context", "population")
"""The rules by which a name is that of any settlement of the gazetteer."""
ENOUGH = 3.6
"""What must speak for a spot of the gazetteer to count as a place."""
ABROAD = 2.5
KNOWN = 1_000_000
"""People a town must have to be known everywhere."""
UNSURE = 4.0
"""What is taken from a smaller place that the article never says is one."""
SMALL = 300_000
CODE = 5
"""Letters that a code may have: all in capitals it is rather that than a place."""
SURELY = frozenset(
    {"in", "near", "outside", "inside", "around", "across", "throughout", "downtown"}
)
"""Before these names of companies hardly stand, as they do behind "at" and "from"."""


def is_sure(reading: Reading, choice: Choice) -> bool:
    """Whether what stands beside a name tells that it is a place."""
    spot = choice.spot
    if choice.rule == "containment" or spot.sort or opens(reading, spot):
        return True
    if _is_code(reading, spot):
        return False
    return spot.institution or (spot.prepared and reading.words[spot.first - 1] in SURELY)


def is_credible(reading: Reading, choice: Choice, context: Context, at: Home, sure: bool) -> bool:
    """Whether enough speaks for a spot being a place. `sure`: somewhere in the article it is."""
    spot, place = choice.spot, choice.place
    if _is_quoted_stock(reading, spot):
        return False
    if choice.rule == "containment" or (spot.institution and not spot.common):
        return choice.strength > 5.0 or choice.rule != "population"
    if spot.suspect and not spot.prepared and not spot.sort and choice.rule != "country":
        return False
    known = choice.rule in ("country", "listed") and reading.case[spot.first] != CASELESS
    if spot.common and spot.sort != "settlement" and not known:
        return False
    if place.type == "country" or (place.type == "division" and not spot.joined):
        return True
    strength = choice.strength - _doubt(reading, choice, context, at, sure)
    if spot.prepared:
        strength += 1.5
    if spot.sort:
        strength += 1.5
    if spot.joined:
        strength -= 3.0
    if reading.starts[spot.first]:
        strength -= 0.5
    if reading.shouted[spot.first]:
        strength -= 2.0
    if spot.last - spot.first > 1:
        strength += 0.7
    return strength >= (ENOUGH if choice.rule in ("listed", "transliteration") else ENOUGH + 1.4)


def _doubt(reading: Reading, choice: Choice, context: Context, at: Home, sure: bool) -> float:
    """What speaks against a settlement that only the gazetteer knows."""
    spot, place = choice.spot, choice.place
    if choice.rule not in GUESSED:
        return 0.0
    doubt = 0.0
    if choice.rule == "population" and context.countries and not place.capital:
        doubt += 1.0
    if at.spoken and place.country not in at.spoken and place.population < KNOWN:
        doubt += ABROAD  # a small place abroad, for a source that writes of one country
    if sure or reading.case[spot.first] == CASELESS:
        return doubt
    usual = any(c.canonical for c in spot.candidates if c.place is place)
    if place.population < SMALL and not at.share(place)[1]:
        doubt += UNSURE
    if not usual and (place.population < SMALL or _is_code(reading, spot)):
        doubt += UNSURE
    return doubt


def _is_code(reading: Reading, spot: Spot) -> bool:
    """Whether a spot looks like "IPO" or "SEC", in a text that is not all in capitals."""
    return (
        spot.last - spot.first == 1
        and reading.case[spot.first] == CAPITALS
        and not reading.shouted[spot.first]
        and len(reading.words[spot.first]) <= CODE
    )


def _is_quoted_stock(reading: Reading, spot: Spot) -> bool:
    """Whether a spot is the code of a share and its exchange: "(RIO.AX)"."""
    both = range(spot.first, spot.last + 1)
    return reading.gaps[spot.last] == "." and all(reading.case[i] == CAPITALS for i in both)


def opens(reading: Reading, spot: Spot) -> bool:
    """Whether a spot is the place an article was filed from: "AMMAN:", "BEIRUT (Reuters) -"."""
    if reading.starts[spot.first] != 3 or reading.zone[spot.first] not in (BODY, STANDFIRST):
        return False
    end = reading.end[spot.last - 1]
    tail = reading.article.text[end : end + 60].split("\n")[0]
    if tail.startswith(":"):
        return True
    dash = min(
        (at for mark in (" - ", " – ", " — ", "--", "—") if (at := tail.find(mark)) >= 0),
        default=-1,
    )
    return dash >= 0 and (is_upper(reading, spot) or "(" in tail[:dash] or dash < 2)
