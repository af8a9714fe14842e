"""The archive: an index open for searching, which follows new generations by itself.

Reads, never creates or changes anything. One archive may be used by any number of threads: each
search runs over one generation, whole.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import TracebackType

from search import cursor
from search.diagnose import diagnosis
from search.diagnosis import Diagnosis
from search.engine import Engine, Snapshot, open_engine
from search.engine.request import Choice, Period, Request
from search.errors import QueryError
from search.explanation import Explanation
from search.facet import BY_NAME, VALUE_FACETS
from search.grammar import parse, write
from search.likeness import LIKENESS_WORDS, likeness
from search.query import FacetRequest, Query
from search.quiet import hushed
from search.resolve import resolve, resolved_tree
from search.results import ArticleView, Hit, Results, Stats
from search.shown import hits
from search.suggest import suggestions
from search.suggestion import Completion, Suggestion
from search.tree import Node


def open_archive(folder: str | Path) -> Archive:
    """Open the index in `folder`; IndexMissing, IndexFormat or IndexBroken where that fails."""
    return Archive(Path(folder))


class Archive:
    """An open index. Closing it lets go of the files; a search after that opens them anew."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._engine: Engine = open_engine(folder)

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self._engine.close()

    @property
    def generation(self) -> int:
        """The number of the newest generation."""
        return self._engine.current().generation

    def stats(self) -> Stats:
        """What the index holds."""
        return self._engine.current().stats()

    def search(self, query: Query) -> Results:
        """Answer a query; QueryError where it cannot be answered as it stands."""
        started = time.perf_counter()
        reader = self._engine.current()
        parsed = parse(query.text, query.match)
        tree, warnings = resolved_tree(parsed.tree, reader)
        request, more = _request(query, tree, reader)
        answer = reader.answer(request)
        return Results(
            query=query.text,
            parsed=write(parsed.tree),
            warnings=(*parsed.warnings, *warnings, *more),
            total=answer.total,
            hits=hits(answer.listed, query.snippets),
            facets=answer.facets,
            cursor=cursor.encode(answer.after, query.sort, reader.generation)
            if answer.after
            else None,
            generation=reader.generation,
            took_ms=(time.perf_counter() - started) * 1000,
        )

    def article(self, id: str, query: Query | None = None) -> ArticleView | None:
        """The article with this id, with the marks of a query in it; None where there is none."""
        reader = self._engine.current()
        if query is None:
            return reader.article(id, None)
        tree, _ = resolved_tree(parse(query.text, query.match).tree, reader)
        return reader.article(id, tree, query.dates, query.certainty == "possible")

    def explain(self, query: Query, id: str) -> Explanation | None:
        """How the score of an article comes about; None where there is no such id."""
        reader = self._engine.current()
        return reader.explain(_asked(query, reader), id)

    def diagnose(self, query: Query) -> Diagnosis:
        """What each word and filter of a query finds alone, and what the query finds without it."""
        reader = self._engine.current()
        return diagnosis(query, lambda queries: _totals(queries, reader))

    def suggest(self, query: Query, limit: int = 5) -> tuple[Suggestion, ...]:
        """Queries with other spellings of words that find little, the likeliest first.

        Each finds more than the query does, under the same filters.
        """
        reader = self._engine.current()
        return suggestions(query, reader.spellings, lambda asked: _totals(asked, reader), limit)

    def complete(self, prefix: str, query: Query, limit: int = 10) -> tuple[Completion, ...]:
        """Words that begin with `prefix`, most found first, among what the query finds."""
        reader = self._engine.current()
        return reader.completions(prefix, _asked(query, reader), limit)

    def similar(self, id: str, limit: int = 10) -> tuple[Hit, ...]:
        """The articles most like one; () where there is no such id."""
        reader = self._engine.current()
        words = reader.telling(id, LIKENESS_WORDS)
        if not words:
            return ()
        query = Query(sort="relevance", limit=limit + 1, facets=())
        request, _ = _request(query, likeness(words), reader)
        found = hits(reader.answer(request).listed, query.snippets)
        return tuple([each for each in found if each.id != id][:limit])


def _asked(query: Query, snapshot: Snapshot) -> Request:
    tree, _ = resolved_tree(parse(query.text, query.match).tree, snapshot)
    return _request(query, tree, snapshot)[0]


def _totals(queries: Sequence[Query], snapshot: Snapshot) -> tuple[int, ...]:
    return snapshot.totals([_asked(query, snapshot) for query in queries])


def _request(query: Query, tree: Node, snapshot: Snapshot) -> tuple[Request, tuple[str, ...]]:
    """The query as the engine needs it, and what the reader should know."""
    facets = _facets(query)
    asked = {*query.missing, *query.exclude, *[each.name for each in facets]}
    if unknown := asked - BY_NAME.keys():
        raise _unknown(min(unknown))
    warnings: list[str] = []
    choices: dict[str, Choice] = {}
    exclude: dict[str, tuple[str, ...]] = {}
    for facet in VALUE_FACETS:
        typed, missing = query.chosen(facet.name), facet.name in query.missing
        if typed or missing:
            values, said = resolve(facet.name, typed, snapshot)
            choices[facet.name] = Choice(values, missing)
            warnings.extend(said)
        if query.exclude.get(facet.name):
            exclude[facet.name], said = resolve(facet.name, query.exclude[facet.name], snapshot)
            warnings.extend(said)
    if query.since and query.until and query.since > query.until:
        warnings.append(f"No day lies between {query.since} and {query.until}: the first is later.")
    request = Request(
        tree=hushed(tree),
        choices=choices,
        exclude=exclude,
        period=_period(query),
        dates=query.dates,
        possible=query.certainty == "possible",
        sort=query.sort,
        limit=query.limit,
        after=cursor.decode(query.cursor, query.sort, snapshot.generation)
        if query.cursor
        else None,
        facets=facets,
        match=query.match,
    )
    return request, tuple(warnings)


def _facets(query: Query) -> tuple[FacetRequest, ...]:
    return tuple([_asked_facet(each) if isinstance(each, str) else each for each in query.facets])


@lru_cache(maxsize=64)
def _asked_facet(name: str) -> FacetRequest:
    return FacetRequest(name)


def _unknown(name: str) -> QueryError:
    known = ", ".join(BY_NAME)
    message = f"there is no facet {name!r}; the facets are {known}"
    return QueryError("unknown_facet", 0, len(name), message, parameter="facets")


def _period(query: Query) -> Period | None:
    missing = "date" in query.missing
    if query.since is None and query.until is None and not missing:
        return None
    return Period(_ordinal(query.since), _ordinal(query.until), missing)


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()
