"""Hits as a results page shows them: all that a template prints, worked out beforehand.

Ten hits have some two hundred strings; a template that called a function for each would take
longer than the search.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from search.query import Query
from search.results import Hit
from web.addresses import Addresses
from web.matched import other_words, typed_words
from web.segments import Range
from web.shortcuts import To, choose_shortcut
from web.tongues import Tongue
from web.wording import begins_within, ends_within, say_place, say_published

Pieces = tuple[tuple[str, bool], ...]
"""A text cut at its marks: each piece, and whether it is a mark."""

ELLIPSIS = "…"
_GAP = "\u00a0"


class Shown(NamedTuple):
    """One hit, a tuple that the template takes apart.

    `foreign`: it is not in the page's language. `day` is "" where it has no date; `places` and
    `actors` are labels and addresses, "" for what is chosen already; `others` the words it was
    found by, and what joins each to the next.
    """

    go: str
    title: Pieces
    language: str
    foreign: bool
    date: str
    day: str
    source: str
    places: tuple[tuple[str, str], ...]
    actors: tuple[tuple[str, str], ...]
    passages: tuple[Pieces, ...]
    others: tuple[tuple[str, str], ...]


def shown(hits: Sequence[Hit], query: Query, tongue: Tongue) -> tuple[Shown, ...]:
    """The hits of a search, each with the addresses its words lead to."""
    to = Addresses(tongue.root)
    place, actor = (_unchosen(query, name, to.home) for name in ("place", "actor"))
    article, typed = to.articles(query), typed_words(query.text)
    return tuple(_shown(hit, typed, tongue, article, place, actor) for hit in hits)


def _shown(
    hit: Hit, typed: frozenset[str], tongue: Tongue, article: To, place: To, actor: To
) -> Shown:
    published = hit.published
    title = hit.title or tongue("(untitled)")
    language = hit.language or ""
    return Shown(
        article(hit.id),
        pieces(title, hit.title_marks) if hit.title_marks else ((title, False),),
        language,
        language != tongue.code,
        str(published.value) if published else "",
        say_published(published, tongue) if published else "",
        hit.source or "",
        tuple([(say_place(each), place(each)) for each in hit.places]),
        tuple([(each, actor(each)) for each in hit.actors]),
        tuple([_passage(each.text, each.marks) for each in hit.snippets]),
        _joined(other_words(hit, typed), tongue(", ")) if typed else (),
    )


def _unchosen(query: Query, facet: str, path: str) -> To:
    """From a value to the address that chooses it; "" where it is the only one chosen."""
    choose, chosen = choose_shortcut(query, facet, path), query.chosen(facet)
    return lambda value: "" if chosen == (value,) else choose(value)


def _joined(words: Sequence[str], comma: str) -> tuple[tuple[str, str], ...]:
    return tuple([(word, comma) for word in words[:-1]] + [(word, "") for word in words[-1:]])


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
