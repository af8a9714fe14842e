"""What a page states of itself: when it was published, its address and language.

The date of publication is read by trust: JSON-LD, then meta elements, then `time` elements and
what is marked as a date inside the article.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from search.article import Published
from search.sources.identity import web_url
from search.sources.language import language_code
from search.sources.linked import Linked
from search.sources.published import read_published
from search.sources.text import one_line

DATE_NAMES = (
    *("article:published_time", "og:published_time", "article:published", "datepublished"),
    *("parsely-pub-date", "sailthru.date", "publishdate", "publish_date", "publish-date"),
    *("publication_date", "pubdate", "dcterms.issued", "dc.date.issued", "dcterms.date"),
    *("dc.date", "article_date_original", "cxenseparse:recs:publishtime", "date"),
)
"""Names of meta elements that hold a date of publication, the most exact first."""

_DATED = (
    "//*[@itemprop='datePublished']/@datetime",
    "//*[@itemprop='datePublished']",
    "(//article | //main)//time/@datetime",
    "(//article | //main)//time",
    "(//article | //main)//*[contains(@class, 'date') or contains(@class, 'publish')]",
    "//h1/following::time[1]/@datetime",
    "//h1/following::time[1]",
)
"""Where pages show their date. Outside the article a date may be today's, or another's."""
_MOST_DATED = 8


def metas(tree: Any) -> dict[str, str]:
    """Content of meta elements by name, property or itemprop, the first of each."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if content := meta.get("content"):
            found.setdefault(name.lower(), content)
    return found


def address(tree: Any, named: dict[str, str]) -> str | None:
    """The canonical address of the page, else Open Graph's; None where neither is of the web."""
    canonical = tree.xpath("//link[@rel='canonical']/@href")
    return next(filter(None, map(web_url, [*canonical, named.get("og:url", "")])), None)


def language(tree: Any, linked: Linked) -> str | None:
    """The language the page declares, as ISO 639-1."""
    stated = [*tree.xpath("/html/@lang"), *tree.xpath("/html/@xml:lang"), linked.language]
    return next(filter(None, map(language_code, stated)), None)


def publication(tree: Any, linked: Linked, named: dict[str, str]) -> Published | None:
    """The most trusted date of publication the page states."""
    for rule, given in _dates(tree, linked, named):
        if found := read_published(one_line(given), rule):
            return found
    return None


def _dates(tree: Any, linked: Linked, named: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Every statement of a date with its rule, the most trusted first."""
    yield "json-ld", linked.published
    for name in DATE_NAMES:
        yield "meta", named.get(name, "")
    for path in _DATED:
        for element in tree.xpath(path)[:_MOST_DATED]:
            yield "time", _inner(element)[:200]


def _inner(element: Any) -> str:
    return element if isinstance(element, str) else "".join(element.itertext())
