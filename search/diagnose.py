"""Diagnosing: a search taken apart into its words and filters, and counted without each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from search.diagnosis import Clause, Diagnosis
from search.facet import VALUE_FACETS
from search.grammar import parse, write
from search.query import Query
from search.tree import And, Boost, Everything, Node, Or, Prefer, Span

_NOWHERE: Span = (0, 0)


@dataclass(frozen=True, slots=True)
class _Part:
    """A clause and the two searches that tell what it does: it alone, and the others."""

    parameter: str
    text: str
    span: Span
    alone: Query
    rest: Query


def diagnosis(query: Query, totals: Callable[[Sequence[Query]], Sequence[int]]) -> Diagnosis:
    """What each clause of a search does; `totals` says what searches find.

    QueryError where the search, or what is left of it, cannot be read or passes the caps.
    """
    query = replace(query, cursor=None)
    parts = [*_words(query), *_choices(query)]
    asked = [query, *(part.alone for part in parts), *(part.rest for part in parts)]
    total, *counts = totals([replace(each, limit=0, facets=()) for each in asked])
    each = zip(parts, counts[: len(parts)], counts[len(parts) :], strict=True)
    return Diagnosis(
        total,
        tuple(
            Clause(part.parameter, part.text, part.span, alone, part.rest, without)
            for part, alone, without in each
        ),
    )


def _words(query: Query) -> Iterator[_Part]:
    """The clauses of the query's text."""
    nothing = Query(match=query.match, dates=query.dates, certainty=query.certainty)
    for node, rest in clauses(parse(query.text, query.match).tree):
        text = write(node)
        left = replace(query, text=write(rest) if rest else "")
        yield _Part("q", text, node.span, replace(nothing, text=text), left)


def clauses(tree: Node) -> Iterator[tuple[Node, Node | None]]:
    """Each clause of a tree, and the tree without it (None: nothing is left).

    A NOT is one clause, whatever it holds.
    """
    match tree:
        case Everything():
            return
        case And(children) | Or(children):
            for number, child in enumerate(children):
                for clause, rest in clauses(child):
                    left = (*children[:number], *((rest,) if rest else ()), *children[number + 1 :])
                    yield clause, left[0] if len(left) == 1 else replace(tree, children=left)
        case Prefer(required, optional):
            for clause, rest in clauses(required):
                yield clause, Prefer(rest, optional) if rest else optional
            for clause, rest in clauses(optional):
                yield clause, Prefer(required, rest) if rest else required
        case Boost(child):
            for clause, rest in clauses(child):
                yield clause, replace(tree, child=rest) if rest else None
        case _:
            yield tree, None


def _choices(query: Query) -> Iterator[_Part]:
    """The filters chosen beside the text."""
    nothing = Query(dates=query.dates, certainty=query.certainty)
    for facet in VALUE_FACETS:
        name = facet.name
        values, missing = query.chosen(name), name in query.missing
        if values or missing:
            text = ", ".join((*values, *(("none",) if missing else ())))
            choice: dict[str, Any] = {name: values, "missing": (name,) if missing else ()}
            others: dict[str, Any] = {name: (), "missing": _but(query.missing, name)}
            rest = replace(query, **others)
            yield _Part(name, text, _NOWHERE, replace(nothing, **choice), rest)
        for value in query.exclude.get(name, ()):
            left = {**query.exclude, name: _but(query.exclude[name], value)}
            alone = replace(nothing, exclude={name: (value,)})
            yield _Part(f"not.{name}", value, _NOWHERE, alone, replace(query, exclude=left))
    if query.since or query.until or "date" in query.missing:
        missing = "date" in query.missing
        alone = replace(
            nothing,
            since=query.since,
            until=query.until,
            missing=("date",) if missing else (),
        )
        left_open = replace(query, since=None, until=None, missing=_but(query.missing, "date"))
        text = _days(query.since, query.until, missing)
        yield _Part("date", text, _NOWHERE, alone, left_open)


def _days(since: date | None, until: date | None, missing: bool) -> str:
    days = f"{since or ''} to {until or ''}".strip() if since or until else ""
    return ", ".join(filter(None, (days, "none" if missing else "")))


def _but(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return tuple(each for each in values if each != value)
