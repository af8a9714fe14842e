"""Web pages (`.html`, `.htm`): trafilatura finds the article, its own statements say the rest.

The date of publication is read by trust: JSON-LD, then meta elements, then `time` elements and
what is marked as a date inside the article, then a date line above its body, then the address.
Nothing is guessed from the prose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import trafilatura

from search.article import HEADLINE, Article, Published
from search.sources.authors import author_names
from search.sources.encoding import decode
from search.sources.head import read_head
from search.sources.identity import file_id, url_id, web_url
from search.sources.language import language_code
from search.sources.layout import Line, body_lines, lay_out
from search.sources.linked import Linked, read_linked
from search.sources.published import date_in_url, read_published
from search.sources.quiet import quietly
from search.sources.refusal import Refused
from search.sources.text import clean, one_line

DATE_NAMES = (
    *("article:published_time", "og:published_time", "article:published", "datepublished"),
    *("parsely-pub-date", "sailthru.date", "publishdate", "publish_date", "publish-date"),
    *("publication_date", "pubdate", "dcterms.issued", "dc.date.issued", "dcterms.date"),
    *("dc.date", "article_date_original", "cxenseparse:recs:publishtime", "date"),
)
"""Names of meta elements that hold a date of publication, the most exact first."""

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_HEAD = 4096


def read_page(raw: bytes, key: str, origin: str) -> Article:
    """The one article of a web page. Refused: binary data, and pages without an article."""
    declared = _DECLARED.search(raw[:_HEAD])
    markup = decode(raw, declared[1].decode("ascii", "replace") if declared else None)
    if not markup.strip():
        raise Refused("empty: no text in it")
    with quietly():
        tree = _parsed(markup)
        linked = read_linked([_inner(each) for each in tree.xpath(_LINKED_SCRIPTS)])
        metas = _metas(tree)
        url = _address(tree, metas)
        published = _published(tree, linked, metas)
        document = _extracted(tree, url)
    title = one_line(linked.headline or document.title or "")
    below = [line for each in clean(document.text or "").split("\n") if (line := each.strip())]
    if title and below and one_line(below[0]).casefold() == title.casefold():
        del below[0]  # the headline, taken for the first paragraph
    if not below:
        raise Refused("no article found in the page")
    head = read_head(below, headed=bool(title))
    above: list[Line] = [(HEADLINE, title)] if title else []
    text, zones = lay_out([*above, *head.lines, *body_lines(below[head.size :])])
    authors = linked.authors or author_names(document.author or "") or head.authors
    return Article(
        id=url_id(url) if url else file_id(key, 1),
        text=text,
        zones=zones,
        url=url,
        source=one_line(linked.publisher or document.sitename or "") or None,
        authors=tuple(dict.fromkeys(filter(None, map(one_line, authors)))),
        language=_language(tree, linked),
        published=published or head.published or (date_in_url(url) if url else None),
        origin=origin,
    )


_LINKED_SCRIPTS = "//script[starts-with(@type, 'application/ld+json')]"
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


def _parsed(markup: str) -> Any:
    # An XML declaration makes lxml refuse a string; the text is decoded already.
    bare = re.sub(r"\A\s*<\?xml[^>]{0,200}\?>", "", markup)
    tree = _blamed(lambda: trafilatura.load_html(bare))
    if tree is None:
        raise Refused("no web page: it holds no HTML that can be read")
    return tree


def _extracted(tree: Any, url: str | None) -> Any:
    """trafilatura's document: text, title, author, sitename. Its own date search is kept short."""
    short = {
        "extensive_search": False,
        "original_date": True,
        "max_date": date.today().isoformat(),
    }
    document = _blamed(
        lambda: trafilatura.bare_extraction(
            tree, url=url, with_metadata=True, include_comments=False, date_extraction_params=short
        )
    )
    if document is None:
        raise Refused("no article found in the page")
    return document


def _blamed(step: Callable[[], Any]) -> Any:
    """What a step of the library returns. Whatever it stumbles over is the fault of this page."""
    try:
        return step()
    except Exception as fault:  # it parses hostile input, and names no errors it may raise
        raise Refused(f"cannot be read as a web page: {fault!r}") from None


def _inner(element: Any) -> str:
    return element if isinstance(element, str) else "".join(element.itertext())


def _metas(tree: Any) -> dict[str, str]:
    """Content of meta elements by name, property or itemprop, the first of each."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if content := meta.get("content"):
            found.setdefault(name.lower(), content)
    return found


def _address(tree: Any, metas: dict[str, str]) -> str | None:
    canonical = tree.xpath("//link[@rel='canonical']/@href")
    return next(filter(None, map(web_url, [*canonical, metas.get("og:url", "")])), None)


def _language(tree: Any, linked: Linked) -> str | None:
    stated = [*tree.xpath("/html/@lang"), *tree.xpath("/html/@xml:lang"), linked.language]
    return next(filter(None, map(language_code, stated)), None)


def _published(tree: Any, linked: Linked, metas: dict[str, str]) -> Published | None:
    for rule, given in _dates(tree, linked, metas):
        if found := read_published(one_line(given), rule):
            return found
    return None


def _dates(tree: Any, linked: Linked, metas: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Every statement of a date with its rule, the most trusted first."""
    yield "json-ld", linked.published
    for name in DATE_NAMES:
        yield "meta", metas.get(name, "")
    for path in _DATED:
        for element in tree.xpath(path)[:_MOST_DATED]:
            yield "time", _inner(element)[:200]
