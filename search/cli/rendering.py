"""Results, articles and faults as lines of text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

import click

from search.article import HEADLINE
from search.cli.text import Highlight, columns, safe, wrapped
from search.errors import QueryError
from search.evidence import PARTIAL, is_partial
from search.results import ArticleView, FacetCounts, Hit, Results

_SHOWN_VALUES = 8
_SIDE = 60
"""Code points of a long query shown to either side of a fault."""


def results_lines(results: Results, width: int, highlight: Highlight) -> Iterator[str]:
    """The whole answer: total, hits with passages, facets, and how to go on."""
    noun = "article" if results.total == 1 else "articles"
    asked = f" for {safe(results.parsed)}" if results.parsed else ""
    yield f"{results.total:,} {noun}{asked} ({results.took_ms:.1f} ms)"
    for warning in results.warnings:
        yield f"Note: {safe(warning)}"
    for hit in results.hits:
        yield ""
        yield from _hit_lines(hit, width, highlight)
    facets = [facet for facet in results.facets.values() if facet.values]
    if facets:
        yield ""
    for facet in facets:
        yield from _facet_lines(facet, width)
    if results.cursor:
        yield ""
        yield f"More: the same command with --cursor {results.cursor}"


def _hit_lines(hit: Hit, width: int, highlight: Highlight) -> Iterator[str]:
    title, marks = (hit.title, hit.title_marks) if hit.title else ("(no headline)", ())
    yield from wrapped(title, marks, width, highlight)
    day = str(hit.published.value) if hit.published else "undated"
    facts = (day, hit.source, ", ".join(hit.places), f"id {hit.id}")
    yield from wrapped(" · ".join(filter(None, facts)), (), width, highlight, "  ")
    for snippet in hit.snippets:
        yield from wrapped(snippet.text, snippet.marks, width, highlight, "    ")


def _facet_lines(facet: FacetCounts, width: int) -> Iterator[str]:
    values = list(facet.values)
    if len(values) > _SHOWN_VALUES:
        least = sorted((value.count for value in values), reverse=True)[_SHOWN_VALUES - 1]
        values = [value for value in values if value.count >= least or value.chosen]
        values = values[:_SHOWN_VALUES]
    parts = [f"{value.value}\u00a0{value.count:,}" for value in values]
    more = facet.distinct - len(values)
    if more > 0:
        parts.append(f"{more:,}\u00a0more")
    lines = wrapped(" · ".join(parts), (), width, str, " " * 10)
    yield f"{facet.name:<10}{next(lines).lstrip()}"
    yield from lines


def article_lines(view: ArticleView, width: int) -> Iterator[str]:
    """An article as it reads, then the values found in it with their evidence counted."""
    article = view.article
    day = str(article.published.value) if article.published else "undated"
    about = (day, article.source, ", ".join(article.authors), article.language, f"id {article.id}")
    yield from wrapped(" · ".join(filter(None, about)), (), width, str)
    if article.url:
        yield safe(article.url)
    for zone in article.zones:
        for line in article.text[zone.start : zone.end].split("\n"):
            if line.strip():
                yield ""
                for each in wrapped(line, (), width, str):
                    yield click.style(each, bold=True) if zone.kind == HEADLINE else each
    for facet in ("place", "date", "actor"):
        yield from _evidence_lines(view, facet)
    if is_partial(article):
        yield from ("", PARTIAL)


def _evidence_lines(view: ArticleView, facet: str) -> Iterator[str]:
    tags = sorted(
        (tag for tag in view.tags if tag.facet == facet and tag.public),
        key=lambda tag: (-tag.confidence, tag.value),
    )
    for number, tag in enumerate(tags):
        if number == 0:
            yield ""
        mentions = sum(each.facet == facet and each.value == tag.value for each in view.mentions)
        times = f"{mentions} mention" + ("" if mentions == 1 else "s")
        name = facet if number == 0 else ""
        yield f"{name:<8}{safe(tag.value)}  ({', '.join(tag.roles)}; {times}; {tag.confidence:.2f})"


def fault_lines(fault: QueryError, option: str, value: str) -> Iterator[str]:
    """What is wrong with a query, the place under a caret, and what would work.

    `option` is how the parameter at fault is called here, `value` what was given for it.
    """
    yield f"{option}: {safe(fault.message)}" if option else safe(fault.message)
    if value and fault.length:
        start = max(0, fault.position - _SIDE)
        shown = safe(value[start : fault.position + fault.length + _SIDE])
        at = fault.position - start
        before, wrong = shown[:at], shown[at : at + fault.length]
        yield f"  {shown}"
        yield f"  {' ' * columns(before)}{'^' * max(1, columns(wrong))}"
    if fault.suggestion:
        yield f"Try: {safe(fault.suggestion)}"
