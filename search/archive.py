"""The archive: an index open for searching, which follows new generations by itself.

Reads, never creates or changes anything. One archive may be used by any number of threads: each
search runs over one generation, whole.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import TracebackType

import numpy as np

from search import cursor
from search.article import HEADLINE
from search.engine import Engine, Snapshot, open_engine
from search.engine.request import Answer, Choice, Found, Period, Request
from search.errors import QueryError
from search.facet import BY_NAME, VALUE_FACETS
from search.grammar import parse, write
from search.passages import Page, choose
from search.query import FacetRequest, Query
from search.ranges import ranges
from search.resolve import resolve, resolved_tree
from search.results import ArticleView, Hit, Results, Snippet, Stats
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
            hits=_hits(answer.found[: query.limit], query.snippets),
            facets=answer.facets,
            cursor=_next(query, answer, reader.generation),
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


def _request(query: Query, tree: Node, snapshot: Snapshot) -> tuple[Request, tuple[str, ...]]:
    """The query as the engine needs it, and what the reader should know."""
    warnings: list[str] = []
    choices: dict[str, Choice] = {}
    exclude: dict[str, tuple[str, ...]] = {}
    for name in (*query.missing, *query.exclude, *(each.name for each in _facets(query))):
        _check_facet(name)
    for facet in VALUE_FACETS:
        missing = facet.name in query.missing
        if query.chosen(facet.name) or missing:
            values, said = resolve(facet.name, query.chosen(facet.name), snapshot)
            choices[facet.name] = Choice(values, missing)
            warnings.extend(said)
        if query.exclude.get(facet.name):
            exclude[facet.name], said = resolve(facet.name, query.exclude[facet.name], snapshot)
            warnings.extend(said)
    if query.since and query.until and query.since > query.until:
        warnings.append(f"No day lies between {query.since} and {query.until}: the first is later.")
    request = Request(
        tree=tree,
        choices=choices,
        exclude=exclude,
        period=_period(query),
        dates=query.dates,
        possible=query.certainty == "possible",
        sort=query.sort,
        limit=query.limit + 1 if query.limit else 0,
        after=cursor.decode(query.cursor, query.sort, snapshot.generation)
        if query.cursor
        else None,
        facets=_facets(query),
    )
    return request, tuple(warnings)


def _facets(query: Query) -> tuple[FacetRequest, ...]:
    return tuple(
        each if isinstance(each, FacetRequest) else FacetRequest(each) for each in query.facets
    )


def _check_facet(name: str) -> None:
    if name not in BY_NAME:
        known = ", ".join(BY_NAME)
        message = f"there is no facet {name!r}; the facets are {known}"
        raise QueryError("unknown_facet", 0, len(name), message, parameter="facets")


def _period(query: Query) -> Period | None:
    missing = "date" in query.missing
    if query.since is None and query.until is None and not missing:
        return None
    return Period(_ordinal(query.since), _ordinal(query.until), missing)


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def _next(query: Query, answer: Answer, generation: int) -> str | None:
    """The cursor behind the last hit shown, if there are more."""
    if not query.limit or len(answer.found) <= query.limit:
        return None
    return cursor.encode(answer.found[query.limit - 1].after, query.sort, generation)


def _hits(found: Sequence[Found], snippets: int) -> tuple[Hit, ...]:
    """What is shown of articles: their headlines and the passages that matched best."""
    pages = [
        Page(each.article.text, each.article.zones, each.sentences, each.marks) for each in found
    ]
    passages = choose(pages, snippets)
    return tuple(_hit(each, shown) for each, shown in zip(found, passages, strict=True))


def _hit(found: Found, snippets: tuple[Snippet, ...]) -> Hit:
    article = found.article
    zones = article.zones
    start, end = (zones[0].start, zones[0].end) if zones and zones[0].kind == HEADLINE else (0, 0)
    count = int(np.searchsorted(found.marks.start, end))
    in_head = ranges(found.marks.start[:count].tolist(), found.marks.end[:count].tolist())
    return Hit(
        id=article.id,
        title=article.text[start:end],
        title_marks=tuple((low - start, high - start) for low, high in in_head),
        url=article.url,
        source=article.source,
        authors=article.authors,
        language=article.language,
        published=article.published,
        score=found.score,
        snippets=snippets,
        places=found.places,
        actors=found.actors,
    )
