"""Finds the dates an article speaks of, and resolves them against the day it was published.

Words that carry the calendar (months, weekdays, units, figures) call a rule each; the rule looks
at the words beside them. Without a day of publication relative dates stay unresolved.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from search.article import BYLINE, DATELINE, Article
from search.enrich import calendar_arabic
from search.enrich.calendar_words import APPROXIMATORS, PARTS, QUALIFIERS
from search.enrich.date_confidence import CONFIDENCE, event_tags
from search.enrich.date_context import Context, Found
from search.enrich.date_hints import hints, windows
from search.enrich.date_numbers import figures
from search.enrich.date_rules import CARRIERS, RULES
from search.enrich.date_tokens import Tokens, tokenise
from search.evidence import Mention, Tag

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
    mentions = date_mentions(article, every)
    return event_tags(mentions), tuple(mentions)


def date_mentions(article: Article, every: Sequence[int]) -> list[Mention]:
    """Every range of an article that names a date, by the hints (`date_hints.py`) in its zones."""
    published = article.published
    anchor = published.day if published and published.granularity in {"second", "day"} else None
    mentions: list[Mention] = []
    earlier: list[Found] = []
    for zone in article.zones:
        role = {DATELINE: "published", BYLINE: "mentioned"}.get(zone.kind, "event")
        own = every[bisect_left(every, zone.start) : bisect_left(every, zone.end)]
        for found in scan(article.text, zone.start, zone.end, anchor, earlier, own):
            value, rule = str(found.value), found.rule
            mentions.append(
                Mention(found.start, found.end, "date", value, role, rule, CONFIDENCE[rule])
            )
    return mentions


def scan(
    text: str, start: int, end: int, anchor: date | None, earlier: list[Found], at: Sequence[int]
) -> Iterator[Found]:
    """The dates in `text[start:end]`, whose hints stand `at`; each is added to `earlier`."""
    context = Context(anchor, earlier)
    for first, last in _pieces(text, start, end) if at else ():
        own = at[bisect_left(at, first) : bisect_left(at, last)]
        for begin, until in windows(text, first, last, own):
            for found in _read(tokenise(text, begin, until), context):
                earlier.append(found)
                yield found


def _read(tokens: Tokens, context: Context) -> Iterator[Found]:
    done = 0
    words = tokens.words
    # "/" and ":" are the neighbours of the digits: what sorts between them begins with one
    for i in [i for i, word in enumerate(words) if word in CARRIERS or "/" < word < ":"]:
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
