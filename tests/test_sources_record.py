"""A record becomes an article, whatever its fields are called."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.article import Article
from search.sources.fields import FIELD_ALIASES
from search.sources.record import read_record
from search.sources.refusal import MAX_ARTICLE_BYTES, Refused

BODY = "The ferry runs again. It crosses four times a day."


def one(**fields: Any) -> Article:
    return read_record(fields, "a.jsonl", 7, "a.jsonl")


def test_all_the_documented_fields() -> None:
    article = one(
        id="x1",
        title="Ferry runs again",
        summary="Four crossings a day",
        body="First.\nSecond.\nThe quay. Photo: Lake News",
        url="https://example.org/ferry",
        source="Lake News",
        authors=["Lina Example", "Omar Sample"],
        language="en-GB",
        published="2017-09-04T10:00:00+03:00",
        dateline="LAKETOWN",
    )
    assert article.text == (
        "Ferry runs again\nFour crossings a day\nFirst.\nSecond.\nThe quay. Photo: Lake News"
    )
    assert [zone.kind for zone in article.zones] == ["headline", "standfirst", "body", "caption"]
    assert (article.id, article.url) == ("x1", "https://example.org/ferry")
    assert (article.source, article.language) == ("Lake News", "en")
    assert article.authors == ("Lina Example", "Omar Sample")
    assert article.published is not None
    assert (article.published.offset, article.published.rule) == (180, "json")
    assert article.origin == "a.jsonl:7"


SAMPLE: dict[str, tuple[Any, Any]] = {
    "id": ("x1", "x1"),
    "title": ("Ferry runs again", "Ferry runs again"),
    "body": (BODY, BODY),
    "url": ("https://example.org/f", "https://example.org/f"),
    "source": ("Lake News", "Lake News"),
    "authors": ("Lina Example", ("Lina Example",)),
    "language": ("Arabic", "ar"),
    "published": ("2017-09-04", 1_504_483_200),
    "summary": ("Four crossings", "Four crossings"),
}


@pytest.mark.parametrize(
    ("field", "alias"), [(field, each) for field, names in FIELD_ALIASES.items() for each in names]
)
def test_every_alias_stands_for_its_field(field: str, alias: str) -> None:
    given, expected = SAMPLE[field]
    needed = {} if field in {"title", "body", "summary"} else {"title": "Ferry"}
    found = getattr(one(**needed, **{alias: given}), field)
    assert (found.second if field == "published" else found) == expected


@pytest.mark.parametrize(
    "name", ["datePublished", "Date_Published", "DATE-PUBLISHED", "date published"]
)
def test_case_and_marks_in_field_names_do_not_matter(name: str) -> None:
    assert one(title="Ferry", **{name: "2017-09-04"}).published is not None


def test_the_first_name_with_a_value_counts() -> None:
    assert one(headline="Second choice", title=None, text="", content=BODY).title == "Second choice"
    assert one(date="2016-01-01", published="2017-01-01", title="F").published is not None
    article = one(date="2016-01-01", published="someday", title="F")
    assert str(article.published.day if article.published else None) == "2016-01-01"


def test_a_date_may_be_read_from_the_address_at_last() -> None:
    article = one(title="Ferry", url="https://example.org/2017/09/04/ferry")
    assert article.published is not None
    assert (article.published.rule, str(article.published.day)) == ("url", "2017-09-04")


@pytest.mark.parametrize("date", ["31 September 2017", "someday", "2999-01-01", 0, {}])
def test_an_article_with_an_impossible_date_is_kept_undated(date: Any) -> None:
    assert one(title="Ferry", published=date).published is None


def test_ids_are_given_or_made_of_the_address_or_of_the_place() -> None:
    assert one(id=23408, title="F").id == "23408"
    assert (
        one(title="F", url="http://www.example.org/f/").id
        == one(title="G", url="https://example.org/f").id
    )
    assert one(title="F", id="").id == one(title="G").id
    assert one(title="F").id.startswith("f:")


def test_an_address_that_is_none_is_left_out() -> None:
    assert one(title="F", url="javascript:alert(1)").url is None


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Lina Example, Omar Sample and A. Third", ("Lina Example", "Omar Sample", "A. Third")),
        (["Example, Lina", "Omar Sample"], ("Example, Lina", "Omar Sample")),
        ([{"name": "Lina Example"}], ("Lina Example",)),
        ({"name": "Lina Example"}, ("Lina Example",)),
        (None, ()),
        ({"odd": 1}, ()),
    ],
)
def test_authors_come_in_many_forms(given: Any, expected: tuple[str, ...]) -> None:
    assert one(title="F", authors=given).authors == expected


def test_a_source_may_be_an_object_with_a_name() -> None:
    assert one(title="F", source={"id": None, "name": "Lake News"}).source == "Lake News"
    assert one(title="F", source={"id": None}).source is None


def test_a_body_may_be_a_list_of_paragraphs() -> None:
    assert one(body=["First.", "Second."]).body == "First.\nSecond."


def test_markup_in_fields_is_stripped() -> None:
    article = one(title="Ferry &amp; quay", body="<p>First <b>bold</b>.</p><p>Second.</p>")
    assert article.text == "Ferry & quay\nFirst bold.\nSecond."


def test_a_summary_that_is_the_whole_body_is_not_said_twice() -> None:
    assert one(title="F", summary=BODY, body=BODY).text == f"F\n{BODY}"


def test_the_head_of_a_body_is_not_body() -> None:
    article = one(title="Ferry", body=f"By Lina Example\n4 September 2017\n{BODY}")
    assert [zone.kind for zone in article.zones] == ["headline", "byline", "dateline", "body"]
    assert article.authors == ("Lina Example",)
    assert article.published is not None


def test_wrapped_bodies_become_a_paragraph_a_line() -> None:
    body = (
        "LAKETOWN (Example) - The ferry across the lake began to run\n"
        "again on Monday after engineers replaced a cable that had\n"
        "snapped in the storm, the harbour office said.\n\n"
        "It will make four crossings a day until the end of the month\n"
        "and then return to the summer timetable.\n"
    )
    assert one(body=body, dateline="LAKETOWN").body.count("\n") == 1


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({}, "empty"),
        ({"id": "x", "published": "2017"}, "empty"),
        ({"title": " \u202e ", "body": "<p> </p>"}, "empty"),
        ({"title": "F", "body": {"paragraphs": 3}}, "field 'body' holds an object"),
        ({"title": True}, "field 'title' holds true or false"),
        ({"title": [["deep"]]}, "field 'title' holds a list of lists"),
        ({"title": "F", "id": "x" * 513}, "id is longer than 512"),
        ({"body": "x" * (MAX_ARTICLE_BYTES + 1)}, "20 MB"),
        (["not", "a", "record"], "must be an object"),
        ("text", "must be an object"),
        (None, "must be an object"),
    ],
)
def test_a_record_that_is_no_article_is_refused_with_a_reason(record: Any, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        read_record(record, "a.jsonl", 1, "a.jsonl")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
RECORD = st.dictionaries(st.sampled_from([*FIELD_ALIASES, "odd"]), JSON | st.text())


@given(RECORD | JSON)
def test_any_record_becomes_an_article_with_sound_zones_or_is_refused(record: Any) -> None:
    try:
        article = read_record(record, "a.jsonl", 1, "a.jsonl")
    except Refused:
        return
    assert article.id
    ends = [-1, *(zone.end for zone in article.zones)]
    assert [zone.start for zone in article.zones] == [end + 1 for end in ends[:-1]]
    assert ends[-1] == len(article.text)
    assert all(zone.start < zone.end for zone in article.zones)
    shown = (article.id, article.text, article.source, article.url, article.authors)
    repr(shown).encode("utf-8")
