"""The names under which records keep what an article has.

A record may use any name in `FIELD_ALIASES`; letter case, `_`, `-`, `.`, `:` and blanks in it
do not matter (`datePublished` is `date_published`). Of several names for one field the first
with a value counts. Every other field of a record is ignored, as is `dateline` ("ANCHORAGE,
Alaska"): in wire copy it stands at the head of the body already.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from search.sources.refusal import Refused

FIELD_ALIASES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "_id", "article_id", "doc_id", "uid", "uuid", "guid", "identifier"),
    "title": ("title", "headline", "head", "heading"),
    "body": (
        *("body", "text", "content", "article_body", "full_text", "body_text", "main_text"),
        *("maintext", "story", "article"),
    ),
    "url": ("url", "link", "canonical_url", "web_url", "permalink", "href", "uri"),
    "source": (
        *("source", "source_name", "publisher", "site", "site_name", "outlet", "newspaper"),
        *("publication", "provider", "source_domain", "domain"),
    ),
    "authors": ("authors", "author", "byline", "by", "creator", "dc_creator", "writer"),
    "language": ("language", "lang", "in_language", "locale"),
    "published": (
        *("published", "published_at", "date_published", "published_date", "publish_date"),
        *("publication_date", "pub_date", "published_time", "published_on", "date_publish"),
        *("date", "dc_date", "datetime", "date_time", "timestamp", "issued", "created_at"),
    ),
    "summary": (
        *("summary", "standfirst", "description", "abstract", "lead", "lede", "deck", "dek"),
        *("subtitle", "subheadline", "excerpt", "teaser"),
    ),
}

_MARKS = re.compile(r"[\s_.:-]+")
_RANKS = {
    _MARKS.sub("", alias): (field, rank)
    for field, aliases in FIELD_ALIASES.items()
    for rank, alias in enumerate(aliases)
}
_NAMED = ("name", "title", "text", "@value", "$oid", "url")


def values(record: Mapping[str, Any], field: str) -> list[Any]:
    """The values a record has for a field, under any of its names, the best name first.

    Null, "" and empty lists and objects are no values.
    """
    names = _plan(tuple(record)).get(field, ())
    return [value for name in names if (value := record[name]) or isinstance(value, int | float)]


@lru_cache(maxsize=64)
def _plan(names: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Field to those of a record's names that stand for it, by rank: records share their names."""
    found: dict[str, list[tuple[int, str]]] = {}
    for name in names:
        if len(name) < 40 and (known := _RANKS.get(_MARKS.sub("", name.lower()))):
            found.setdefault(known[0], []).append((known[1], name))
    return {field: tuple(name for _, name in sorted(ranked)) for field, ranked in found.items()}


def as_text(value: Any, field: str) -> str:
    """A value as text: a string, a number, or a list of them (a paragraph each).

    An object stands for its "name", "title" or "text" (`{"name": "Lake News"}`). Anything
    else is refused, naming the field.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        if any(isinstance(each, list) for each in value):
            raise Refused(f"field {field!r} holds a list of lists; it must hold text")
        return "\n\n".join(as_text(each, field) for each in value if each is not None)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, dict):
        for name in _NAMED:
            if isinstance(value.get(name), str):
                return str(value[name])
    kind = "an object" if isinstance(value, dict) else "true or false"
    raise Refused(f"field {field!r} holds {kind}; it must hold text")
