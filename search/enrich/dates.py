"""Finds the dates an article speaks of, and resolves them against the day it was published.

Words that carry the calendar (months, weekdays, units, figures) call a rule each; the rule looks
at the words beside them. Without a day of publication relative dates stay unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from search.article import BYLINE, DATELINE, Article
from search.enrich import calendar_arabic, date_arabic, date_arabic_months
from search.enrich.calendar_words import (
    APPROXIMATORS,
    DAY_PARTS,
    DEICTICS,
    MONTHS,
    PARTS,
    PLURAL_UNITS,
    QUALIFIERS,
    SEASONS,
    UNITS,
    WEEKDAYS,
)
from search.enrich.date_confidence import CONFIDENCE, event_tags
from search.enrich.date_context import Context, Found, Rule
from search.enrich.date_months import month_date
from search.enrich.date_numbers import figures, spelled_year
from search.enrich.date_relative import deictic, part_of_day, season, weekday
from search.enrich.date_tokens import Tokens, tokenise, words_of
from search.enrich.date_units import unit_date
from search.evidence import Mention, Tag

_PIECE = 20_000
"""Characters read at once, so that memory stays small for an article of any length."""

_RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {
        **dict.fromkeys(MONTHS, month_date),
        **dict.fromkeys(WEEKDAYS, weekday),
        **dict.fromkeys(UNITS, unit_date),
        **dict.fromkeys(PLURAL_UNITS, unit_date),
        **dict.fromkeys(DEICTICS, deictic),
        **dict.fromkeys(DAY_PARTS, part_of_day),
        **dict.fromkeys(SEASONS, season),
        "nineteen": spelled_year,
        **dict.fromkeys(calendar_arabic.MONTHS, date_arabic_months.month_date),
        **dict.fromkeys(calendar_arabic.PAIR_OPENERS, date_arabic_months.month_date),
        **dict.fromkeys(calendar_arabic.WEEKDAYS, date_arabic.weekday),
        **dict.fromkeys(calendar_arabic.DEICTICS, date_arabic.deictic),
        **dict.fromkeys(calendar_arabic.UNITS, date_arabic.unit_date),
        **dict.fromkeys(calendar_arabic.AGO, date_arabic.ago),
    }
)
_CARRIERS: Final = frozenset(_RULES)
_FIGURE: Final = re.compile(r"\d")
_CLOSING: Final = frozenset('.!?:;"”»؟…)')


def find_dates(article: Article) -> tuple[tuple[Tag, ...], tuple[Mention, ...]]:
    """The event dates of an article, and every range of its text that names a date.

    A tag is the value of one or more mentions of role "event"; its confidence is the noisy-or of
    their distinct rules. Mentions in the date line have role "published", in a byline
    "mentioned". Values are written as `str(DateValue)`.
    """
    published = article.published
    anchor = published.day if published and published.granularity in {"second", "day"} else None
    mentions: list[Mention] = []
    earlier: list[Found] = []
    for zone in article.zones:
        role = {DATELINE: "published", BYLINE: "mentioned"}.get(zone.kind, "event")
        for found in scan(article.text, zone.start, zone.end, anchor, earlier):
            value, rule = str(found.value), found.rule
            mentions.append(
                Mention(found.start, found.end, "date", value, role, rule, CONFIDENCE[rule])
            )
    return event_tags(mentions), tuple(mentions)


def scan(
    text: str, start: int, end: int, anchor: date | None, earlier: list[Found]
) -> Iterator[Found]:
    """The dates in `text[start:end]`, in order; each is added to `earlier`."""
    context = Context(anchor, earlier)
    for first, last in _pieces(text, start, end):
        if not _may_hold_dates(text[first:last]):
            continue
        for found in _read(tokenise(text, first, last), context):
            earlier.append(found)
            yield found


def _read(tokens: Tokens, context: Context) -> Iterator[Found]:
    done = 0
    words = tokens.words
    # "/" and ":" are the neighbours of the digits: what sorts between them begins with one
    for i in [i for i, word in enumerate(words) if word in _CARRIERS or "/" < word < ":"]:
        if i < done:
            continue
        match = _RULES.get(words[i], figures)(tokens, i, context)
        if match is None or match.first < done:
            continue
        first = _with_qualifier(tokens, match.first, done)
        done = match.end
        if match.value is not None:
            start = tokens.start(first) + calendar_arabic.joined(words[first])
            yield Found(start, tokens.end(match.end - 1), match.value, match.rule)


def _with_qualifier(tokens: Tokens, first: int, done: int) -> int:
    """Where a phrase begins with "early", "mid-", "about" or "the end of" before it."""
    words = tokens.words
    start = first
    j = first - 1 - (words[first - 1] == "-" and tokens.touches(first))
    if words[j] in QUALIFIERS or (j == first - 1 and words[j] in APPROXIMATORS):
        start = j
    elif words[first - 1] == "of" and words[first - 2] in PARTS:
        start = first - 2
    if start < first and words[start - 1] == "the":
        start -= 1
    return start if start >= done else first


def _may_hold_dates(piece: str) -> bool:
    """Whether a piece has a figure or a word that a date may begin with: most have none, and to
    see that costs a fraction of reading them."""
    return _FIGURE.search(piece) is not None or not _CARRIERS.isdisjoint(words_of(piece))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Paragraphs, and parts of about `_PIECE` characters of long ones."""
    for first, last in _paragraphs(text, start, end):
        yield from _parts(text, first, last)


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Ranges that end at a line end after a sentence; one within a sentence is a mere wrap."""
    first = start
    at = text.find("\n", start, end)
    while at >= 0:
        if (at > first and text[at - 1] in _CLOSING) or text.startswith("\n", at + 1, end):
            yield first, at
            first = at
        at = text.find("\n", at + 1, end)
    yield first, end


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Ranges of about `_PIECE` characters that end at a line end, or else at a space."""
    while end - start > _PIECE:
        cut = text.rfind("\n", start + 1, start + _PIECE)
        if cut < 0:
            cut = text.rfind(" ", start + 1, start + _PIECE)
        cut = cut if cut > 0 else start + _PIECE
        yield start, cut
        start = cut
    yield start, end
