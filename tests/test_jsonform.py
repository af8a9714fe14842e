"""Claims about `search.jsonform`: what JSON says is what the results hold, no more precisely."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from search.article import Article, Published, Zone
from search.evidence import Entity, Mention, Tag
from search.jsonform import article_json, published_json, results_json
from search.results import ArticleView, FacetCounts, FacetValue, Hit, Results, Snippet

HIT = Hit(
    id="a1",
    title="Truce holds",
    title_marks=((0, 5),),
    url=None,
    source="Valley Wire",
    authors=("R. Haddad",),
    language="en",
    published=Published(1_507_161_600, granularity="day"),
    score=1.25,
    snippets=(Snippet("A truce in Rastan.", ((2, 7),), 12, "body"),),
    places=("Syria/Homs/Rastan",),
    actors=(),
)
_TOLD = ("Syria/Homs", "iso:SY-HI", "Homs", ("Syria", "Homs"), "division", None, None)
VALUE = FacetValue(*_TOLD, 3, True)
RESULTS = Results(
    "truce",
    "truce",
    ("A warning.",),
    3,
    (HIT,),
    {"place": FacetCounts("place", "path", (VALUE,), 1, 0)},
    None,
    7,
    0.12345,
)


def test_results_become_json_and_nothing_is_lost_on_the_way() -> None:
    answer = json.loads(json.dumps(results_json(RESULTS)))
    assert list(answer) == ["query", "total", "hits", "facets", "cursor", "index", "took_ms"]
    assert answer["query"] == {"text": "truce", "parsed": "truce", "warnings": ["A warning."]}
    assert (answer["total"], answer["index"], answer["took_ms"]) == (3, {"generation": 7}, 0.123)
    hit = answer["hits"][0]
    assert hit["title_marks"] == [[0, 5]]
    assert hit["snippets"] == [
        {"text": "A truce in Rastan.", "marks": [[2, 7]], "start": 12, "zone": "body"}
    ]
    value = answer["facets"]["place"]["values"][0]
    assert (value["value"], value["path"], value["count"]) == ("Syria/Homs", ["Syria", "Homs"], 3)


def test_a_month_is_not_given_an_instant() -> None:
    published = Published(1_501_545_600, granularity="month", rule="json", raw="August 2017")
    assert published_json(published) == {
        "value": "2017-08",
        "granularity": "month",
        "instant": None,
        "rule": "json",
        "raw": "August 2017",
    }
    assert published_json(None) is None


@settings(deadline=None)
@given(
    st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)),
    st.integers(-12 * 60, 14 * 60),
)
def test_an_instant_reads_back_as_the_same_instant(moment: datetime, offset: int) -> None:
    zoned = moment.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=offset)))
    second = int((zoned - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(seconds=1))
    said = published_json(Published(second, offset))
    assert said is not None
    assert datetime.fromisoformat(said["instant"]) == zoned
    assert said["instant"].startswith(said["value"])


def test_an_article_gives_each_value_with_the_words_that_speak_for_it() -> None:
    text = "Truce holds\nRastan was calm."
    view = ArticleView(
        Article("a1", text, (Zone("headline", 0, 11), Zone("body", 12, 28))),
        ((0, 5),),
        (Tag("place", "Syria/Homs/Rastan", ("event",), 0.9),),
        (Mention(12, 18, "place", "Syria/Homs/Rastan", "event", "name", 0.9),),
        {("place", "Syria/Homs/Rastan"): Entity("place", "Syria/Homs/Rastan", label="Ar Rastan")},
        7,
    )
    answer = json.loads(json.dumps(article_json(view)))
    assert (answer["title"], answer["text"], answer["marks"]) == ("Truce holds", text, [[0, 5]])
    place = answer["facets"]["place"][0]
    assert (place["label"], place["public"]) == ("Ar Rastan", True)
    assert [each["text"] for each in place["evidence"]] == ["Rastan"]
