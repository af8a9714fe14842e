"""Finds the dates an article speaks of, and resolves them against the day it was published.

Words that carry the calendar (months, weekdays, units, figures) call a rule each; the rule looks
at the words beside them. Without a day of publication relative dates stay unresolved.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from search.article import BYLINE, DATELINE, Article, Zone
from search.datevalue import DateValue
from search.enrich import calendar_arabic
from search.enrich.calendar_words import APPROXIMATORS, PARTS, QUALIFIERS
from search.enrich.date_confidence import CONFIDENCE, event_tags
from search.enrich.date_context import Context, Found
from search.enrich.date_hints import hints, windows
from search.enrich.date_numbers import figures
from search.enrich.date_rules import RULES
from search.enrich.date_tokens import Tokens
from search.enrich.date_words import date_words
from search.enrich.texts import Texts, lay
from search.evidence import Mention, Tag

_ROLES: Final = {DATELINE: "published", BYLINE: "mentioned"}
_PIECE = 20_000
"""Characters read at once, so that memory stays small for an article of any length."""

_CLOSING: Final = frozenset('.!?:;"”»؟…)')


def find_dates(article: Article) -> tuple[tuple[Tag, ...], tuple[Mention, ...]]:
    """The event dates of an article, and every range of its text that names a date.

    A tag is the value of one or more mentions of role "event"; its confidence is the noisy-or of
    their distinct rules. Mentions in the date line have role "published", in a byline
    "mentioned". Values are written as `str(DateValue)`.
    """
    every = [at for zone in article.zones for at in hints(article.text, zone.start, zone.end)]
    (mentions,) = date_mentions([article], [every], lay([article.text]))
    return event_tags(mentions), tuple(mentions)


def date_mentions(
    articles: Sequence[Article], every: Sequence[Sequence[int]], texts: Texts
) -> list[list[Mention]]:
    """Every range of each article that names a date, by the hints (`date_hints.py`) in its zones.

    `texts`: those of the articles.
    """
    roles: list[str] = []
    ranges: list[tuple[int, int, int]] = []
    for number, (article, at) in enumerate(zip(articles, every, strict=True)):
        for zone in article.zones:
            ranges += [(number, *each) for each in _ranges(article.text, zone, at)]
            roles += [_ROLES.get(zone.kind, "event")] * (len(ranges) - len(roles))
    contexts = [Context(_anchor(article), []) for article in articles]
    mentions: list[list[Mention]] = [[] for _ in articles]
    pieces = date_words().tokens(texts, ranges) if ranges else []
    for (number, _, _), role, tokens in zip(ranges, roles, pieces, strict=True):
        context, own = contexts[number], mentions[number]
        for found in _read(tokens, context):
            context.earlier.append(found)
            value, rule = written(found.value), found.rule
            own.append(Mention(found.start, found.end, "date", value, role, rule, CONFIDENCE[rule]))
    return mentions


def _anchor(article: Article) -> date | None:
    """The day that relative dates are counted from."""
    published = article.published
    return published.day if published and published.granularity in {"second", "day"} else None


def _ranges(text: str, zone: Zone, every: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The ranges of a zone to read for those of some hints that stand in it."""
    own = every[bisect_left(every, zone.start) : bisect_left(every, zone.end)]
    for first, last in _pieces(text, zone.start, zone.end) if own else ():
        yield from windows(text, first, last, own[bisect_left(own, first) : bisect_left(own, last)])


def _read(tokens: Tokens, context: Context) -> Iterator[Found]:
    done = 0
    words = tokens.words
    for i in tokens.carriers:
        if i < done:
            continue
        match = RULES.get(words[i], figures)(tokens, i, context)
        if match is None or match.first < done:
            continue
        first = _with_qualifier(tokens, match.first, done)
        done = match.end
        if match.value is not None:
            start = tokens.start(first) + calendar_arabic.joined(words[first])
            yield Found(start, tokens.end(match.end - 1), match.value, match.rule)


@lru_cache(maxsize=4096)
def written(value: DateValue) -> str:
    """A date as facets have it: the same few days come again and again."""
    return str(value)


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
