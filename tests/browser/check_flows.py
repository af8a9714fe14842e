"""Claims about what a reader does: each flow with the mouse, the keyboard alone, and no script."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from served import number

from .conftest import quiet_page

WAYS = ("mouse", "keyboard", "no script")
VALUE = "a.value:not([aria-current])"


class Reader:
    """A reader with one way of working: how they type a search, and how they press a control."""

    def __init__(self, page: Page, way: str) -> None:
        self.page, self.way = page, way

    def press(self, control: Locator) -> None:
        """Activate a control, which a keyboard must be able to reach."""
        if self.way != "keyboard":
            control.click()
            return
        assert control.evaluate("(each) => each.tabIndex") >= 0
        control.focus()
        self.page.keyboard.press("Enter")

    def ask(self, text: str) -> None:
        if self.way == "keyboard":
            self.page.keyboard.press("/")
            self.page.keyboard.type(text)
            self.page.keyboard.press("Enter")
        else:
            self.page.locator("#q").fill(text)
            self.page.locator(".ask button").click()
        self.page.wait_for_url("**/?*q=*")

    @property
    def total(self) -> int:
        return number(self.page.locator("h1 strong").inner_text())


def follow_count(reader: Reader, control: Locator) -> None:
    """Press a control that shows a count: the new total is that count."""
    count = number(control.text_content() or "")
    before = reader.page.url
    reader.press(control)
    reader.page.wait_for_url(lambda url: url != before)
    assert reader.total == count


def search_and_narrow(reader: Reader) -> None:
    reader.ask("ceasefire")
    follow_count(reader, reader.page.locator(f"[aria-labelledby=facet-place] {VALUE}").nth(2))
    follow_count(reader, reader.page.locator(f"[aria-labelledby=facet-actor] {VALUE}").nth(1))
    reader.press(reader.page.locator(".chips a").first)
    expect(reader.page.locator(".chips li")).to_have_count(1)


def exclude_and_take_back(reader: Reader) -> None:
    reader.ask("truce")
    total = reader.total
    row = reader.page.locator("[aria-labelledby=facet-actor] li").first
    row.locator(".value").hover()
    count = number(row.locator(".value").inner_text())
    reader.press(row.locator(".not"))
    expect(reader.page.locator(".chips .excluded")).to_have_count(1)
    assert reader.total == total - count
    reader.press(reader.page.locator(".chips a"))
    expect(reader.page.locator(".chips")).to_have_count(0)
    assert reader.total == total


def add_a_second_value(reader: Reader) -> None:
    reader.ask("syria")
    follow_count(reader, reader.page.locator(f"[aria-labelledby=facet-source] {VALUE}").first)
    one = reader.total
    row = reader.page.locator("[aria-labelledby=facet-source] li").nth(1)
    other = number(row.locator(".value").inner_text())
    row.locator(".value").hover()
    reader.press(row.locator(".also"))
    expect(reader.page.locator(".chips li")).to_have_count(2)
    assert reader.total == one + other


def choose_a_time(reader: Reader) -> None:
    reader.page.goto(reader.page.url + "facet/date")
    follow_count(reader, reader.page.locator("table a.value").nth(6))
    reader.press(reader.page.locator(".outwards a").first)
    expect(reader.page.locator(".chips")).to_have_count(0)


def search_inside_a_facet(reader: Reader) -> None:
    reader.ask("truce")
    field = reader.page.locator("[aria-labelledby=facet-place] .inside [type=search]")
    field.fill("homs")
    field.press("Enter")
    reader.page.wait_for_url("**/facet/place?*")
    follow_count(reader, reader.page.locator(VALUE).first)


def read_an_article(reader: Reader) -> None:
    reader.ask("rastan truce")
    reader.press(reader.page.locator(".hits h2 a").first)
    reader.press(reader.page.locator(".legend a").first)
    for label in ("Next mark", "Previous mark"):
        step = reader.page.locator(f"mark:target [aria-label='{label}']")
        reader.press(step)
    expect(reader.page.locator("mark:target .steps")).to_contain_text("1 of")
    reader.press(reader.page.locator(".back a[rel=next]"))
    expect(reader.page.locator(".back")).to_contain_text("article 2 of")
    summary = reader.page.locator(".known summary").first
    reader.press(summary)
    words = reader.page.locator(".known .evidence q").first.inner_text()
    reader.press(reader.page.locator(".known .evidence a").first)
    expect(reader.page.locator(".evident:target")).to_contain_text(words.split()[0])


def find_out_why_nothing_is_found(reader: Reader) -> None:
    reader.ask("ceasefire xylophone")
    assert reader.total == 0
    cell = reader.page.locator(".nothing td a").last
    follow_count(reader, cell)
    assert reader.total > 0


def mend_a_fault(reader: Reader) -> None:
    reader.ask('truce AND "north homs')
    expect(reader.page.locator(".faulty strong")).to_contain_text('"')
    follow_count(reader, reader.page.locator("main li a").last)


def look_at_the_map(reader: Reader) -> None:
    reader.ask("truce")
    reader.press(reader.page.locator(".tools a", has_text="Map"))
    circle = reader.page.locator(".map a").first
    count = number(circle.get_attribute("aria-label") or "")
    before = reader.page.url
    circle.focus()
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url(lambda url: url != before)
    assert reader.total == count


FLOWS: tuple[Callable[[Reader], None], ...] = (
    search_and_narrow,
    exclude_and_take_back,
    add_a_second_value,
    choose_a_time,
    search_inside_a_facet,
    read_an_article,
    find_out_why_nothing_is_found,
    mend_a_fault,
    look_at_the_map,
)


@pytest.fixture
def reader(
    chromium: Browser, addresses: dict[str, str], request: pytest.FixtureRequest
) -> Iterator[Reader]:
    way: str = request.param
    with quiet_page(chromium, java_script_enabled=way != "no script") as page:
        page.goto(addresses["seeds"] + "/")
        yield Reader(page, way)


@pytest.mark.parametrize("reader", WAYS, indirect=True)
@pytest.mark.parametrize("flow", FLOWS)
def test_a_reader_comes_through(flow: Callable[[Reader], None], reader: Reader) -> None:
    flow(reader)
