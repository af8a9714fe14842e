"""What every page begins with: the archive, the search in the address, the reader's language."""

from __future__ import annotations

from typing import Any

from flask import current_app, render_template, request

from search.archive import Archive
from search.parameters import query_from_args
from search.query import Query
from web.addresses import Addresses
from web.links import url_of
from web.tongues import CODES, Tongue, spoken, tongue


def archive() -> Archive:
    """The archive that is served, opened at the first need of it."""
    opened: Archive = current_app.extensions["dateline"].archive()
    return opened


def asked() -> tuple[Query, tuple[str, ...]]:
    """The search in the query string, and a sentence for each parameter that was ignored."""
    return query_from_args(request.args.items(multi=True), strict=False)


def show(template: str, **values: Any) -> str:
    """A page in the language of its path."""
    t = spoken()
    return render_template(template, t=t, to=Addresses(t.root), tongues=_elsewhere(t), **values)


def _elsewhere(t: Tongue) -> list[tuple[str, str]]:
    """The code of each other language, and this page's address in it."""
    query, _ = asked()
    path = request.path.removeprefix(t.root) or "/"
    return [(code, url_of(tongue(code).root + path, query)) for code in CODES if code != t.code]
