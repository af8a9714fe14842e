"""Claims about the front page, and about the controls of every page."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from served import Page, said, seeds_app


@pytest.fixture
def client() -> FlaskClient:
    return seeds_app().test_client()


def test_the_front_page_says_what_the_archive_holds(client: FlaskClient) -> None:
    page = Page(client, "/")
    every = page.follow(page.one("//p[@class='further']/a/@href"))
    assert page.status == 200
    assert page.total == every.total
    first, last = (
        every.all("//ol[@class='hits']//time/@datetime")[0],
        page.text("//p[@class='span']"),
    )
    assert first[:4] in last
    assert {said(each) for each in page.all("//section/h2")} >= {"Newest articles"}
    assert len(page.all("//section[@class='facet']")) == 2
    for url in (page, every):
        assert_newest_first(url)


def assert_newest_first(page: Page) -> None:
    days = page.all("//ol[@class='hits']//time/@datetime")
    assert days == sorted(days, reverse=True)
    assert len(days) == 10


def test_every_control_has_a_name_and_no_id_stands_twice(client: FlaskClient) -> None:
    for url in ("/?q=truce&place=Syria", "/?q=xylophonist", article_of(client)):
        page = Page(client, url)
        ids = page.all("//@id")
        assert len(ids) == len(set(ids))
        for link in page.all("//a | //button | //*[local-name()='a']"):
            assert link.get("aria-label") or said(link)
        for control in page.all("//input[not(@type='hidden')] | //select"):
            labels = page.all(f"//label[@for='{control.get('id')}']")
            assert labels or control.xpath("ancestor::label") or control.get("aria-label")


def article_of(client: FlaskClient) -> str:
    """The address of an article page with marks."""
    href: str = Page(client, "/?q=truce").all("//ol[@class='hits']//h2/a/@href")[0]
    return href
