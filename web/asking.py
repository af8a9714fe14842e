"""What every page begins with: the archive, the search in the address, the reader's language."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import quote

from flask import current_app, request

from search.archive import Archive
from search.parameters import query_from_args
from search.query import DEFAULT_FACETS, FacetRequest, Query
from search.results import Results
from web.rendering import templates
from web.tongues import CODES, Tongue, spoken, tongue


def archive() -> Archive:
    """The archive that is served, opened at the first need of it."""
    opened: Archive = current_app.extensions["dateline"].archive()
    return opened


def asked() -> tuple[Query, tuple[str, ...]]:
    """The search in the query string, and a sentence for each parameter that was ignored."""
    return query_from_args(request.args.items(multi=True), strict=False)


def counted(query: Query, *facets: FacetRequest) -> tuple[Query, Results]:
    """The search from its first page, its facets without options; and what it counts, no hits."""
    first = replace(query, facets=DEFAULT_FACETS, cursor=None)
    return first, archive().search(replace(first, limit=0, snippets=0, facets=facets))


def show(template: str, **values: Any) -> str:
    """A page in the language of its path."""
    t = spoken()
    page = templates(t.code).get_template(template)
    return page.render(site=current_app.config["SITE"], tongues=_elsewhere(t), **values)


def _elsewhere(t: Tongue) -> list[tuple[str, str]]:
    """The code of each other language, and this page's address in it."""
    id = (request.view_args or {}).get("id", "")  # written as its converter does
    path = quote(request.path.removeprefix(t.root).removesuffix(id)) + quote(id, safe="")
    asked_for = request.query_string.decode(errors="replace")
    here = (path or "/") + (f"?{asked_for}" if asked_for else "")
    return [(code, tongue(code).root + here) for code in CODES if code != t.code]
