"""Results and articles as plain dicts for JSON, in which a tuple is an array.

They are the same for `dateline search --json` and the API.
No URL is written here; the web adds `links`. Ranges are [start, end] in code points.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from search.article import Published
from search.evidence import Entity, Mention, Tag, is_partial
from search.results import ArticleView, FacetCounts, FacetValue, Hit, Results, Snippet

Json = dict[str, Any]


def results_json(results: Results) -> Json:
    """The answer to a search: query, total, hits, facets, cursor, index, took_ms."""
    return {
        "query": {
            "text": results.query,
            "parsed": results.parsed,
            "warnings": list(results.warnings),
        },
        "total": results.total,
        "hits": [_hit(hit) for hit in results.hits],
        "facets": {name: _facet(counts) for name, counts in results.facets.items()},
        "cursor": results.cursor,
        "index": {"generation": results.generation},
        "took_ms": round(results.took_ms, 3),
    }


def article_json(view: ArticleView) -> Json:
    """One article whole: text, zones, marks, and each value it carries with its evidence.

    `partial`: it is so long that values were looked for in its beginning only.
    """
    article = view.article
    facets: dict[str, list[Json]] = {}
    mentions: dict[tuple[str, str], list[Mention]] = {}
    for mention in view.mentions:
        mentions.setdefault((mention.facet, mention.value), []).append(mention)
    for tag in view.tags:
        key = (tag.facet, tag.value)
        value = _tag(tag, view.entities.get(key), mentions.get(key, []), article.text)
        facets.setdefault(tag.facet, []).append(value)
    return {
        "id": article.id,
        "url": article.url,
        "source": article.source,
        "authors": list(article.authors),
        "language": article.language,
        "published": published_json(article.published),
        "title": article.title,
        "summary": article.summary,
        "text": article.text,
        "zones": [{"kind": z.kind, "start": z.start, "end": z.end} for z in article.zones],
        "marks": view.marks,
        "facets": facets,
        "partial": is_partial(article),
        "index": {"generation": view.generation},
    }


def published_json(published: Published | None) -> Json | None:
    """When an article was published, no more precisely than its source said.

    `value` is the written form of the interval (2017-10-05, 2017-10, 2017); `instant`, ISO 8601
    with its offset, is null where no time of day is known.
    """
    if published is None:
        return None
    exact = published.granularity == "second"
    day = published.day.isoformat()
    return {
        "value": day if exact else str(published.value),
        "granularity": published.granularity,
        "instant": f"{day}T{_clock(published)}" if exact else None,
        "rule": published.rule,
        "raw": published.raw,
    }


def _clock(published: Published) -> str:
    """The time of day in ISO 8601, on the clock of its own offset."""
    hour, rest = divmod((published.second + published.offset * 60) % 86_400, 3600)
    minute, second = divmod(rest, 60)
    sign = "-" if published.offset < 0 else "+"
    ahead, minutes = divmod(abs(published.offset), 60)
    return f"{hour:02}:{minute:02}:{second:02}{sign}{ahead:02}:{minutes:02}"


def _hit(hit: Hit) -> Json:
    return {
        "id": hit.id,
        "title": hit.title,
        "title_marks": hit.title_marks,
        "url": hit.url,
        "source": hit.source,
        "authors": hit.authors,
        "language": hit.language,
        "published": published_json(hit.published),
        "score": hit.score,
        "snippets": [_snippet(snippet) for snippet in hit.snippets],
        "places": hit.places,
        "actors": hit.actors,
    }


def _snippet(snippet: Snippet) -> Json:
    return {
        "text": snippet.text,
        "marks": snippet.marks,
        "start": snippet.start,
        "zone": snippet.zone,
    }


def _facet(counts: FacetCounts) -> Json:
    return {
        "kind": counts.kind,
        "values": [_value(value) for value in counts.values],
        "distinct": counts.distinct,
        "missing": counts.missing,
        "granularity": counts.granularity or None,
    }


def _value(each: FacetValue) -> Json:
    value, id, label, path, type, latitude, longitude, count, chosen = each
    return {
        "value": value,
        "id": id or None,
        "label": label,
        "path": path,
        "count": count,
        "chosen": chosen,
        "type": type or None,
        "latitude": latitude,
        "longitude": longitude,
    }


def _tag(tag: Tag, entity: Entity | None, mentions: Iterable[Mention], text: str) -> Json:
    return {
        "value": tag.value,
        "id": entity.id or None if entity else None,
        "label": (entity.label if entity else "") or tag.value,
        "type": entity.type or None if entity else None,
        "latitude": entity.latitude if entity else None,
        "longitude": entity.longitude if entity else None,
        "roles": list(tag.roles),
        "confidence": round(tag.confidence, 4),
        "public": tag.public,
        "evidence": [
            {
                "start": mention.start,
                "end": mention.end,
                "text": text[mention.start : mention.end],
                "role": mention.role,
                "rule": mention.rule,
                "confidence": round(mention.confidence, 4),
            }
            for mention in mentions
        ],
    }
