"""Claims about what the script adds, and about every count of a results page, in a browser."""

from __future__ import annotations

from playwright.sync_api import Browser, expect
from served import number

from .conftest import article_path, quiet_page

VALUE = "a.value:not([aria-current])"


def test_every_count_on_a_results_page_is_the_total_of_what_it_leads_to(
    chromium: Browser, addresses: dict[str, str]
) -> None:
    with quiet_page(chromium) as page:
        page.goto(addresses["seeds"] + "/?q=ceasefire&place=Syria/Homs")
        links = "(all) => all.map((each) => [each.href.baseVal ?? each.href, each.textContent])"
        found = page.locator(f"{VALUE}, .histogram a").evaluate_all(links)
        assert len(found) > 30
        for href, text in found:
            page.goto(page.url.split("/?")[0] + href if href[0] == "/" else href)
            assert number(page.locator("h1 strong").inner_text()) == number(text), (href, text)


def test_keys_walk_hits_and_marks(chromium: Browser, addresses: dict[str, str]) -> None:
    with quiet_page(chromium) as page:
        page.goto(addresses["seeds"] + "/?q=ceasefire")
        titles = page.locator(".hits h2 a")
        for key in "jjk":
            page.keyboard.press(key)
        expect(titles.first).to_be_focused()
        page.keyboard.press("?")
        expect(page.locator("#keys")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator("#keys")).to_be_hidden()
        expect(titles.first).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url("**/article/**")
        page.keyboard.press("n")
        page.keyboard.press("n")
        page.keyboard.press("p")
        assert page.url.endswith("#m1")


def test_completion_offers_searches_that_find_what_they_say(
    chromium: Browser, addresses: dict[str, str]
) -> None:
    with quiet_page(chromium) as page:
        page.goto(addresses["seeds"] + "/")
        page.locator("#q").press_sequentially("homs cea")
        option = page.get_by_role("option").first
        expect(option).to_contain_text("ceasefire")
        count = number(option.inner_text())
        page.keyboard.press("ArrowDown")
        expect(option).to_have_attribute("aria-selected", "true")
        page.keyboard.press("Enter")
        page.wait_for_url("**/?q=homs+ceasefire")
        assert number(page.locator("h1 strong").inner_text()) == count


def test_a_range_is_drawn_with_the_mouse(chromium: Browser, addresses: dict[str, str]) -> None:
    with quiet_page(chromium) as page:
        page.goto(addresses["seeds"] + "/?q=syria")
        bars = page.locator(".histogram a")
        page.locator(".histogram").scroll_into_view_if_needed()
        ends = [bars.nth(2).bounding_box(), bars.nth(5).bounding_box()]
        left, right = [(box["x"] + box["width"] / 2, box["y"] + 5) for box in ends if box]
        page.mouse.move(*left)
        page.mouse.down()
        page.mouse.move(*right, steps=5)
        page.mouse.up()
        page.wait_for_url("**since=*")
        counts = [number(bars.nth(n).text_content() or "") for n in range(bars.count())]
        chosen = page.locator(".histogram a.chosen")
        assert chosen.count() == 4
        assert len(counts) > 4


def test_pointing_at_a_value_shows_its_words(chromium: Browser, addresses: dict[str, str]) -> None:
    with quiet_page(chromium) as page:
        page.goto(addresses["seeds"] + article_path(addresses["seeds"], "q=rastan"))
        page.locator(".known li").first.hover()
        expect(page.locator(".evident.shown").first).to_be_visible()
        page.locator("#q").hover()
        expect(page.locator(".evident.shown")).to_have_count(0)
