"""Languages as sources name them."""

from __future__ import annotations

import pytest

from search.sources.language import language_code


@pytest.mark.parametrize(
    ("given", "code"),
    [
        *(("en", "en"), ("EN-us", "en"), ("en_GB", "en"), ("eng", "en"), ("English", "en")),
        *(("ara", "ar"), ("arabic", "ar"), ("ger", "de"), ("deu", "de"), ("ku", "ku")),
        *(("", None), ("xx", None), ("zxx", None), ("Klingonese", None), ("x" * 5000, None)),
    ],
)
def test_languages_become_two_letters_or_nothing(given: str, code: str | None) -> None:
    assert language_code(given) == code
