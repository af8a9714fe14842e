"""Claims about the pages, over a real index of the seeds."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from flask.testing import FlaskClient
from served import SEEDS, Page, number, said, seeds_app

import search
from search.settings import Settings
from web import create_app


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


def test_an_article_carries_the_marks_of_the_search_that_led_to_it(client: FlaskClient) -> None:
    results = Page(client, "/?q=ceasefire+detainees&match=any")
    href = results.all("//ol[@class='hits']//h2/a/@href")[0]
    assert parse_qs(urlsplit(href).query) == {"q": ["ceasefire detainees"], "match": ["any"]}
    article = results.follow(href)
    ids = article.all("//article//mark/@id")
    assert ids == [f"m{n}" for n in range(1, len(ids) + 1)]
    assert number(article.text("//p[@class='legend']/*[@class='all']")) == len(ids) > 1
    steps = set(article.all("//mark//a/@href"))
    assert steps == {f"#{each}" for each in ids}
    assert article.follow(article.all("//nav[@class='back']/a/@href")[0]).total == results.total


def test_evidence_leads_to_the_very_words_it_names(client: FlaskClient) -> None:
    results = Page(client, "/?q=ceasefire")
    article = results.follow(results.all("//ol[@class='hits']//h2/a/@href")[0])
    lines = article.all("//ul[@class='evidence']/li")
    assert lines
    for line in lines:
        words = said(line.xpath("./q")[0])
        for target in line.xpath("./a/@href"):
            start = article.text(f"//*[@id='{target[1:]}']")
            assert words.startswith(start) or start.startswith(words)


def test_an_article_is_shown_whole_without_a_search(client: FlaskClient) -> None:
    hits = Page(client, "/?sort=oldest")
    article = hits.follow(hits.all("//ol[@class='hits']//h2/a/@href")[0])
    assert article.text("//h1") == hits.texts("//ol[@class='hits']//h2")[0]
    assert not article.all("//mark")
    assert len(article.all("//article[@class='story']/p")) > 3


def test_a_search_with_a_fault_is_shown_with_the_fault_pointed_at(client: FlaskClient) -> None:
    page = Page(client, "/?q=" + quote('truce AND "north homs'))
    assert page.status == 400
    shown = page.one("//p[@class='faulty']")
    assert shown.text_content() == 'truce AND "north homs'
    assert said(shown.xpath("./strong")[0]).startswith('"')
    assert page.one("//input[@name='q']").get("value") == 'truce AND "north homs'


def test_an_article_stays_readable_though_the_search_has_a_fault(client: FlaskClient) -> None:
    href = Page(client, "/").all("//ol[@class='hits']//h3/a/@href")[0]
    page = Page(client, href + "?q=%22open")
    assert page.status == 200
    assert "Nothing is marked" in page.text("//*[@class='notices']")


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


def test_archive_text_sets_its_own_direction(client: FlaskClient) -> None:
    page = Page(client, "/?q=" + quote("حلب"))
    assert page.total > 0
    assert {each.get("dir") for each in page.all("//ol[@class='hits']//h2")} == {"auto"}
    assert {each.get("dir") for each in page.all("//p[@class='passage']")} == {"auto"}
    assert "en" not in page.all("//ol[@class='hits']//article/@lang")


def article_of(client: FlaskClient) -> str:
    """The address of an article page with marks."""
    href: str = Page(client, "/?q=truce").all("//ol[@class='hits']//h2/a/@href")[0]
    return href


def test_an_index_made_after_the_server_started_is_served(tmp_path: Path) -> None:
    client = create_app(Settings(index=tmp_path / "index")).test_client()
    page = Page(client, "/")
    assert page.status == 503
    assert page.text("//h1") == "The archive cannot be opened"
    assert client.get("/healthz").status_code == 503
    search.index_paths([sorted(SEEDS.glob("*.txt"))[0]], tmp_path / "index")
    assert Page(client, "/").total == 1
    assert client.get("/healthz").json == {"status": "ok", "generation": 1}
