"""The `.txt` layout: what is headline, standfirst, date line, byline, caption and body."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from search.article import Article
from search.sources.head import byline_names
from search.sources.refusal import Refused
from search.sources.wire import read_wire

LEAD = (
    "LAKETOWN: The ferry across the lake began to run again on Monday after engineers replaced a"
    " cable that had snapped in the storm, the harbour office told Lake News."
)
MORE = "It will make four crossings a day until the end of the month, the office said."
PHOTO = "The quay at noon on Sept. 2. Photo courtesy of Lake News Agency."


def read(*lines: str) -> Article:
    return read_wire("\n".join(lines).encode(), "news/a.txt", "news/a.txt")


def parts(article: Article) -> list[tuple[str, str]]:
    return [(zone.kind, article.text[zone.start : zone.end]) for zone in article.zones]


def test_the_whole_layout() -> None:
    article = read(
        "Ferry runs again", "LAKETOWN: The ferry […]", "4 September 2017", LEAD, PHOTO, MORE
    )
    assert parts(article) == [
        ("headline", "Ferry runs again"),
        ("standfirst", "LAKETOWN: The ferry […]"),
        ("dateline", "4 September 2017"),
        ("body", LEAD),
        ("caption", PHOTO),
        ("body", MORE),
    ]
    assert article.published is not None
    assert (str(article.published.day), article.published.granularity) == ("2017-09-04", "day")
    assert (article.published.second % 86_400, article.published.offset) == (0, 0)
    assert article.published.rule == "date line"
    assert (article.source, article.language, article.url) == (None, None, None)


def test_paragraphs_that_follow_one_another_share_a_zone() -> None:
    assert parts(read("Ferry runs again", LEAD, MORE)) == [
        ("headline", "Ferry runs again"),
        ("body", f"{LEAD}\n{MORE}"),
    ]


def test_zones_hold_all_the_text_in_order() -> None:
    article = read("Ferry runs again", "By Lina Example", "4 September 2017", LEAD, PHOTO, MORE)
    ends = [-1, *(zone.end for zone in article.zones)]
    assert [zone.start for zone in article.zones] == [end + 1 for end in ends[:-1]]
    assert ends[-1] == len(article.text)


@pytest.mark.parametrize(
    "head",
    [
        ("By Lina Example and Omar Sample", "4 September 2017"),
        ("4 September 2017", "By Lina Example and Omar Sample"),
    ],
)
def test_byline_and_date_line_come_in_either_order(head: tuple[str, str]) -> None:
    article = read("Ferry runs again", *head, LEAD)
    assert {kind for kind, _ in parts(article)} == {"headline", "byline", "dateline", "body"}
    assert article.authors == ("Lina Example", "Omar Sample")
    assert article.published is not None


def test_a_line_right_above_the_date_is_a_standfirst_without_breaking_off() -> None:
    article = read(
        "Ferry runs again", "Four crossings a day until autumn", "4 September 2017", LEAD
    )
    assert article.summary == "Four crossings a day until autumn"


def test_a_date_above_the_headline_goes_below_it() -> None:
    article = read("4 September 2017", "Ferry runs again", LEAD)
    assert [kind for kind, _ in parts(article)] == ["headline", "dateline", "body"]
    assert article.published is not None


def test_arabic_copy_has_the_same_layout() -> None:
    article = read(
        "العبّارة تعود إلى العمل", "بقلم لينا مثال", "٤ أيلول ٢٠١٧", "بدأت العبّارة العمل من جديد."
    )
    assert [kind for kind, _ in parts(article)] == ["headline", "byline", "dateline", "body"]
    assert article.authors == ("لينا مثال",)
    assert str(article.published.day if article.published else None) == "2017-09-04"


def test_plain_text_has_no_date_and_may_have_a_headline() -> None:
    article = read("Ferry runs again", "", LEAD, "", MORE)
    assert (article.title, article.published) == ("Ferry runs again", None)
    assert article.body == f"{LEAD}\n{MORE}"


def test_a_first_line_that_is_a_long_paragraph_is_no_headline() -> None:
    assert parts(read(LEAD, MORE)) == [("body", f"{LEAD}\n{MORE}")]


def test_a_single_sentence_is_a_body() -> None:
    assert parts(read("The ferry runs again.")) == [("body", "The ferry runs again.")]


def test_a_date_inside_the_body_is_no_date_line() -> None:
    article = read("Ferry runs again", LEAD, MORE, MORE, "4 September 2017", MORE)
    assert article.published is None


def test_the_head_of_wrapped_copy_is_not_joined_to_its_body() -> None:
    article = read(
        "Ferry runs again after engineers replace the broken cable",
        "4 September 2017",
        "LAKETOWN: The ferry across the lake began to run again on Monday",
        "after engineers replaced a cable that had snapped in the storm,",
        "the harbour office told Lake News, adding that it will make four",
        "crossings a day.",
    )
    assert article.title == "Ferry runs again after engineers replace the broken cable"
    assert article.published is not None
    assert article.body.count("\n") == 0
    assert "on Monday after engineers" in article.body


@pytest.mark.parametrize("raw", [b"", b" \n\t\n", "\ufeff\u202e\u00ad\n".encode()])
def test_a_text_without_text_is_refused_as_empty(raw: bytes) -> None:
    with pytest.raises(Refused, match="empty"):
        read_wire(raw, "a.txt", "a.txt")


@pytest.mark.parametrize(
    "line",
    [
        *("By Friday", "By the river, men mended nets", "By Lina Example.", "Bylaws of the lake"),
        "By " + "Example " * 20,
    ],
)
def test_prose_that_begins_with_by_is_no_byline(line: str) -> None:
    assert byline_names(line) == ()


def test_an_article_of_five_megabytes_is_read() -> None:
    article = read("Ferry runs again", *[f"{LEAD} {number}" for number in range(30_000)])
    assert len(article.text) > 5_000_000
    assert len(article.zones) == 2


CORPORA = Path(
    os.environ.get("DATELINE_CORPORA", Path(__file__).parent.parent.parent / "shared" / "corpora")
)
SHARED = CORPORA.parent / "seeds" / "000_6b65d0652a34f8c9.txt"


@pytest.mark.skipif(not SHARED.exists(), reason="the shared article is not on this machine")
def test_the_shared_article_has_the_zones_a_reader_finds() -> None:
    article = read_wire(SHARED.read_bytes(), "seeds/shared.txt", str(SHARED))
    assert len(article.text) == 3477
    assert article.text == SHARED.read_text(encoding="utf-8").rstrip("\n")
    assert [(zone.kind, zone.start, zone.end) for zone in article.zones] == [
        ("headline", 0, 90),
        ("standfirst", 91, 172),
        ("dateline", 173, 187),
        ("body", 188, 1921),
        ("caption", 1922, 2034),
        ("body", 2035, 3477),
    ]
    published = article.published
    assert published is not None
    assert (str(published.day), published.granularity) == ("2017-10-05", "day")
    assert (published.second, published.offset) == (1_507_161_600, 0)
    assert published.rule == "date line"
