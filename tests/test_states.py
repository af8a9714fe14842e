"""States as actors: in lists, with dotted names, by what they do and by what is done with them."""

from __future__ import annotations

import pytest
from enriching import actors


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S. military rejected it.", "U.S. military"),
        ("In the end the U.S. said no.", "U.S."),
        ("A U.S. strike hit the depot.", "U.S."),
        ("Talks on the U.S.-Iraq treaty went on.", "U.S."),
    ],
)
def test_a_dot_that_belongs_to_the_name_is_no_end(text: str, words: str) -> None:
    assert (words, "United States") in actors(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They met with Turkey, Iran and Qatar.", ["Turkey", "Iran", "Qatar"]),
        ("Russia and Turkey agreed on it.", ["Russia", "Turkey"]),
        ("It was for Iran and the Free Syrian Army to go.", ["Iran", "Free Syrian Army"]),
    ],
)
def test_what_stands_in_a_list_with_an_actor_acts_too(text: str, values: list[str]) -> None:
    assert [value for _, value in actors(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "Stocks fell, with Turkey shares the worst.",
        "They live near the border with Turkey.",
        "It snowed in Turkey and Iran.",
        "It snowed in Turkey, said the farmer.",
    ],
)
def test_not_every_country_acts(text: str) -> None:
    assert actors(text) == []
