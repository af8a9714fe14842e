"""Claims about pages of what went wrong: faults, nothing found, nothing there, no index yet."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from served import SEEDS, Page, number, said, seeds_app

import search
from search.settings import Settings
from web import create_app


@pytest.fixture
def client() -> FlaskClient:
    return seeds_app().test_client()


def test_a_search_with_a_fault_is_shown_with_the_fault_pointed_at(client: FlaskClient) -> None:
    page = Page(client, "/?q=" + quote('truce AND "north homs'))
    assert page.status == 400
    shown = page.one("//p[@class='faulty']")
    assert shown.text_content() == 'truce AND "north homs'
    assert said(shown.xpath("./strong")[0]).startswith('"')
    assert page.one("//input[@name='q']").get("value") == 'truce AND "north homs'


def test_words_that_cannot_be_read_are_searched_for_literally_when_asked(
    client: FlaskClient,
) -> None:
    page = Page(client, "/?q=" + quote("truce AND (north -homs"))
    links = page.all("//main//li/a")
    assert [link.xpath("./bdi")[0].text_content() for link in links] == [
        '"truce and north homs"',
        "truce and north homs",
    ]
    for link in links:
        count = number(link.xpath("./b")[0].text_content())
        assert page.follow(link.get("href")).total == count


def test_a_misspelt_word_is_offered_as_other_articles_write_it(client: FlaskClient) -> None:
    page = Page(client, "/?q=ceasfire")
    assert page.total == 0
    name, href = next(iter(page.links("//section[@class='nothing']/ul//a")))
    assert name.startswith("ceasefire")
    assert page.follow(href).total == number(name) > 0


def test_the_page_says_what_it_ignores(client: FlaskClient) -> None:
    page = Page(client, "/?plase=Syria&since=soon&q=truce")
    assert page.status == 200
    notices = page.texts("//*[@class='notices']//li")
    assert len(notices) == 2
    assert "'place'" in notices[0]
    assert "soon" in notices[1]


def test_nothing_found_offers_what_to_leave_out_with_true_counts(client: FlaskClient) -> None:
    page = Page(client, "/?q=ceasefire&place=Syria/Homs&source=Nobody&until=2019")
    assert page.total == 0
    offers = list(page.links("//section[@class='nothing']//td/a"))
    assert "drop Nobody" in [name.partition(":")[0] for name, _ in offers]
    for name, href in offers:
        assert page.follow(href).total == number(name)


def test_nothing_found_by_words_alone_leads_to_the_whole_archive(client: FlaskClient) -> None:
    page = Page(client, "/?q=xylophonist")
    assert page.total == 0
    assert page.one("//section[@class='nothing']/p/a").get("href") == "/?sort=newest"


def test_what_is_not_there_says_so(client: FlaskClient) -> None:
    for url in ("/article/nothing", "/nowhere", "/article/../x"):
        page = Page(client, url)
        assert page.status == 404
        assert page.text("//h1") == "Nothing is here"


def test_an_index_made_after_the_server_started_is_served(tmp_path: Path) -> None:
    client = create_app(Settings(index=tmp_path / "index")).test_client()
    page = Page(client, "/")
    assert page.status == 503
    assert page.text("//h1") == "The archive cannot be opened"
    assert client.get("/healthz").status_code == 503
    search.index_paths([sorted(SEEDS.glob("*.txt"))[0]], tmp_path / "index")
    assert Page(client, "/").total == 1
    assert client.get("/healthz").json == {"status": "ok", "generation": 1}


def test_a_word_that_was_only_begun_is_completed_without_a_script(client: FlaskClient) -> None:
    page = Page(client, "/?q=homs+ceasef")
    assert page.total == 0
    offers = list(page.links("//section[@class='nothing']/ul//a[starts-with(., 'homs ceasef')]"))
    assert offers
    for name, href in offers:
        assert page.follow(href).total == number(name) > 0


def test_words_that_no_article_has_together_are_offered_apart(client: FlaskClient) -> None:
    page = Page(client, "/?q=ceasefire+xylophone")
    offers = dict(page.links("//section[@class='nothing']/ul//a"))
    name, href = next((name, href) for name, href in offers.items() if "any of the words" in name)
    assert page.follow(href).total == number(name) > 0


def test_nothing_found_with_an_operator_tells_what_each_word_finds(client: FlaskClient) -> None:
    page = client.get("/?q=bridge+AND+unheardof").get_data(as_text=True)
    assert "Each part of the search by itself" in page
