"""The places of an article: which spots are places, in which role, and how sure that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from search.article import BODY, CAPTION, HEADLINE, STANDFIRST
from search.enrich.context import Context, surroundings
from search.enrich.homes import Home
from search.enrich.made import made_often
from search.enrich.matcher import Match
from search.enrich.namesakes import Choice, choose
from search.enrich.place import Place
from search.enrich.reading import CASELESS, Reading
from search.enrich.spots import Spot, is_upper

CONFIDENCE = {
    "containment": 0.97,
    "country": 0.96,
    "listed": 0.94,
    "context": 0.88,
    "transliteration": 0.8,
    "population": 0.75,
    "province": 0.7,
    "institution": 0.6,
    "acting": 0.4,
}
ABROAD = 2.5
KNOWN = 1_000_000
"""People a town must have to be known everywhere."""
ENOUGH = 3.6
"""What must speak for a spot of the gazetteer to count as a place."""


@made_often
class Located:
    """Tokens `first` up to `last` name a place. `skip`: letters of an Arabic particle before."""

    first: int
    last: int
    skip: int
    dotted: bool
    place: Place
    role: str
    rule: str
    confidence: float


def find_places(
    reading: Reading, matches: Sequence[Match], spots: Sequence[Spot], at: Home
) -> list[Located]:
    """The places of an article, in order. `at`: where its source is at home."""
    context = surroundings(matches, spots, at)
    choices = [c for c in choose(spots, context, at) if _is_place(reading, c, context, at)]
    focus = _focus(reading, choices)
    return [_located(reading, choice, focus) for choice in choices]


def _is_place(reading: Reading, choice: Choice, context: Context, at: Home) -> bool:
    """Whether enough speaks for a spot being a place at all."""
    spot, place = choice.spot, choice.place
    if choice.rule == "containment" or spot.institution:
        return choice.strength > 5.0 or choice.rule != "population"
    if spot.suspect and not spot.prepared and not spot.sort and choice.rule != "country":
        return False
    known = choice.rule in ("country", "listed") and reading.case[spot.first] != CASELESS
    if spot.common and spot.sort != "settlement" and not known:
        return False
    if place.type == "country" or (place.type == "division" and not spot.joined):
        return True
    strength = choice.strength
    if choice.rule == "population" and context.countries and not place.capital:
        strength -= 1.0
    if at.spoken and place.country not in at.spoken and choice.rule in ("population", "context"):
        # A small place abroad, for a source that writes of one country.
        strength -= ABROAD if place.population < KNOWN else 0.0
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


def _located(reading: Reading, choice: Choice, focus: str) -> Located:
    spot = choice.spot
    rule = "acting" if spot.acting else "institution" if spot.institution else choice.rule
    return Located(
        spot.first,
        spot.last,
        spot.skip,
        spot.dotted,
        choice.place,
        _role(reading, choice, focus),
        rule,
        CONFIDENCE[rule],
    )


def _role(reading: Reading, choice: Choice, focus: str) -> str:
    spot = choice.spot
    if _opens(reading, spot):
        return "dateline"
    if reading.zone[spot.first] == CAPTION:
        return "caption"
    if choice.place.value == focus:
        return "focus"
    return "event" if spot.prepared or spot.sort else "mentioned"


def _opens(reading: Reading, spot: Spot) -> bool:
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


WEIGHTS = {HEADLINE: 3.0, STANDFIRST: 0.0, CAPTION: 0.5}


def _focus(reading: Reading, choices: Sequence[Choice]) -> str:
    """The division or country most of the article is about, "" where nothing stands out.

    A place speaks for itself and for its division; what opens the article and the standfirst,
    which repeats the lead, speak for nothing.
    """
    score: defaultdict[str, float] = defaultdict(float)
    for choice in choices:
        if _opens(reading, choice.spot) or choice.spot.acting:
            continue
        worth = WEIGHTS.get(reading.zone[choice.spot.first], 1.0)
        value = choice.place.value
        score[value] += worth
        if value.count("/") == 2:
            score[value.rpartition("/")[0]] += worth * 0.5
    if not score:
        return ""
    (value, most), *others = sorted(score.items(), key=lambda item: -item[1])[:2]
    return value if most >= 2.0 and (not others or most > others[0][1] * 1.2) else ""
