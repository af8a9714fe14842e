"""How much of an article is looked through, so that one of any length takes bounded time."""

from __future__ import annotations

from dataclasses import replace

from search.article import Article, Zone
from search.evidence import MOST_ENRICHED, is_partial


def beginning(article: Article) -> Article:
    """The article, or of a very long one what comes before the last blank within the bound."""
    if not is_partial(article):
        return article
    text = article.text[:MOST_ENRICHED]
    end = max(text.rfind(" "), text.rfind("\n"))
    text = text[:end] if end > 0 else text
    zones = tuple(
        Zone(zone.kind, zone.start, min(zone.end, len(text)))
        for zone in article.zones
        if zone.start < len(text)
    )
    return replace(article, text=text, zones=zones)
