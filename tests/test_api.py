"""Claims about the JSON API, over a real index of the seeds."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from served import SEEDS, Page, app_over, seeds_app

import search
from search.settings import Settings
from web import create_app


@pytest.fixture
def client() -> FlaskClient:
    return seeds_app().test_client()


def get(client: FlaskClient, url: str) -> Any:
    """The JSON at an address that must answer well."""
    response = client.get(url)
    assert response.status_code == 200, response.get_data(as_text=True)
    assert response.mimetype == "application/json"
    return response.json


def problem(client: FlaskClient, url: str) -> Any:
    """The problem details at an address that must not."""
    response = client.get(url)
    assert response.mimetype == "application/problem+json"
    found = response.json
    assert found is not None
    assert found["status"] == response.status_code
    assert {"type", "title", "detail", "code"} <= set(found)
    return found


def test_a_search_answers_with_all_its_parts(client: FlaskClient) -> None:
    answer = get(client, "/api/v1/search?q=ceasefire&place=Syria/Homs&limit=2")
    assert list(answer) == [
        "query",
        "total",
        "hits",
        "facets",
        "cursor",
        "index",
        "took_ms",
        "links",
    ]
    assert answer["query"]["text"] == "ceasefire"
    assert answer["total"] >= len(answer["hits"]) == 2
    assert set(answer["facets"]) == {"place", "actor", "source", "date"}
    for hit in answer["hits"]:
        for snippet in hit["snippets"]:
            for start, end in snippet["marks"]:
                assert "ceasefire" in snippet["text"][start:end].lower()


def test_api_and_page_find_the_same_in_the_same_order(client: FlaskClient) -> None:
    answer = get(client, "/api/v1/search?q=syria+army&match=any&not.place=Syria/Homs")
    page = Page(client, answer["links"]["html"])
    assert page.total == answer["total"]
    assert page.all("//ol[@class='hits']//h2/a/@href") == [
        hit["links"]["html"] for hit in answer["hits"]
    ]


def test_links_lead_to_itself_and_through_all_hits(client: FlaskClient) -> None:
    answer = get(client, "/api/v1/search?limit=7&facets=&sort=oldest")
    again = get(client, answer["links"]["self"])
    assert again["hits"] == answer["hits"]
    ids = []
    while answer:
        ids += [hit["id"] for hit in answer["hits"]]
        following = answer["links"]["next"]
        answer = get(client, following) if following else None
    assert len(ids) == len(set(ids)) == again["total"]


def test_a_hit_leads_to_its_article_with_its_marks(client: FlaskClient) -> None:
    hit = get(client, "/api/v1/search?q=ceasefire&limit=1")["hits"][0]
    article = get(client, hit["links"]["self"])
    assert (article["id"], article["title"]) == (hit["id"], hit["title"])
    assert article["marks"]
    for start, end in article["marks"]:
        assert article["text"][start:end].lower().startswith("ceasefire")
    for snippet in hit["snippets"]:
        start = snippet["start"]
        assert article["text"][start : start + len(snippet["text"])] == snippet["text"]
    for values in article["facets"].values():
        for value in values:
            for each in value["evidence"]:
                assert article["text"][each["start"] : each["end"]] == each["text"]


def test_counts_without_hits_can_be_asked_for(client: FlaskClient) -> None:
    answer = get(client, "/api/v1/search?limit=0&facets=language")
    assert answer["hits"] == []
    assert answer["links"]["next"] is None
    counts = {each["value"]: each["count"] for each in answer["facets"]["language"]["values"]}
    for code, count in counts.items():
        assert get(client, f"/api/v1/search?limit=0&language={code}")["total"] == count


def test_a_faulty_query_is_a_problem_that_says_where(client: FlaskClient) -> None:
    found = problem(client, '/api/v1/search?q=truce+"homs')
    assert found["status"] == 400
    assert (found["parameter"], found["position"]) == ("q", 6)
    assert found["detail"]


@pytest.mark.parametrize(
    ("arguments", "code", "parameter"),
    [
        ("plase=Syria", "unknown_parameter", "plase"),
        ("since=soon", "bad_date", "since"),
        ("limit=many", "bad_number", "limit"),
        ("limit=5000", "bad_number", "limit"),
        ("sort=best", "bad_value", "sort"),
        ("q=a&q=b", "repeated_parameter", "q"),
        ("since=2019&until=2018", "bad_date", "until"),
        ("facets=colour", "bad_value", "facets"),
        ("cursor=nonsense", "bad_cursor", "cursor"),
    ],
)
def test_what_cannot_be_read_is_a_problem_that_names_the_parameter(
    client: FlaskClient, arguments: str, code: str, parameter: str
) -> None:
    found = problem(client, f"/api/v1/search?{arguments}")
    assert (found["status"], found["code"], found["parameter"]) == (400, code, parameter)


def test_a_misspelt_parameter_comes_with_the_right_one(client: FlaskClient) -> None:
    assert problem(client, "/api/v1/search?plase=Syria")["suggestion"] == "place"


def test_what_is_not_there_is_a_problem(client: FlaskClient) -> None:
    assert problem(client, "/api/v1/articles/none")["status"] == 404
    assert problem(client, "/api/v1/nothing")["status"] == 404
    response = client.post("/api/v1/search")
    assert (response.status_code, response.mimetype) == (405, "application/problem+json")
    assert "GET" in response.headers["Allow"]


def test_a_cursor_by_relevance_expires_with_its_generation(tmp_path: Path) -> None:
    briefs = sorted(SEEDS.glob("*.txt"))
    folder = tmp_path / "briefs"
    folder.mkdir()
    for brief in briefs[:4]:
        shutil.copy(brief, folder)
    client = app_over(folder, tmp_path / "index").test_client()
    by_relevance = get(client, "/api/v1/search?q=the&limit=1")["links"]
    by_date = get(client, "/api/v1/search?q=the&limit=1&sort=oldest")["links"]
    shutil.copy(briefs[4], folder)
    search.index_paths([folder], tmp_path / "index")
    fresh = app_over(folder, tmp_path / "index").test_client()
    assert problem(fresh, by_relevance["next"])["code"] == "cursor_expired"
    assert fresh.get(by_relevance["next"]).status_code == 410
    page = Page(fresh, by_relevance["next"].replace("/api/v1/search", "/"))
    assert page.status == 410
    assert page.follow(page.one("//main//a").get("href")).status == 200
    assert get(fresh, by_date["next"])["hits"]


def test_an_index_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    client = create_app(Settings(index=tmp_path / "none")).test_client()
    found = problem(client, "/api/v1/search")
    assert (found["status"], found["code"]) == (503, "index_missing")
