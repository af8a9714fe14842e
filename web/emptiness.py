"""Nothing found: what each part of the search finds by itself, and what is found without it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from search.archive import Archive
from search.diagnosis import Clause
from search.errors import QueryError
from search.query import Query
from web.tongues import Tongue
from web.wording import say_range, say_value

MOST_COMPLETIONS = 5


@dataclass(frozen=True, slots=True)
class Cause:
    """A part of a search: its facet ("" for words), how it reads, what it finds, what is left."""

    facet: str
    label: str
    excluded: bool
    alone: int
    rest: Query
    without: int


@dataclass(frozen=True, slots=True)
class Instead:
    """Another search, how it reads, and its total."""

    label: str
    query: Query
    count: int


@dataclass(frozen=True, slots=True)
class Emptiness:
    """Why a search finds nothing, and what would find something."""

    causes: tuple[Cause, ...]
    spellings: tuple[Instead, ...]
    words: tuple[Instead, ...]
    any_word: Instead | None


def emptiness(archive: Archive, query: Query, tongue: Tongue) -> Emptiness:
    """Take a search that finds nothing apart; what passes the caps of the language is left out."""
    first = replace(query, cursor=None)
    try:
        causes = tuple(_cause(each, first, tongue) for each in archive.diagnose(first).clauses)
        spellings = spelled_otherwise(archive, first)
        words = _begun(archive, first)
    except QueryError:
        return Emptiness((), (), (), None)
    return Emptiness(causes, spellings, words, _any_word(archive, first, tongue))


def spelled_otherwise(archive: Archive, query: Query) -> tuple[Instead, ...]:
    """The search with other spellings of rare words, each with its total."""
    first = replace(query, cursor=None)
    return tuple(
        Instead(each.text, replace(first, text=each.text), each.count)
        for each in archive.suggest(first)
    )


def _cause(clause: Clause, query: Query, tongue: Tongue) -> Cause:
    facet = "" if clause.parameter == "q" else clause.parameter.removeprefix("not.")
    return Cause(
        facet,
        _said(clause, query, facet, tongue),
        clause.parameter.startswith("not."),
        clause.alone,
        clause.rest,
        clause.without,
    )


def _said(clause: Clause, query: Query, facet: str, tongue: Tongue) -> str:
    if not facet:
        return clause.text
    if clause.parameter.startswith("not."):
        return say_value(facet, clause.text, tongue)
    none = [tongue("none")] if facet in query.missing else []
    if facet == "date":
        ranged = bool(query.since or query.until)
        days = [say_range(query.since, query.until, tongue)] if ranged else []
        return tongue(", ").join(days + none)
    return tongue(", ").join([*(say_value(facet, v, tongue) for v in query.chosen(facet)), *none])


def _begun(archive: Archive, query: Query) -> tuple[Instead, ...]:
    """Words that begin as the last one typed does, for a search of words alone that ends so."""
    rest, _, last = query.text.rpartition(" ")
    if len(last) < 2 or not last.isalnum():
        return ()
    others = replace(query, text=rest)
    try:
        found = archive.complete(last, others, MOST_COMPLETIONS)
    except QueryError:
        return ()  # "food AND" is no search by itself
    made = ((f"{rest} {each.word}".strip(), each.count) for each in found if each.word != last)
    return tuple(Instead(text, replace(query, text=text), count) for text, count in made)


def _any_word(archive: Archive, query: Query, tongue: Tongue) -> Instead | None:
    if query.match == "any" or len(query.text.split()) < 2:
        return None
    loose = replace(query, match="any")
    total = archive.search(replace(loose, limit=0, facets=(), snippets=0)).total
    return Instead(tongue("any of the words"), loose, total) if total else None
