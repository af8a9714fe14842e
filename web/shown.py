"""Hits as a results page shows them: all that a template prints, worked out beforehand.

Ten hits have some two hundred strings; a template that called a function for each would take
longer than the search.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.article import Published
from search.query import Query
from search.results import Hit
from web.addresses import Addresses
from web.choices import choose
from web.matched import other_words, typed_words
from web.segments import Range
from web.shortcuts import To, shortcut
from web.tongues import Tongue
from web.wording import begins_within, ends_within, say_place, say_published

Pieces = tuple[tuple[str, bool], ...]
"""A text cut at its marks: each piece, and whether it is a mark."""

ELLIPSIS = "…"
_GAP = "\u00a0"


@dataclass(frozen=True, slots=True)
class Shown:
    """One hit. `day` is "" where it has no date; `places` and `actors` are labels and addresses."""

    go: str
    title: Pieces
    language: str
    date: str
    day: str
    source: str
    places: tuple[tuple[str, str], ...]
    actors: tuple[tuple[str, str], ...]
    passages: tuple[Pieces, ...]
    others: tuple[str, ...]


def shown(hits: Sequence[Hit], query: Query, tongue: Tongue) -> tuple[Shown, ...]:
    """The hits of a search, each with the addresses its words lead to."""
    to = Addresses(tongue.root)
    place, actor = (shortcut(choose, query, name, to.home) for name in ("place", "actor"))
    article, typed = to.articles(query), typed_words(query.text)
    return tuple(_shown(hit, typed, tongue, article, place, actor) for hit in hits)


def _shown(
    hit: Hit, typed: frozenset[str], tongue: Tongue, article: To, place: To, actor: To
) -> Shown:
    published: Published | None = hit.published
    return Shown(
        go=article(hit.id),
        title=pieces(hit.title or tongue("(untitled)"), hit.title_marks),
        language=hit.language or "",
        date=str(published.value) if published else "",
        day=say_published(published, tongue) if published else "",
        source=hit.source or "",
        places=tuple((say_place(each), place(each)) for each in hit.places),
        actors=tuple((each, actor(each)) for each in hit.actors),
        passages=tuple(_passage(each.text, each.marks) for each in hit.snippets),
        others=other_words(hit, typed) if typed else (),
    )


def pieces(text: str, marks: Sequence[Range]) -> Pieces:
    """The text whole, cut at marks that are sorted and disjoint."""
    cut: list[tuple[str, bool]] = []
    end = 0
    for left, right in marks:
        if left > end:
            cut.append((text[end:left], False))
        cut.append((text[left:right], True))
        end = right
    if end < len(text):
        cut.append((text[end:], False))
    return tuple(cut)


def _passage(text: str, marks: Sequence[Range]) -> Pieces:
    before = ((ELLIPSIS + _GAP, False),) if begins_within(text) else ()
    after = ((_GAP + ELLIPSIS, False),) if ends_within(text) else ()
    return (*before, *pieces(text, marks), *after)
