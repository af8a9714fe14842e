"""Suggesting: did the reader mean a word that more articles hold?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from search.folding import fold
from search.grammar import parse, write
from search.query import Query
from search.stemming import stem_language, stem_words
from search.suggestion import Suggestion
from search.tree import Node, Span, Together, Word, parts

LITTLE = 1000
"""A word finds little if at most one article in so many holds any of its forms."""
COMMONER = 10
"""Another spelling must be in more than so many times as many articles."""
EDIT = 50
"""A second edit is believed of a word that is in so many times as many articles."""
OTHERS = 3
"""Spellings that are tried for a word."""

Spellings = Callable[[str, int], Mapping[str, int]]
Totals = Callable[[Sequence[Query]], Sequence[int]]


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A word that finds little: where it stands, whether it finds nothing, what may be meant."""

    typed: str
    spans: tuple[Span, ...]
    nothing: bool
    others: tuple[str, ...]


def suggestions(
    query: Query, spellings: Spellings, totals: Totals, limit: int
) -> tuple[Suggestion, ...]:
    """Queries with other words, the likeliest first, that find more than the query does.

    One word is changed in each, and with it every word that finds nothing as it is typed, or
    every one that finds little.
    """
    counted = replace(query, cursor=None, limit=0, facets=())
    doubts = _doubts(query, spellings, totals)
    changed = list(dict.fromkeys(_changes(query.text, doubts)))
    texts = [text for text, _ in changed]
    total, *found = totals([counted, *(replace(counted, text=text) for text in texts)])
    return tuple(
        Suggestion(text, changes, count)
        for (text, changes), count in zip(changed, found, strict=True)
        if count > total
    )[:limit]


def _doubts(query: Query, spellings: Spellings, totals: Totals) -> list[_Doubt]:
    spans: dict[str, list[Span]] = {}
    for word in _words(parse(query.text, query.match).tree):
        spans.setdefault(word.text, []).append(word.span)
    asked = [Query(), *(Query(write(Word(text))) for text in spans)]
    live, *counts = totals([replace(each, limit=0, facets=()) for each in asked])
    doubts = []
    for (text, places), count in zip(spans.items(), counts, strict=True):
        if count <= max(1, live // LITTLE):
            others = _others(fold(text), count, spellings)
            doubts.append(_Doubt(text, tuple(dict.fromkeys(places)), not count, others))
    return [doubt for doubt in doubts if doubt.others]


def _words(tree: Node) -> Iterator[Word]:
    """The words of a tree, those of quotes too, none under a NOT."""
    if isinstance(tree, Word):
        yield tree
    for node in tree.terms if isinstance(tree, Together) else parts(tree):
        yield from _words(node)


def _others(word: str, count: int, spellings: Spellings) -> tuple[str, ...]:
    """Likely spellings, best first. Of short words and such with digits anything is one."""
    if len(word) < 3 or any(c.isdigit() for c in word):
        return ()
    near = spellings(word, 1)
    far = spellings(word, 2) if len(word) > 4 else near
    likely = {
        other: held if other in near else held / EDIT
        for other, held in far.items()
        if held > COMMONER * count
    }
    best: dict[str, str] = {}
    for other in sorted(likely, key=lambda other: (-likely[other], other)):
        best.setdefault(_stem(other), other)  # forms of one word find the same
    return tuple(best.values())[:OTHERS]


def _stem(word: str) -> str:
    language = stem_language("", word)
    return stem_words(language, [word])[0] if language else word


def _changes(
    text: str, doubts: Sequence[_Doubt]
) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Other texts, the best spelling of each word before the second best of any."""
    for rank in range(OTHERS):
        for doubt in doubts:
            if rank < len(doubt.others):
                for also in ([each for each in doubts if each.nothing], doubts):
                    chosen = {
                        each.typed: each.others[rank if each is doubt else 0]
                        for each in doubts
                        if each is doubt or each in also
                    }
                    yield _replaced(text, doubts, chosen), tuple(chosen.items())


def _replaced(text: str, doubts: Sequence[_Doubt], chosen: Mapping[str, str]) -> str:
    """The query text with the chosen words in place of those typed."""
    places = [(span, chosen[each.typed]) for each in doubts if each.typed in chosen
              for span in each.spans]  # fmt: skip
    for (start, end), word in sorted(places, reverse=True):
        text = text[:start] + word + text[end:]
    return text
