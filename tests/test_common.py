"""Words that texts have in common: what is alike, and how often each text says it."""

from __future__ import annotations

from search.common import common_words


def counts(*texts: str, least: int = 2) -> dict[str, list[int]]:
    words, rows = common_words(texts, least)
    return dict(zip(words, rows.tolist(), strict=True))


def test_words_of_two_texts_are_counted_in_each() -> None:
    assert counts("Truce! truce talks", "a truce", "no talks, rain") == {
        "truce": [2, 1, 0],
        "talks": [1, 0, 1],
    }


def test_with_one_text_to_be_in_every_word_counts() -> None:
    assert counts("rain, rain", least=1) == {"rain": [2]}


def test_words_alike_in_lower_case_are_folded_and_those_that_fold_alike_are_one() -> None:
    assert counts("Négociation NEGOCIATION", "négociation", "negociation") == {
        "negociation": [2, 1, 1]
    }


def test_a_word_is_not_in_common_through_another_accent() -> None:
    assert counts("café", "cafe") == {}


def test_texts_without_words_have_none_in_common() -> None:
    assert counts("", "—", "rain") == {}
