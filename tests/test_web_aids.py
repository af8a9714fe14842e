"""Claims about help, completion, and texts cut at their marks."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from served import Page, number, seeds_app

from web.shown import pieces


@pytest.fixture
def client() -> FlaskClient:
    return seeds_app().test_client()


@given(st.text(max_size=30), st.lists(st.integers(0, 30), max_size=8, unique=True))
def test_pieces_hold_the_text_whole(text: str, edges: list[int]) -> None:
    inside = sorted(edge for edge in edges if edge <= len(text))
    marks = list(zip(inside[::2], inside[1::2], strict=False))
    cut = pieces(text, marks)
    assert "".join(piece for piece, _ in cut) == text
    assert [piece for piece, marked in cut if marked] == [text[low:high] for low, high in marks]


def test_every_example_finds_what_it_says(client: FlaskClient) -> None:
    page = Page(client, "/help")
    rows = page.all("//tbody/tr")
    assert len(rows) > 10
    for row in rows:
        found = page.follow(row.xpath(".//a/@href")[0])
        assert found.total == number(row.xpath("./td[last()]")[0].text_content()) > 0


def test_completion_finds_what_it_says(client: FlaskClient) -> None:
    offers = client.get("/complete?q=truce+hom&place=Syria").json or []
    assert {each["said"] for each in offers} == {"", "place", "actor"}
    for each in offers:
        assert Page(client, each["go"]).total == each["count"] > 0
    for half_typed in ("", "a", '"open', "(truce AND", "place:Ho"):
        assert client.get(f"/complete?q={quote(half_typed)}").json == []
