"""Author names out of the ways sources write them."""

from __future__ import annotations

import pytest

from search.sources.authors import author_names


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Lina Example", ("Lina Example",)),
        ("By Lina Example and Omar Sample", ("Lina Example", "Omar Sample")),
        (
            "Lina Example, Omar Sample and A. B. Third",
            ("Lina Example", "Omar Sample", "A. B. Third"),
        ),
        ("Lina Example; Omar Sample", ("Lina Example", "Omar Sample")),
        ("Example, L. M.\nSample,O.", ("Example, L. M.", "Sample, O.")),
        ("Example, Lina", ("Example, Lina",)),
        ("بقلم لينا مثال، عمر عينة", ("لينا مثال", "عمر عينة")),
        ("Lina Example - Analysis", ("Lina Example",)),
        ("Lina Example, Economics Correspondent", ("Lina Example",)),
        ("Lina Example and Lina Example", ("Lina Example",)),
        ("", ()),
        (" ; , ", ()),
        ("x" * 500, ()),
    ],
)
def test_names(given: str, expected: tuple[str, ...]) -> None:
    assert author_names(given) == expected
