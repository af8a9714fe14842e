"""JSON-LD: what a page says of its article to machines, the most trusted of its statements."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_DEEPEST = 12
_WRITTEN = ("article", "posting", "report")


@dataclass(frozen=True, slots=True)
class Linked:
    """The statements about one article; "" and () where nothing is said."""

    headline: str = ""
    published: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    language: str = ""


def read_linked(scripts: list[str]) -> Linked:
    """What the `application/ld+json` scripts of a page say of its article.

    The node that is an article and has a publication date counts; else the first article, else
    the first node with such a date. Broken JSON says nothing.
    """
    nodes = [node for script in scripts for node in _nodes(_parsed(script), 0)]
    ranked = sorted(
        (node for node in nodes if _is_article(node) or "datePublished" in node),
        key=lambda node: (not _is_article(node), "datePublished" not in node),
    )
    if not ranked:
        return Linked()
    best = ranked[0]
    return Linked(
        headline=_name(best.get("headline")),
        published=_name(best.get("datePublished")),
        authors=tuple(filter(None, map(_name, _listed(best.get("author"))))),
        publisher=next(filter(None, map(_name, _listed(best.get("publisher")))), ""),
        language=_name(best.get("inLanguage")),
    )


def _parsed(script: str) -> Any:
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            if isinstance(inner, dict | list):
                yield from _nodes(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner, depth + 1)


def _is_article(node: dict[str, Any]) -> bool:
    kinds = [str(kind).lower() for kind in _listed(node.get("@type"))]
    return any(kind.endswith(_WRITTEN) for kind in kinds)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _name(value: Any) -> str:
    """A string, the name of an object, or the first of a list of them."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    return value if isinstance(value, str) else ""
