"""HTML fragments in fields of records, to plain text with a line per block.

bleach has this one job: to strip the tags of a fragment up to 20 KB. Longer ones go to
trafilatura, which reads whole pages. What comes out is stored as plain text and never trusted
as HTML again.
"""

from __future__ import annotations

import html
import re

import bleach

from search.sources.quiet import quietly

LONGEST_FRAGMENT = 20_000
"""Code points of a fragment that bleach strips."""

_TAGS = (
    "a abbr article aside audio b blockquote br center code dd del div dl dt em figcaption figure"
    " font footer h1 h2 h3 h4 h5 h6 header hr i iframe img ins li main ol p pre q s script section"
    " small source span strike strong style sub sup table tbody td th thead time tr u ul video"
).replace(" ", "|")
_MARKUP = re.compile(rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>|<!--", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});")
_BLOCK = re.compile(
    r"</?(?:p|div|br|hr|li|ul|ol|h[1-6]|blockquote|pre|table|tr|section|article|figure|"
    r"figcaption|dd|dt|header|footer|aside|main)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"\s+")


def plain(text: str) -> str:
    """The text without its markup, if it plainly has some: a known tag, a comment, an entity.

    "a < b and c > d" has none and comes back as it is. The contents of script and style are
    dropped with them.
    """
    if "<" in text and _MARKUP.search(text):
        return _stripped(text) if len(text) <= LONGEST_FRAGMENT else _extracted(text)
    if "&" in text and _ENTITY.search(text):
        return html.unescape(text)
    return text


def _stripped(fragment: str) -> str:
    for element in ("script", "style"):
        fragment = _without(fragment, element)
    blocks = _BLOCK.sub("\n", _BLANKS.sub(" ", fragment))
    return html.unescape(bleach.clean(blocks, tags=set(), strip=True, strip_comments=True))


def _without(fragment: str, element: str) -> str:
    """The fragment without one kind of element and what is in it, up to the end if never closed."""
    lower = fragment.lower()
    if len(lower) != len(fragment):  # a letter whose lower case is longer would shift positions
        lower = "".join(each.lower() if each.isascii() else each for each in fragment)
    kept: list[str] = []
    at = 0
    while (start := lower.find(f"<{element}", at)) >= 0:
        kept.append(fragment[at:start])
        close = lower.find(f"</{element}", start)
        end = lower.find(">", close) if close >= 0 else -1
        at = end + 1 if end >= 0 else len(fragment)
    return " ".join([*kept, fragment[at:]])


def _extracted(fragment: str) -> str:
    import trafilatura  # takes 0.4 s to load, and hardly any record needs it

    with quietly():
        text = trafilatura.extract(
            f"<html><body><article>{fragment}</article></body></html>",
            include_comments=False,
            include_tables=True,
        )
    return text if isinstance(text, str) else _stripped(fragment)
