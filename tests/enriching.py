"""The real enricher, opened once for all tests, and short ways to ask it."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from search.article import BODY, HEADLINE, Article, Zone
from search.enrich import Enricher, open_enricher
from search.evidence import Enriched, Mention
from search.settings import Settings

ROOT = Path(__file__).parent.parent
CORPORA = Path(os.environ.get("DATELINE_CORPORA", ROOT.parent / "shared" / "corpora"))


@cache
def enricher() -> Enricher:
    return open_enricher(Settings.from_environment(os.environ).cache)


def article(*parts: tuple[str, str], source: str | None = None) -> Article:
    """An article of (zone kind, text) parts, a line each."""
    zones, at = [], 0
    for kind, text in parts:
        zones.append(Zone(kind, at, at + len(text)))
        at += len(text) + 1
    return Article("a", "\n".join(text for _, text in parts), tuple(zones), source=source)


def enrich(text: str, source: str | None = None) -> Enriched:
    """A text under a headline that says nothing."""
    return enricher().enrich(article((HEADLINE, "A brief"), (BODY, text), source=source))


def found(enriched: Enriched, facet: str) -> list[tuple[str, str]]:
    """(words, value) of each mention of a facet, in order."""
    text = enriched.article.text
    return [(text[m.start : m.end], m.value) for m in mentions(enriched, facet)]


def mentions(enriched: Enriched, facet: str) -> list[Mention]:
    return [mention for mention in enriched.mentions if mention.facet == facet]


def places(text: str) -> list[tuple[str, str]]:
    return found(enrich(text), "place")


def actors(text: str, source: str | None = None) -> list[tuple[str, str]]:
    return found(enrich(text, source), "actor")


def public(enriched: Enriched, facet: str) -> set[str]:
    """The values of a facet that a reader sees."""
    return {tag.value for tag in enriched.tags if tag.facet == facet and tag.public}
