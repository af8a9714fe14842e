"""Web pages (`.html`, `.htm`): trafilatura finds the article, its own statements say the rest.

Where no statement of the page holds a date (`stated`), it is read from a date line above the
body, or from the address. Nothing is guessed from the prose.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import trafilatura

from search.article import HEADLINE, Article
from search.sources import stated
from search.sources.authors import author_names
from search.sources.encoding import decode
from search.sources.head import read_head
from search.sources.identity import file_id, url_id
from search.sources.layout import Line, body_lines, lay_out
from search.sources.linked import read_linked
from search.sources.published import date_in_url
from search.sources.quiet import quietly
from search.sources.refusal import Refused
from search.sources.text import clean, one_line

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_HEAD = 4096
_LINKED_SCRIPTS = "//script[starts-with(@type, 'application/ld+json')]"


def read_page(raw: bytes, key: str, origin: str) -> Article:
    """The one article of a web page. Refused: binary data, and pages without an article."""
    declared = _DECLARED.search(raw[:_HEAD])
    markup = decode(raw, declared[1].decode("ascii", "replace") if declared else None)
    if not markup.strip():
        raise Refused("empty: no text in it")
    with quietly():
        tree = _parsed(markup)
        linked = read_linked([each.text or "" for each in tree.xpath(_LINKED_SCRIPTS)])
        named = stated.metas(tree)
        url = stated.address(tree, named)
        published = stated.publication(tree, linked, named)
        captions = _blamed(lambda: _captions_in_place(tree))
        document = _extracted(tree, url)
    title = one_line(linked.headline or document.title or "")
    below = [line for each in clean(document.text or "").split("\n") if (line := each.strip())]
    if title and below and one_line(below[0]).casefold() == title.casefold():
        del below[0]  # the headline, taken for the first paragraph
    if not below:
        raise Refused("no article found in the page")
    head = read_head(below, headed=bool(title))
    above: list[Line] = [(HEADLINE, title)] if title else []
    text, zones = lay_out([*above, *head.lines, *body_lines(below[head.size :], captions)])
    authors = linked.authors or author_names(document.author or "") or head.authors
    return Article(
        id=url_id(url) if url else file_id(key, 1),
        text=text,
        zones=zones,
        url=url,
        source=one_line(linked.publisher or document.sitename or "") or None,
        authors=tuple(dict.fromkeys(filter(None, map(one_line, authors)))),
        language=stated.language(tree, linked),
        published=published or head.published or (date_in_url(url) if url else None),
        origin=origin,
    )


def _parsed(markup: str) -> Any:
    # An XML declaration makes lxml refuse a string; the text is decoded already.
    bare = re.sub(r"\A\s*<\?xml[^>]{0,200}\?>", "", markup)
    tree = _blamed(lambda: trafilatura.load_html(bare))
    if tree is None:
        raise Refused("no web page: it holds no HTML that can be read")
    return tree


def _captions_in_place(tree: Any) -> set[str]:
    """Make each figcaption a paragraph, which trafilatura keeps in its place; their texts."""
    found: set[str] = set()
    for caption in list(tree.iter("figcaption")):
        text = one_line(caption.text_content())
        tail = caption.tail
        caption.clear()
        caption.tag, caption.text, caption.tail = "p", text, tail
        found.add(text)
    for figure in list(tree.iter("figure")):
        figure.drop_tag()
    return found


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
