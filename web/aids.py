"""Pages beside a search: its map, its citation, how to ask, and completion of what is typed."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

from flask import Blueprint, Response, current_app, jsonify, request

from search.errors import QueryError
from search.query import FacetRequest, Query
from web.addresses import Addresses
from web.asking import archive, asked, counted, show
from web.chips import chips
from web.citing import Entry, bibtex, ris, search_entry
from web.completing import completions
from web.examples import examples
from web.facets import whole_list
from web.reading import entry_file
from web.tongues import Tongue, spoken
from web.worldmap import places_found, world_map

aids = Blueprint("aids", __name__)

ON_A_MAP = 300


@aids.get("/map")
def map_page() -> str:
    """The places of the results as circles, and as a list beside them."""
    t = spoken()
    query, notices = asked()
    plain, results = counted(query, FacetRequest("place", limit=ON_A_MAP))
    counts = results.facets["place"]
    return show(
        "map.html",
        query=plain,
        results=results,
        notices=(*notices, *results.warnings),
        chips=chips(plain, t),
        facet=whole_list(counts, plain, t),
        map=world_map(places_found(counts.values, plain, Addresses(t.root))),
    )


@aids.get("/cite")
def citation_page() -> str:
    """The search as something to cite: permalink, count, generation, time, BibTeX, RIS."""
    query, notices = asked()
    entry, total, generation, seen = _cited(query, spoken())
    return show(
        "cite.html",
        query=query,
        notices=notices,
        total=total,
        generation=generation,
        seen=seen,
        entry=entry,
        bibtex=bibtex(entry),
        ris=ris(entry),
    )


@aids.get("/cite.<any(bib, ris):form>")
def citation_file(form: str) -> Response:
    """The same as a file."""
    entry, *_ = _cited(asked()[0], spoken())
    return entry_file(form, bibtex(entry) if form == "bib" else ris(entry))


def _cited(query: Query, t: Tongue) -> tuple[Entry, int, int, datetime]:
    first, results = counted(query)
    seen = datetime.now(UTC).replace(microsecond=0)
    narrowed = [f"{t('not')} {c.label}" if c.excluded else c.label for c in chips(first, t)]
    title = t(": ").join((t("Search"), t(", ").join(filter(None, (first.text, *narrowed)))))
    note = t(
        "{articles}; generation {generation} of the index; {time}",
        articles=t.counted(results.total, "articles"),
        generation=results.generation,
        time=seen.isoformat(),
    )
    url = request.host_url.rstrip("/") + Addresses(t.root).search(first)
    title = title.removesuffix(t(": "))
    entry = search_entry(title, url, current_app.config["SITE"], note, seen.date())
    return entry, results.total, results.generation, seen


@aids.get("/help")
def help_page() -> str:
    """How to ask, with examples that find something here."""
    return show("help.html", query=Query(), examples=examples(archive()))


@aids.get("/complete")
def complete() -> Response:
    """Ways to go on with the text in `q`, each with its count and address, as JSON."""
    query, _ = asked()
    try:
        found = completions(archive(), query, spoken())
    except QueryError:
        found = ()  # half-typed text need not be a query yet
    return jsonify([asdict(each) for each in found])
