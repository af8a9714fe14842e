"""Where a text may hold dates: in the sentences around the words of the calendar."""

from __future__ import annotations

import pytest

from search.enrich.date_hints import hints, may_hold_date, windows


@pytest.mark.parametrize(
    "word", ["Wednesday", "Sept", "1990s", "2017", "days", "٢٠١٧", "أمس", "90s"]
)
def test_words_of_the_calendar_are_hints(word: str) -> None:
    assert may_hold_date(word)


@pytest.mark.parametrize("word", ["ceasefire", "12", "260", "17th", "12000", "Monitor"])
def test_other_words_and_counts_are_none(word: str) -> None:
    assert not may_hold_date(word)


def test_the_sentence_of_a_hint_is_read_and_not_all_of_the_text() -> None:
    before, after = "Nothing is said here of any date. " * 20, " And nothing is said here. " * 20
    text = before + "They met in the old town hall on Sept. 23, and left." + after
    ((start, end),) = windows(text, 0, len(text), hints(text, 0, len(text)))
    assert start <= text.index("They met")
    assert text.index("and left.") < end
    assert end - start < 300


def test_two_figures_are_a_decade_only_after_an_apostrophe() -> None:
    text = "About 90 came in the '90s."
    assert list(windows(text, 0, len(text), [6])) == []
    assert list(windows(text, 0, len(text), [text.index("90s")]))
