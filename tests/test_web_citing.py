"""Claims about citations: BibTeX and RIS of searches and articles."""

from __future__ import annotations

import re
from datetime import date

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from served import Page, number, seeds_app

import search
from search.article import Article, Published, Zone
from web.citing import Entry, article_entry, bibtex, ris


@pytest.fixture
def client() -> FlaskClient:
    return seeds_app().test_client()


SEEN = date(2026, 1, 2)


def archive() -> search.Archive:
    opened: search.Archive = seeds_app().extensions["dateline"].archive()
    return opened


def test_a_search_is_cited_with_what_it_found_and_where(client: FlaskClient) -> None:
    page = Page(client, "/cite?q=truce&place=Syria/Homs")
    found = page.follow(page.one("//dl//a/@href"))
    said = page.texts("//dl/dd")
    assert number(said[2]) == found.total
    assert int(said[3]) == archive().generation
    assert said[1] == "http://localhost/?q=truce&place=Syria/Homs"
    for form, mark in (("bib", "@misc{"), ("ris", "TY  - ELEC")):
        response = client.get(page.one(f"//a[contains(@href, 'cite.{form}')]/@href"))
        text = response.get_data(as_text=True)
        assert text.startswith(mark)
        assert said[1] in text
        assert f'filename="dateline.{form}"' in response.headers["Content-Disposition"]


def test_an_article_is_cited_by_its_own_address_and_day() -> None:
    published = Published(1_507_161_600, granularity="day")
    article = Article(
        "a",
        "Aid & 100% {of} it",
        (Zone("headline", 0, 18),),
        source="Wire",
        authors=("Ann Lee", "B. Ko"),
        published=published,
    )
    entry = article_entry(article, "https://example.org/a_b", SEEN)
    assert bibtex(entry).splitlines()[:2] == [
        "@misc{2017-aid-100-of-it,",
        "  author = {{Ann Lee} and {B. Ko}},",
    ]
    assert r"{Aid \& 100\% \textbraceleft{}of\textbraceright{} it}" in bibtex(entry)
    assert "  month = oct," in bibtex(entry).splitlines()
    assert ris(entry).split("\r\n")[:3] == ["TY  - NEWS", "AU  - Ann Lee", "AU  - B. Ko"]
    assert "DA  - 2017/10/05/" in ris(entry)


@given(st.text(), st.text())
def test_no_text_breaks_out_of_its_entry(title: str, note: str) -> None:
    entry = Entry("ELEC", title, "http://x/", (), "", "", "", note, SEEN)
    written = bibtex(entry)
    assert written.count("{") == written.count("}")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in ris(entry).split("\r\n")[:-1])
