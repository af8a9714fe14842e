"""The places of an article: which spots are places, in which role, and how sure that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from search.article import CAPTION, HEADLINE, STANDFIRST
from search.enrich.context import surroundings
from search.enrich.credible import is_credible, is_sure, opens
from search.enrich.homes import Home
from search.enrich.made import made_often
from search.enrich.matcher import Match
from search.enrich.namesakes import Choice, choose
from search.enrich.place import Place
from search.enrich.reading import Reading
from search.enrich.spots import Spot

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
    every = choose(spots, context, at)
    sure = {choice.spot.key for choice in every if is_sure(reading, choice)}
    choices = [c for c in every if is_credible(reading, c, context, at, c.spot.key in sure)]
    focus = _focus(reading, choices)
    return [_located(reading, choice, focus) for choice in choices]


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
    if opens(reading, spot):
        return "dateline"
    if reading.zone[spot.first] == CAPTION:
        return "caption"
    if choice.place.value == focus:
        return "focus"
    return "event" if spot.prepared or spot.sort else "mentioned"


WEIGHTS = {HEADLINE: 3.0, STANDFIRST: 0.0, CAPTION: 0.5}


def _focus(reading: Reading, choices: Sequence[Choice]) -> str:
    """The division or country most of the article is about, "" where nothing stands out.

    A place speaks for itself and for its division; what opens the article and the standfirst,
    which repeats the lead, speak for nothing.
    """
    score: defaultdict[str, float] = defaultdict(float)
    for choice in choices:
        if opens(reading, choice.spot) or choice.spot.acting:
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
