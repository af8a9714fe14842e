"""The page of an article, and the article as plain text and as an entry of a bibliography."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from flask import Blueprint, Response, request

from search.errors import QueryError
from search.evidence import PARTIAL, is_partial
from search.query import Query
from search.results import ArticleView
from web import evidence
from web.addresses import Addresses
from web.asking import archive, asked, show
from web.citing import article_entry, bibtex, ris
from web.legend import Term, legend
from web.neighbours import neighbours
from web.problems import article_missing
from web.segments import Range, cut_blocks, paragraphs
from web.shown import shown
from web.timeline import timeline
from web.tongues import spoken
from web.wording import safe_link
from web.worldmap import places_of, world_map

reading = Blueprint("reading", __name__)

SIMILAR = 5
MOST_WALKED = 1000
"""Marks with a number and steps to the next: a book-long article would be mostly steps."""


@reading.get("/article/<id:id>")
def article_page(id: str) -> str:
    """One article with the marks of the search in its query string, and all evidence."""
    t = spoken()
    query, notices = asked()
    view, terms, notice = _view(id, query)
    if view is None:
        raise article_missing(id)
    article = view.article
    zones = [(zone.kind, zone.start, zone.end) for zone in article.zones]
    known = {facet: evidence.known(view, facet, t) for facet in evidence.SHOWN}
    spans = _spans(known)
    return show(
        "article.html",
        query=query,
        view=view,
        article=article,
        partial=PARTIAL if is_partial(article) else "",
        kinds={kind for kind, _, _ in zones},
        notices=(*notices, *notice),
        blocks=cut_blocks(article.text, paragraphs(article.text, zones), view.marks, spans),
        spans=spans,
        walked=min(len(view.marks), MOST_WALKED),
        terms=terms,
        term_of={mark: n for n, term in enumerate(terms, 1) for mark in term.marks},
        known=known,
        around=neighbours(archive(), id, query) if request.args else None,
        similar=shown(archive().similar(id, SIMILAR), Query(), t),
        map=world_map(places_of(view, Addresses(t.root))),
        timeline=timeline(view, t),
    )


def _spans(known: dict[str, tuple[evidence.Known, ...]]) -> dict[Range, str]:
    """All ranges that a link in the evidence leads to, with the value each speaks for."""
    values = (value for values in known.values() for value in values)
    return {span: value.label for value in values for line in value.evidence for span in line.spans}


def _view(id: str, query: Query) -> tuple[ArticleView | None, tuple[Term, ...], tuple[str, ...]]:
    """The article; without marks, and with a sentence saying so, where the query has a fault."""
    try:
        view = archive().article(id, replace(query, cursor=None))
        return view, legend(archive(), view, query) if view and view.marks else (), ()
    except QueryError as fault:
        said = f"Nothing is marked, because the search could not be read: {fault.message}"
        return archive().article(id), (), (said,)


@reading.get("/article.txt/<id:id>")
def article_text(id: str) -> Response:
    """The stored text, whole."""
    view = archive().article(id)
    if view is None:
        raise article_missing(id)
    return Response(view.article.text, mimetype="text/plain")


@reading.get("/article.<any(bib, ris):form>/<id:id>")
def article_citation(form: str, id: str) -> Response:
    """The article as an entry, at its own address, else at ours."""
    view = archive().article(id)
    if view is None:
        raise article_missing(id)
    here = request.host_url.rstrip("/") + Addresses().article(id, Query())
    url = safe_link(view.article.url) or here
    entry = article_entry(view.article, url, datetime.now(UTC).date())
    return entry_file(form, bibtex(entry) if form == "bib" else ris(entry))


def entry_file(form: str, text: str) -> Response:
    """An entry as a file that a browser hands to the reader's bibliography."""
    kind = "application/x-bibtex" if form == "bib" else "application/x-research-info-systems"
    response = Response(text, content_type=f"{kind}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="dateline.{form}"'
    return response
