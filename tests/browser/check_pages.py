"""Claims about every page in every state, in a browser: it fits, it is accessible, it is quiet.

A page is loaded once in each language; its size and its colours are then changed in place.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import axe_playwright_python  # type: ignore[import-untyped] # only its axe.min.js is used
import pytest
from bench.painting import painted
from playwright.sync_api import Browser, Page

from .conftest import quiet_page
from .screenshots import ROOT
from .states import LANGUAGES, SIZES, STATES, url

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
PICTURES = ROOT / "build" / "pages"
PAINTED = 1000
"""Milliseconds until a results page is painted, at most, on however busy a machine.

`tests.bench.paint` measures it over many articles on a quiet one.
"""
ALL_RULES: Sequence[str] = ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_a_page_fits_every_window_is_accessible_and_tells_nothing(
    chromium: Browser, addresses: dict[str, str], state: str, language: str
) -> None:
    with quiet_page(chromium) as page:
        page.goto(url(addresses, state, language))
        page.evaluate(AXE)
        for mode in LANGUAGES[language]:
            page.emulate_media(color_scheme="dark" if mode == "dark" else "light")
            for size in SIZES:
                assert picture(page, state, mode, size) <= 0, f"{state} is too wide: {mode} {size}"
            rules = ["color-contrast"] if mode == "dark" else ALL_RULES  # all else is as in light
            assert violations(page, rules) == [], mode


def picture(page: Page, state: str, mode: str, size: str) -> int:
    """Draw the page in a window of this size; by how many pixels it is too wide."""
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    path = PICTURES / mode / size / f"{state}.jpg"
    page.screenshot(path=path, type="jpeg", quality=80, animations="disabled")
    too_wide: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return too_wide


def violations(page: Page, rules: Sequence[str]) -> list[str]:
    """What axe finds in the page as it stands, by these rules or by all."""
    page.set_viewport_size({"width": 1280, "height": 900})
    only: dict[str, Any] = {"runOnly": {"type": "rule", "values": list(rules)}} if rules else {}
    found: Any = page.evaluate(
        "(only) => axe.run(document, {resultTypes: ['violations'], ...only})", only
    )
    return [
        f"{each['id']}: {node['html'][:160]} {node['any'][:1]}"
        for each in found["violations"]
        for node in each["nodes"][:2]
    ]


def test_a_results_page_is_painted_at_once_and_then_stays_where_it_is(
    chromium: Browser, addresses: dict[str, str]
) -> None:
    loads = [painted(chromium, url(addresses, "results")) for _ in range(5)]
    assert min(load.paint_ms for load in loads) < PAINTED
    assert [load.moved for load in loads] == [0] * 5


@pytest.mark.parametrize("words", ["at length", "sacks of flour"])  # one mark, sixty thousand
def test_an_article_of_five_megabytes_is_shown_and_its_marks_walked(
    chromium: Browser, addresses: dict[str, str], words: str
) -> None:
    with quiet_page(chromium) as page:
        page.goto(f"{addresses['long']}/article/long?q=%22{quote(words)}%22", timeout=60_000)
        assert page.locator("#m1").inner_text().startswith(words)
        assert page.evaluate("document.querySelector('article').textContent.length") > 4_900_000
