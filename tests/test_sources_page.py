"""Web pages: the article in them, and what they say of it."""

from __future__ import annotations

import time

import pytest

from search.article import Article
from search.sources.linked import read_linked
from search.sources.page import read_page
from search.sources.refusal import Refused
from search.sources.stated import DATE_NAMES

PARAGRAPHS = (
    "The ferry across the lake began to run again on Monday after engineers replaced a cable that"
    " had snapped in the storm, the harbour office told Lake News.",
    "It will make four crossings a day until the end of the month and then return to the summer"
    " timetable, which the two towns agreed on before the storm.",
    "Fishermen who had carried passengers in the meantime said they would be glad to go back to"
    " their nets, although the fares had been welcome.",
)
NEWS = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
  {"@type": "WebSite", "name": "Lake News"},
  {"@type": ["NewsArticle"], "headline": "Ferry runs again",
   "datePublished": "2017-09-04T08:00:00+03:00", "dateModified": "2019-01-01",
   "author": [{"@type": "Person", "name": "Lina Example"}, {"name": "Omar Sample"}],
   "publisher": {"@type": "Organization", "name": "Lake News"}, "inLanguage": "en-GB"}]}</script>"""


def page(head: str = "", above: str = "", lang: str = ' lang="en"') -> str:
    body = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    return (
        f"<!doctype html><html{lang}><head><title>Ferry runs again | Lake News</title>{head}</head>"
        '<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>'
        f"<article><h1>Ferry runs again</h1>{above}{body}</article>"
        "<footer>All rights reserved</footer></body></html>"
    )


def read(markup: str | bytes) -> Article:
    raw = markup if isinstance(markup, bytes) else markup.encode()
    return read_page(raw, "news/a.html", "news/a.html")


def day(article: Article) -> str | None:
    return str(article.published.day) if article.published else None


def test_a_page_gives_headline_and_body_and_nothing_around_them() -> None:
    article = read(page())
    assert article.title == "Ferry runs again"
    assert article.body == "\n".join(PARAGRAPHS)
    assert article.text == f"{article.title}\n{article.body}"
    assert article.id.startswith("f:")
    assert article.published is None


def test_captions_of_figures_stay_in_their_place() -> None:
    figure = "<figure><img src=a.jpg><figcaption>The <b>quay</b> at noon.</figcaption></figure>"
    article = read(page().replace(f"<p>{PARAGRAPHS[1]}", f"{figure}<p>{PARAGRAPHS[1]}"))
    assert [zone.kind for zone in article.zones] == ["headline", "body", "caption", "body"]
    assert article.zone_text("caption") == "The quay at noon."


def test_json_ld_is_trusted_most() -> None:
    article = read(page(NEWS + '<meta property="article:published_time" content="2011-01-01">'))
    assert article.published is not None
    assert (article.published.rule, article.published.offset) == ("json-ld", 180)
    assert day(article) == "2017-09-04"
    assert article.authors == ("Lina Example", "Omar Sample")
    assert (article.source, article.language) == ("Lake News", "en")


@pytest.mark.parametrize("name", DATE_NAMES)
@pytest.mark.parametrize("attribute", ["name", "property"])
def test_meta_elements_hold_the_date(name: str, attribute: str) -> None:
    article = read(
        page(f'<meta {attribute}="{name}" content="2017-09-04">', "<time>1 May 2011</time>")
    )
    assert article.published is not None
    assert (article.published.rule, day(article)) == ("meta", "2017-09-04")


@pytest.mark.parametrize(
    "shown",
    [
        '<time datetime="2017-09-04T08:00:00Z">yesterday</time>',
        "<time>4 September 2017</time>",
        '<span class="entry-date">Published on September 4, 2017</span>',
        '<span itemprop="datePublished">٤ أيلول ٢٠١٧</span>',
    ],
)
def test_a_date_shown_in_the_article_is_read(shown: str) -> None:
    article = read(page(above=shown))
    assert article.published is not None
    assert (article.published.rule, day(article)) == ("time", "2017-09-04")


def test_todays_date_outside_the_article_is_not_its_date() -> None:
    markup = page().replace("<nav>", '<div class="date">1 May 2011</div><nav>')
    assert read(markup).published is None


def test_the_address_holds_the_date_at_last() -> None:
    article = read(page('<link rel="canonical" href="https://example.org/2017/09/04/ferry">'))
    assert article.published is not None
    assert (article.published.rule, day(article)) == ("url", "2017-09-04")


def test_canonical_address_before_open_graph_and_only_of_the_web() -> None:
    graph = '<meta property="og:url" content="https://example.org/b">'
    assert read(page(f'<link rel="canonical" href="https://example.org/a">{graph}')).url == (
        "https://example.org/a"
    )
    article = read(page(f'<link rel="canonical" href="javascript:x">{graph}'))
    assert article.url == "https://example.org/b"
    assert article.id.startswith("u:")


def test_pages_of_one_address_share_an_id() -> None:
    one = read(page('<link rel="canonical" href="http://www.example.org/a/?utm_source=x">'))
    assert one.id == read(page('<link rel="canonical" href="https://example.org/a">')).id


def test_the_declared_encoding_is_used() -> None:
    markup = page('<meta charset="windows-1256">', lang=' lang="ar"').replace(
        PARAGRAPHS[0], "عادت العبارة إلى العمل يوم الاثنين بعد أن استبدل المهندسون السلك الذي انقطع"
    )
    article = read(markup.encode("windows-1256"))
    assert "عادت العبارة" in article.body
    assert article.language == "ar"


def test_author_and_site_come_from_meta_elements_too() -> None:
    article = read(
        page(
            '<meta name="author" content="Lina Example">'
            '<meta property="og:site_name" content="Lake News">'
        )
    )
    assert (article.authors, article.source) == (("Lina Example",), "Lake News")


def test_a_page_that_says_nothing_of_itself_has_no_language() -> None:
    assert read(page(lang="")).language is None


def test_an_xml_declaration_does_no_harm() -> None:
    assert read('<?xml version="1.0" encoding="utf-8"?>\n' + page()).title == "Ferry runs again"


@pytest.mark.parametrize(
    "script",
    [
        *("", "{broken", "[]", "null", '"text"', "[" * 5000, '{"@type": 5, "author": 7}'),
        '{"@type": "NewsArticle", "headline": {"x": 1}, "datePublished": ["2017"], "author": [[]]}',
    ],
)
def test_broken_json_ld_says_nothing(script: str) -> None:
    linked = read_linked([script])
    assert (linked.headline, linked.authors) == ("", ())
    assert read(page(f'<script type="application/ld+json">{script}</script>')).title


def test_the_article_among_linked_nodes_is_preferred_to_the_page() -> None:
    linked = read_linked(
        [
            '{"@type": "WebPage", "datePublished": "2001"}',
            '{"@type": "BlogPosting", "datePublished": "2017"}',
        ]
    )
    assert linked.published == "2017"


@pytest.mark.parametrize(
    "markup", ["<html></html>", "no markup at all", "<", "<div>" * 20_000, "<p>"]
)
def test_a_page_without_an_article_is_refused(markup: str) -> None:
    with pytest.raises(Refused):
        read(markup)


@pytest.mark.parametrize("raw", [b"", b"  \n"])
def test_an_empty_page_is_refused_as_empty(raw: bytes) -> None:
    with pytest.raises(Refused, match="empty"):
        read(raw)


def test_a_page_says_nothing_on_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Refused):
        read("<html></html>")
    assert capfd.readouterr() == ("", "")


def test_a_large_page_is_read_in_seconds() -> None:
    rows = "".join(f"<p>{PARAGRAPHS[0]} {number}</p>" for number in range(5_000))
    began = time.perf_counter()
    assert len(read(page(above=rows)).text) > 700_000
    assert time.perf_counter() - began < 10
