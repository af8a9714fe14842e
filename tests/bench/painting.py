"""When a page is painted, and how far it moves afterwards, by the browser's own clock."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Browser

PATIENCE, STEP = 10_000, 10
"""Milliseconds to wait for the first paint, and between two looks at it."""
SETTLED = 100
"""Milliseconds after loading in which a shift would be seen."""
WATCH = """
window.moved = 0;
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) window.moved += each.value;
}).observe({type: "layout-shift", buffered: true});
"""
IS_PAINTED = "performance.getEntriesByName('first-contentful-paint').length"
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
ANSWER = "performance.getEntriesByType('navigation')[0].responseEnd"


@dataclass(frozen=True, slots=True)
class Painted:
    """Milliseconds from the click to the whole answer and to the first paint of content.

    `moved` is the browser's sum of layout shifts, 0 where everything stays.
    """

    answer_ms: float
    paint_ms: float
    moved: float


def painted(browser: Browser, address: str) -> Painted:
    """Load an address in a browser that has nothing of it kept."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    try:
        page = context.new_page()
        page.add_init_script(WATCH)
        page.goto(address)
        for _ in range(PATIENCE // STEP):  # the pages' policy forbids Playwright's own waiting
            if page.evaluate(IS_PAINTED):
                break
            page.wait_for_timeout(STEP)
        page.wait_for_timeout(SETTLED)
        return Painted(*(page.evaluate(each) for each in (ANSWER, PAINT, "window.moved")))
    finally:
        context.close()
