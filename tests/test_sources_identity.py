"""Ids made from addresses and places, and which addresses are kept at all."""

from __future__ import annotations

import pytest

from search.sources.identity import file_id, normal_url, url_id, web_url


def test_addresses_of_one_article_share_an_id() -> None:
    same = [
        "https://www.example.org/2018/03/water",
        "http://example.org/2018/03/water/",
        "https://EXAMPLE.org:443/2018/03/water?utm_source=feed&fbclid=1#comments",
    ]
    assert len({url_id(each) for each in same}) == 1


@pytest.mark.parametrize("other", ["?page=2", "/a", "?id=7"])
def test_what_tells_articles_apart_stays_in_the_address(other: str) -> None:
    assert normal_url("https://example.org/n" + other) != normal_url("https://example.org/n")


def test_the_order_of_parameters_does_not_matter() -> None:
    assert normal_url("http://e.org/?b=2&a=1") == normal_url("http://e.org/?a=1&b=2")


def test_ids_are_short_and_say_what_they_are_made_of() -> None:
    for made, prefix in ((url_id("https://example.org/a"), "u:"), (file_id("a/b.txt", 1), "f:")):
        assert made[:2] == prefix
        assert len(made) == 18
        int(made[2:], 16)


def test_a_file_is_told_from_its_neighbour_and_a_record_from_the_next() -> None:
    assert len({file_id("a.jsonl", 1), file_id("a.jsonl", 2), file_id("b.jsonl", 1)}) == 3


def test_a_name_that_is_no_utf8_has_an_id_too() -> None:
    assert file_id("odd\udcff.txt", 1).startswith("f:")


@pytest.mark.parametrize(
    "given",
    [
        *("javascript:alert(1)", "data:text/html,x", "/relative", "example.org", "ftp://e.org/x"),
        *("http://", "http://[broken", "https://e.org/a b", ""),
    ],
)
def test_only_web_addresses_are_kept(given: str) -> None:
    assert web_url(given) is None


def test_a_web_address_is_kept_as_given() -> None:
    assert web_url(" https://www.Example.org/A?utm_x=1 ") == "https://www.Example.org/A?utm_x=1"
