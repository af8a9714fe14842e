"""Divisions meant without their name."""

from __future__ import annotations

import pytest
from enriching import places

ABOUT = "Shells fell on Homs countryside. In Homs province schools closed. "


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Roads across the province are shut.", "the province"),
        ("Roads in the northern countryside are shut.", "northern countryside"),
    ],
)
def test_the_province_is_the_one_the_article_is_about(text: str, words: str) -> None:
    assert places(ABOUT + text)[-1] == (words, "Syria/Homs")


def test_without_a_focus_the_province_is_the_one_last_spoken_of() -> None:
    text = "They came from Idlib and from Rastan. The hills of the province are green."
    assert places(text)[-1] == ("the province", "Syria/Homs")


@pytest.mark.parametrize(
    "text",
    [
        "Roads across the province of Hama are shut.",
        "Roads in the countryside are shut.",
        "Roads in a northern province are shut.",
    ],
)
def test_another_province_is_not_meant(text: str) -> None:
    assert not {words for words, _ in places(ABOUT + text)} & {"the province", "countryside"}


def test_where_no_place_is_named_no_province_is_meant() -> None:
    assert places("Roads across the province are shut.") == []
