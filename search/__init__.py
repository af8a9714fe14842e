"""Dateline: search a news archive by what, where, when and who.

import search
report = search.index_paths(["seeds"], "index")
with search.open_archive("index") as archive:
    results = archive.search(search.Query(text="ceasefire", place=("Syria/Homs",)))
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from search import errors
    from search.archive import open_archive
    from search.indexer import index_paths
    from search.query import FacetRequest, Query
    from search.settings import Settings

__all__ = ["FacetRequest", "Query", "Settings", "errors", "index_paths", "open_archive"]

_HOME = {
    "FacetRequest": "search.query",
    "Query": "search.query",
    "Settings": "search.settings",
    "index_paths": "search.indexer",
    "open_archive": "search.archive",
}


def __getattr__(name: str) -> Any:
    """Import a public name at its first use: every module below imports this package first."""
    if name == "errors":
        return import_module("search.errors")
    if name not in _HOME:
        raise AttributeError(f"module 'search' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
