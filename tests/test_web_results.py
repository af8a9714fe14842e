"""Claims about the results page, over a real index of the seeds."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

import pytest
from flask.testing import FlaskClient
from served import Page, number, said, seeds_app


@pytest.fixture
def client() -> FlaskClient:
    return seeds_app().test_client()


COUNTED = [
    "/",
    "/?q=truce",
    "/?q=ceasefire&place=Syria/Homs&not.actor=SANA",
    "/facet/actor?q=truce",
    "/facet/place?q=truce&facet.place.q=an&facet.place.limit=30",
    "/facet/date?place=Syria/Homs",
    "/map?q=cairo",
    "/ar/?q=cairo",
]


@pytest.mark.parametrize("url", COUNTED)
def test_the_count_beside_a_value_is_the_total_of_its_page(client: FlaskClient, url: str) -> None:
    page = Page(client, url)
    links = [
        *page.links(
            "//*[contains(@class, 'facet')]//a[contains(@class, 'value')][not(@aria-current)]"
        ),
        *page.links("//*[local-name()='svg']//*[local-name()='a']"),
    ]
    assert len(links) > 10
    for name, href in links:
        assert page.follow(href).total == number(name), (name, href)


def test_every_mark_of_a_plain_word_is_a_form_of_it(client: FlaskClient) -> None:
    page = Page(client, "/?q=ceasefire")
    marks = [mark.lower() for mark in page.texts("//ol[@class='hits']//mark")]
    assert marks
    assert set(marks) <= {"ceasefire", "ceasefires"}
    for hit in page.all("//ol[@class='hits']/li"):
        assert hit.xpath(".//mark"), said(hit)
        assert len(hit.xpath(".//p[@class='passage']")) <= 3


def test_more_articles_walk_the_whole_list_once(client: FlaskClient) -> None:
    for order in ("relevance", "newest", "oldest"):
        page = Page(client, f"/?q=syria&limit=4&sort={order}")
        total, seen = page.total, page.all("//ol[@class='hits']//h2/a/@href")
        while following := page.all("//a[@rel='next']/@href"):
            page = page.follow(following[0])
            seen += page.all("//ol[@class='hits']//h2/a/@href")
        paths = [urlsplit(href).path for href in seen]
        assert len(paths) == len(set(paths)) == total


def test_chips_take_back_what_was_chosen(client: FlaskClient) -> None:
    page = Page(client, "/?place=Syria/Homs&not.actor=Islamic+State&since=2017-10&until=2017-10")
    assert page.texts("//ul[@class='chips']//bdi") == [
        "Homs",
        "Islamic State",
        "October 2017",
    ]
    assert page.texts("//ul[@class='chips']//a[@class='excluded']//bdi") == ["Islamic State"]
    while chips := page.all("//ul[@class='chips']//a/@href"):
        page = page.follow(chips[0])
    assert page.url == "/?sort=newest"


def test_a_new_search_keeps_what_is_chosen_but_not_the_page_one_was_on(client: FlaskClient) -> None:
    page = Page(client, "/?q=syria&place=Syria&sort=oldest&limit=2")
    page = page.follow(page.one("//a[@rel='next']/@href"))
    sent = {
        each.get("name"): each.get("value")
        for each in page.all("//form[@role='search']//input[@type='hidden']")
    }
    assert sent == {"place": "Syria", "sort": "oldest", "limit": "2"}


def test_archive_text_sets_its_own_direction(client: FlaskClient) -> None:
    page = Page(client, "/?q=" + quote("حلب"))
    assert page.total > 0
    assert {each.get("dir") for each in page.all("//ol[@class='hits']//h2")} == {"auto"}
    assert {each.get("dir") for each in page.all("//p[@class='passage']")} == {"auto"}
    assert "en" not in page.all("//ol[@class='hits']//article/@lang")


def test_a_chosen_value_too_rare_for_the_list_stands_in_it_with_its_count(
    client: FlaskClient,
) -> None:
    rarest = Page(client, "/facet/place").links("//a[@class='value']")
    name, href = min(rarest, key=lambda each: number(each[0]))
    page = Page(client, href)
    chosen = page.one("//section[@aria-labelledby='facet-place']//a[@aria-current]")
    assert number(said(chosen)) == page.total == number(name)
    both = page.follow("?" + href.partition("?")[2] + "&place=Syria")
    assert len(both.all("//section[@aria-labelledby='facet-place']//a[@aria-current]")) == 2
