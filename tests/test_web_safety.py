"""Claims about safety: what an archive or an address says stays text, and policies hold."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from flask.testing import FlaskClient
from served import Page, app_over, seeds_app


@pytest.fixture
def client() -> FlaskClient:
    return seeds_app().test_client()


def article_of(client: FlaskClient) -> str:
    """The address of an article page with marks."""
    href: str = Page(client, "/?q=truce").all("//ol[@class='hits']//h2/a/@href")[0]
    return href


def test_every_response_forbids_what_pages_do_not_need(client: FlaskClient) -> None:
    for url in ("/", "/?q=%22", "/article/none", "/api/v1/search", "/static/dateline.css"):
        with client.get(url) as response:
            headers = response.headers
        assert headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"


def test_pages_hold_nothing_their_policy_would_block(client: FlaskClient) -> None:
    for url in ("/?q=truce", "/?q=%22", article_of(client)):
        page = Page(client, url)
        assert not page.all("//*[@style] | //style | //script[not(@src)] | //base")
        assert not [name for name in page.all("//@*") if name.attrname.startswith("on")]
        sources = page.all("//link/@href | //script/@src | //img/@src")
        assert len(sources) == 3
        for source in sources:
            with client.get(source) as response:
                assert response.status_code == 200
                assert "immutable" in response.headers["Cache-Control"]


def test_a_static_file_under_an_old_address_is_not_kept(client: FlaskClient) -> None:
    with client.get("/static/dateline.css?v=old") as response:
        assert response.headers["Cache-Control"] == "no-cache"


HOSTILE = {
    "id": "a/../b//c?d#e <f>",
    "title": "<script>alert(1)</script> & \"quoted\" 'title'",
    "text": "Calm & quiet </p><img src=x onerror=alert(2)> said the mayor of Damascus.",
    "url": "javascript:alert(3)",
    "source": "<b>Bold</b> Wire",
    "published": "2018-05-06",
}


def test_hostile_articles_and_queries_stay_text(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(HOSTILE) + "\n")
    client = app_over(tmp_path, tmp_path / "index").test_client()
    results = Page(client, "/?q=" + quote("calm OR <script>alert(4)</script>"))
    article = results.follow(results.one("//ol[@class='hits']//h2/a/@href"))
    assert article.status == 200
    for page in (results, article):
        assert not page.all("//script[not(@src)] | //img | //b[contains(., 'Bold')]")
        assert not [href for href in page.all("//@href") if href.startswith("javascript")]
    assert urlsplit(article.url).path == "/article/" + quote(HOSTILE["id"], safe="")
