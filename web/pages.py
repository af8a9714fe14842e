"""The pages of a search: the front page, the results, one facet whole; and the server's health."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, jsonify, request

from search.archive import Archive
from search.facet import BY_NAME
from search.parameters import MOST_VALUES
from search.query import FacetRequest, Query
from search.results import Results
from web.addresses import Addresses
from web.asking import archive, asked, counted, show
from web.chips import chips
from web.emptiness import Instead, emptiness, spelled_otherwise
from web.facets import facet_list, page_query, whole_list
from web.histogram import histogram
from web.problems import Missing
from web.shown import shown
from web.tongues import spoken
from web.unlisted import with_chosen

pages = Blueprint("pages", __name__)

FEW = 3
"""Up to so many hits other spellings are offered too."""
AT_FIRST = 200
"""Values of a facet's own page; a link shows as many as there are, up to `MOST_VALUES`."""
FRONT = (FacetRequest("place", limit=12), FacetRequest("actor", limit=12), FacetRequest("date"))


@pages.get("/")
def search_page() -> str:
    """Results with facets; without a search, what the archive holds."""
    return _results_page() if request.args else _front_page()


def _front_page() -> str:
    t = spoken()
    opened = archive()
    results = opened.search(Query(sort="newest", facets=FRONT, snippets=0))
    dates = results.facets["date"]
    return show(
        "front.html",
        query=Query(),
        results=results,
        hits=shown(results.hits, Query(), t),
        stats=opened.stats(),
        places=whole_list(results.facets["place"], Query(), t, flat=True),
        actors=whole_list(results.facets["actor"], Query(), t, flat=True),
        histogram=histogram(dates, Query(), t),
    )


def _results_page() -> str:
    t = spoken()
    opened = archive()
    query, notices = asked()
    results = with_chosen(opened, query, opened.search(page_query(query)))
    facets = [facet_list(counts, query, t) for counts in results.facets.values()]
    dates = results.facets.get("date")
    following = replace(query, cursor=results.cursor) if results.cursor else None
    return show(
        "search.html",
        query=query,
        results=results,
        notices=(*notices, *results.warnings),
        chips=chips(query, t),
        facets={facet.name: facet for facet in facets if facet},
        facet_pages=Addresses(t.root).facets(query),
        histogram=histogram(dates, query, t) if dates else None,
        following=following,
        hits=shown(results.hits, query, t),
        empty=None if results.total else emptiness(opened, query, t),
        spellings=_spellings(opened, query, results),
    )


@pages.get("/facet/<name>")
def facet_page(name: str) -> str:
    """All values of one facet under a search, or those that hold some letters."""
    t = spoken()
    if name not in BY_NAME:
        raise Missing(f"There is no facet {name!r}.")
    query, notices = asked()
    given = (each for each in query.facets if isinstance(each, FacetRequest) and each.name == name)
    wanted = next(given, FacetRequest(name))
    if f"facet.{name}.limit" not in request.args:
        all_at_once = name == "date" or (wanted.q and wanted.order == "name")  # sorted here
        wanted = replace(wanted, limit=MOST_VALUES if all_at_once else AT_FIRST)
    plain, results = counted(query, wanted)
    counts = results.facets[name]
    return show(
        "facet.html",
        query=plain,
        results=results,
        notices=(*notices, *results.warnings),
        chips=chips(plain, t),
        wanted=wanted,
        most=MOST_VALUES,
        facet=whole_list(counts, plain, t, bool(wanted.q), wanted.order == "name"),
        histogram=histogram(counts, plain, t) if name == "date" else None,
    )


def _spellings(opened: Archive, query: Query, results: Results) -> tuple[Instead, ...]:
    if query.text and 0 < results.total <= FEW and not query.cursor:
        return spelled_otherwise(opened, query)
    return ()


@pages.get("/healthz")
def health() -> Response:
    """200 and the generation while the index can be read; else the problem, as 503."""
    return jsonify(status="ok", generation=archive().generation)
