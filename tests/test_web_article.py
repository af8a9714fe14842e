"""Claims about the page of an article, over a real index of the seeds."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient
from served import Page, number, said, seeds_app

from search.article import Article, Zone
from search.engine.writer import open_writer
from search.evidence import MOST_ENRICHED, PARTIAL, Enriched
from search.settings import Settings
from web import create_app
from web.reading import MOST_WALKED


@pytest.fixture
def client() -> FlaskClient:
    return seeds_app().test_client()


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


def test_an_article_stays_readable_though_the_search_has_a_fault(client: FlaskClient) -> None:
    href = Page(client, "/").all("//ol[@class='hits']//h3/a/@href")[0]
    page = Page(client, href + "?q=%22open")
    assert page.status == 200
    assert "Nothing is marked" in page.text("//*[@class='notices']")


def test_from_hit_to_hit_one_comes_through_the_whole_search(client: FlaskClient) -> None:
    results = Page(client, "/?q=truce&limit=100")
    hits = [urlsplit(each).path for each in results.all("//ol[@class='hits']//h2/a/@href")]
    page = results.follow(results.all("//ol[@class='hits']//h2/a/@href")[0])
    seen = [urlsplit(page.url).path]
    while following := page.all("//nav[@class='back']/a[@rel='next']/@href"):
        page = page.follow(following[0])
        seen.append(urlsplit(page.url).path)
        before = page.one("//nav[@class='back']/a[@rel='prev']/@href")
        assert urlsplit(before).path == seen[-2]
    assert seen == hits


def test_the_legend_gives_every_mark_to_one_term(client: FlaskClient) -> None:
    results = Page(client, "/?q=rastan+%22the+town%22+homs&match=any")
    page = results.follow(results.all("//ol[@class='hits']//h2/a/@href")[0])
    marks = page.all("//article//mark[@id]")
    terms = [mark.text_content() for mark in page.all("//p[@class='legend']//mark")]
    assert terms == ["rastan", '"the town"', "homs"]
    for number_, term in enumerate(terms, 1):
        mine = [mark for mark in marks if mark.get("class") == f"k{number_}"]
        assert mine
        words = term.strip('"')
        assert all((mark.text or "").lower().startswith(words) for mark in mine)
    assert {mark.get("class") for mark in marks} == {"k1", "k2", "k3"}


def test_an_article_says_its_day_once(client: FlaskClient) -> None:
    results = Page(client, "/?q=rastan")
    page = results.follow(results.all("//ol[@class='hits']//h2/a/@href")[0])
    assert page.text("//article[@class='story']").count("24 September 2017") == 1


def test_similar_articles_are_others(client: FlaskClient) -> None:
    results = Page(client, "/?q=rastan")
    page = results.follow(results.all("//ol[@class='hits']//h2/a/@href")[0])
    paths = page.all("//section[@class='similar']//a/@href")
    assert len(paths) > 1
    assert urlsplit(page.url).path not in paths


def test_an_article_too_long_to_be_looked_through_whole_says_so(tmp_path: Path) -> None:
    text = "Homs\n" + "The convoy waits. " * (MOST_ENRICHED // 18 + 1)
    zones = (Zone("headline", 0, 4), Zone("body", 5, len(text)))
    with open_writer(tmp_path / "index", Settings()) as writer:
        writer.put(Enriched(Article("long", text, zones)), 0)
        writer.put(Enriched(Article("short", text[:100], (*zones[:1], Zone("body", 5, 100)))), 1)
    client = create_app(Settings(index=tmp_path / "index")).test_client()
    assert Page(client, "/article/long").texts("//*[@role='note']") == [PARTIAL]
    assert Page(client, "/article/short").texts("//*[@role='note']") == []


def test_of_very_many_marks_all_are_shown_and_the_first_thousand_walked(tmp_path: Path) -> None:
    body = "The convoy waits. " * (MOST_WALKED + 5)
    zones = (Zone("headline", 0, 4), Zone("body", 5, 5 + len(body)))
    with open_writer(tmp_path / "index", Settings()) as writer:
        writer.put(Enriched(Article("many", f"Homs\n{body}", zones)), 0)
    client = create_app(Settings(index=tmp_path / "index")).test_client()
    page = Page(client, "/article/many?q=convoy")
    assert len(page.all("//article//mark")) == MOST_WALKED + 5
    steps = page.all("//article//mark//a/@href")
    assert set(steps) == {f"#{each}" for each in page.all("//article//mark/@id")}
    assert len(set(steps)) == MOST_WALKED
