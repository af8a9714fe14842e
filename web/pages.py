"""The pages a reader sees: the search page, an article, and the health of the server."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, current_app, jsonify, render_template, request

from search.archive import Archive
from search.errors import QueryError
from search.parameters import query_from_args
from search.query import Query
from search.results import ArticleView, Results
from web import evidence
from web.chips import chips, relaxed
from web.facets import facet_list, page_query
from web.histogram import histogram
from web.problems import article_missing
from web.segments import Range, cut_blocks, paragraphs

pages = Blueprint("pages", __name__)

MOST_OFFERS = 12
"""Searches made again for an empty result; each costs as much as a search without hits."""


def _archive() -> Archive:
    archive: Archive = current_app.extensions["dateline"].archive()
    return archive


def _asked() -> tuple[Query, tuple[str, ...]]:
    return query_from_args(request.args.items(multi=True), strict=False)


@pages.get("/")
def search_page() -> str:
    """Results with facets; without a search, the whole archive, newest first."""
    archive = _archive()
    query, notices = _asked()
    results = archive.search(page_query(query))
    facets = [facet_list(counts, query) for counts in results.facets.values()]
    dates = results.facets.get("date")
    following = replace(query, cursor=results.cursor) if results.cursor else None
    return render_template(
        "search.html",
        query=query,
        results=results,
        notices=(*notices, *results.warnings),
        chips=chips(query),
        facets={facet.name: facet for facet in facets if facet},
        histogram=histogram(dates, query) if dates else None,
        following=following,
        offers=_offers(archive, query, results),
        stats=archive.stats() if not request.args else None,
    )


def _offers(archive: Archive, query: Query, results: Results) -> list[tuple[str, Query, int]]:
    """For an empty result: what could be left out, and how many articles that would find."""
    if results.total:
        return []
    found = [
        (said, other, archive.search(replace(other, limit=0, facets=(), snippets=0)).total)
        for said, other in relaxed(query)[:MOST_OFFERS]
    ]
    return sorted((offer for offer in found if offer[2]), key=lambda offer: -offer[2])


@pages.get("/article/<id:id>")
def article_page(id: str) -> str:
    """One article with the marks of the search in its query string, and all evidence."""
    query, notices = _asked()
    view, notice = _view(id, query)
    if view is None:
        raise article_missing(id)
    article = view.article
    zones = [(zone.kind, zone.start, zone.end) for zone in article.zones]
    known = {facet: evidence.known(view, facet) for facet in evidence.SHOWN}
    return render_template(
        "article.html",
        query=query,
        view=view,
        article=article,
        notices=(*notices, *notice),
        blocks=cut_blocks(article.text, paragraphs(article.text, zones), view.marks, _spans(known)),
        known=known,
    )


def _spans(known: dict[str, tuple[evidence.Known, ...]]) -> set[Range]:
    """All ranges that a link in the evidence leads to."""
    values = (value for values in known.values() for value in values)
    return {span for value in values for line in value.evidence for span in line.spans}


def _view(id: str, query: Query) -> tuple[ArticleView | None, tuple[str, ...]]:
    """The article; without marks, and with a sentence saying so, where the query has a fault."""
    try:
        return _archive().article(id, replace(query, cursor=None)), ()
    except QueryError as fault:
        said = f"Nothing is marked, because the search could not be read: {fault.message}"
        return _archive().article(id), (said,)


@pages.get("/healthz")
def health() -> Response:
    """200 and the generation while the index can be read; else the problem, as 503."""
    return jsonify(status="ok", generation=_archive().generation)
