"""Claims about `web.tongues`: nothing the interface says lacks a translation or a plural."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from served import Page, seeds_app

import web
from search.datevalue import DateValue
from search.evidence import PARTIAL
from search.facet import FACETS
from web.tongues import CODES, tongue
from web.wording import ACTOR_TYPES, FACET_TITLES, say_date

FOLDER = Path(web.__file__).parent
CALLED = re.compile(r"""\b(?:t|tongue)\(\s*(?:"([^"]+)"|'([^']+)')\s*[,)]""")
PRINTED = re.compile(r"""(?:"([^"]+)"|'([^']+)')\|t\b""")
MEANT = re.compile(r'yield .*, "([^"]+)"|, meaning in|\("(?:place|actor)", "([^"]+)"\)')


def said_in_code() -> set[str]:
    """Every message written out in a template or a module."""
    files = [*(FOLDER / "templates").iterdir(), *FOLDER.glob("*.py")]
    ways = [way.findall(file.read_text()) for file in files for way in (CALLED, PRINTED)]
    found = {one or two for pairs in ways for one, two in pairs}
    examples = MEANT.findall((FOLDER / "examples.py").read_text())
    return found | {text for pair in examples for text in pair if text}


def said_of_data() -> set[str]:
    """Messages put together from names: facets, types, granularities."""
    names = {facet.name for facet in FACETS}
    bars = {"day", "month", "year"}
    return {
        PARTIAL,
        *names,
        *(f"no {name}" for name in names),
        *FACET_TITLES.values(),
        *ACTOR_TYPES,
        *ACTOR_TYPES.values(),
        *bars,
        *(f"by {bar}" for bar in bars),
        *(f"Articles by {bar}" for bar in bars),
    }


def test_everything_said_is_said_in_every_language() -> None:
    assert len(said_in_code()) > 100
    for code in CODES[1:]:
        assert (said_in_code() | said_of_data()) - set(tongue(code).messages) == set()


def test_a_translation_keeps_the_values_of_its_message() -> None:
    values = re.compile(r"\{\w+\}")
    for code in CODES[1:]:
        for message, translation in tongue(code).messages.items():
            assert sorted(values.findall(message)) == sorted(values.findall(translation)), message


@pytest.mark.parametrize("code", CODES)
def test_every_number_has_its_noun(code: str) -> None:
    for noun in ("articles", "mentions", "marks"):
        for number in (0, 1, 2, 3, 11, 100):
            assert tongue(code).noun(noun, number)
    assert tongue(code).number(29401) == "29,401"


def test_arabic_counts_and_dates_are_arabic() -> None:
    arabic = tongue("ar")
    assert arabic.counted(4, "articles") == "4 مقالات"
    assert arabic.counted(11, "articles") == "11 مقالة"
    assert say_date(DateValue.parse("2017-10-05"), arabic) == "5 أكتوبر 2017"


def test_the_same_page_is_found_in_each_language() -> None:
    client = seeds_app().test_client()
    for url in ("/", "/?q=truce&place=Syria/Homs", "/map?q=truce", "/help", "/?q=%22"):
        english = Page(client, url)
        arabic = english.follow(english.one("//footer//a[@hreflang='ar']/@href"))
        root = arabic.one("/html")
        assert (root.get("lang"), root.get("dir")) == ("ar", "rtl")
        assert arabic.status == english.status
        assert len(arabic.all("//a")) == len(english.all("//a"))
        back = arabic.follow(arabic.one("//footer//a[@hreflang='en']/@href"))
        assert back.one("/html").get("lang") == "en"
        inside = [
            href for href in arabic.all("//main//a/@href | //aside//a/@href") if href[0] == "/"
        ]
        assert all(href.startswith("/ar/") for href in inside)
