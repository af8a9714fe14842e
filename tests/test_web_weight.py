"""Claims about how little a results page weighs, over the seeds and over a big archive."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from big import big_archive
from flask import Flask
from flask.testing import FlaskClient
from served import Page, seeds_app

from search.settings import Settings
from web import create_app

LIGHT = 60_000
"""Bytes of a results page, uncompressed."""
A_CHARACTER = 190
"""Bytes that a character more in a search adds: each link of the page repeats the search."""
OVER_SEEDS = ["/?q=ceasefire", "/?sort=newest", "/?q=syria+army&match=any&place=Syria/Homs", "/"]
OVER_MANY = [
    "/?q=convoy+checkpoint+drivers",
    "/?sort=newest",
    "/?q=%22northern+checkpoint%22",
    "/?q=envoys&place=Country+0",
    "/?q=convoy+OR+checkpoint+OR+drivers+OR+envoys&place=Country+0/Governorate+0/Town+0",
    "/ar/?q=envoys+argue&since=2016",
    "/",
]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return create_app(Settings(index=big_archive(tmp_path_factory.mktemp("big") / "index")))


@pytest.mark.parametrize("url", OVER_SEEDS)
def test_a_page_over_the_seeds_is_light(url: str) -> None:
    assert_light(seeds_app().test_client(), url)


@pytest.mark.parametrize("url", OVER_MANY)
def test_a_page_over_a_big_archive_is_light(many: Flask, url: str) -> None:
    assert_light(many.test_client(), url)


def assert_light(client: FlaskClient, url: str) -> None:
    page = Page(client, url)
    assert page.total > 5
    assert len(page.response.get_data()) < LIGHT


def test_the_big_archive_fills_the_page(many: Flask) -> None:
    page = Page(many.test_client(), OVER_MANY[0])
    assert len(page.all("//ol[@class='hits']/li")) == 10
    assert len(page.all("//ol[@class='hits']/li[1]//p[@class='passage']")) > 1
    assert len(page.all("//aside//a[contains(@class, 'value')]")) > 40
    assert len(page.all("//*[local-name()='svg']//*[local-name()='a']")) > 80


def test_a_page_asks_for_one_style_and_one_script(many: Flask) -> None:
    page = Page(many.test_client(), OVER_MANY[0])
    assert len(page.all("//link[@rel='stylesheet']")) == 1
    assert len(page.all("//script")) == len(page.all("//script[@src]")) == 1
    assert not page.all("//img | //iframe | //object | //embed | //style")


LONG = " ".join(["convoy northern checkpoint envoys drivers council relief hours"] * 5)[:200]


@pytest.mark.parametrize("language", ["", "/ar"])
def test_a_character_more_in_a_search_weighs_as_much_as_the_links_that_repeat_it(
    many: Flask, language: str
) -> None:
    filters = {
        "place": "Country 0",
        "not.source": "Wire Service 3",
        "since": "2015",
        "match": "any",
    }
    short, long = (
        Page(many.test_client(), f"{language}/?{urlencode({'q': text, **filters})}")
        for text in ("convoy", LONG)
    )
    assert long.total > 10
    assert len(short.response.get_data()) < LIGHT
    more = len(LONG) - len("convoy")
    assert len(long.response.get_data()) < LIGHT + A_CHARACTER * more
