"""Claims about every page in every state, in a browser: it fits, it is accessible, it is quiet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python  # type: ignore[import-untyped] # only its axe.min.js is used
import pytest
from playwright.sync_api import Browser

from .conftest import quiet_page
from .screenshots import ROOT
from .states import MODES, SIZES, STATES, url

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
PICTURES = ROOT / "build" / "pages"
PAINTED = 200
"""Milliseconds until a results page is painted."""


def scheme(mode: str) -> str:
    return "dark" if mode == "dark" else "light"


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("size", SIZES)
def test_every_page_fits_its_window_and_tells_nothing(
    chromium: Browser, addresses: dict[str, str], size: str, mode: str
) -> None:
    width, height = SIZES[size]
    view = {"width": width, "height": height}
    with quiet_page(chromium, viewport=view, color_scheme=scheme(mode)) as page:
        for state in STATES:
            page.goto(url(addresses, state, mode))
            page.screenshot(path=PICTURES / mode / size / f"{state}.png")
            too_wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert too_wide <= 0, state


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("state", STATES)
def test_no_page_violates_a_rule_of_accessibility(
    chromium: Browser, addresses: dict[str, str], state: str, mode: str
) -> None:
    with quiet_page(chromium, color_scheme=scheme(mode)) as page:
        page.goto(url(addresses, state, mode))
        page.evaluate(AXE)
        found: Any = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        told = [
            f"{each['id']}: {node['html'][:160]} {node['any'][:1]}"
            for each in found["violations"]
            for node in each["nodes"][:2]
        ]
        assert told == []


def test_a_results_page_is_painted_at_once_and_then_stays_where_it_is(
    chromium: Browser, addresses: dict[str, str]
) -> None:
    with quiet_page(chromium) as page:
        page.add_init_script(
            "window.moved = 0; new PerformanceObserver((list) => list.getEntries().forEach("
            "(entry) => { window.moved += entry.value; }))"
            ".observe({type: 'layout-shift', buffered: true});"
        )
        painted = []
        for _ in range(5):
            page.goto(url(addresses, "results"))
            page.wait_for_timeout(100)
            paint = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
            painted.append(page.evaluate(paint))
            assert page.evaluate("window.moved") == 0
        assert sorted(painted)[2] < PAINTED


def test_an_article_of_five_megabytes_is_shown_and_its_marks_walked(
    chromium: Browser, addresses: dict[str, str]
) -> None:
    with quiet_page(chromium) as page:
        page.goto(f"{addresses['extremes']}/article/long?q=%22at+length%22", timeout=60_000)
        assert page.locator("#m1").inner_text().startswith("at length")
        assert page.evaluate("document.querySelector('article').textContent.length") > 4_900_000
