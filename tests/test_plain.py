"""Queries that are read without the grammar mean what they mean by it."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.grammar import Parsed, by_grammar, parse
from search.limits import MAX_CLAUSES
from search.plain import read_plain

words = st.sampled_from(["homs", "Homs", "WHO", "2017", "a1", "or", "OR", "nothing", "x"])
quotes = st.lists(words, min_size=1, max_size=3).map(lambda found: f'"{" ".join(found)}"')
pieces = st.one_of(words, words.map("{}*".format), quotes)
joints = st.sampled_from([" ", " OR ", " AND ", "  ", " or "])


@given(st.lists(pieces, min_size=1, max_size=5), joints, st.sampled_from(["all", "any"]))
def test_a_plain_query_has_the_tree_of_the_grammar(
    found: list[str], joint: str, match: Literal["all", "any"]
) -> None:
    text = joint.join(found)
    plain = read_plain(text, match)
    if plain is not None:
        parsed = by_grammar(text, match)
        assert parsed == Parsed(plain, ())
        assert repr(parsed.tree) == repr(plain)  # the spans too


@pytest.mark.parametrize(
    "text", ["homs", "north homs", "truce*", '"north homs"', "homs OR hama", '"a b" AND homs']
)
def test_what_most_readers_type_is_plain(text: str) -> None:
    assert read_plain(text, "all") is not None


@pytest.mark.parametrize("text", ["homs or hama", "a OR b AND c", "حمص", "title:homs", "al-Waer"])
def test_all_else_is_left_to_the_grammar(text: str) -> None:
    assert read_plain(text, "all") is None
    assert parse(text).tree == by_grammar(text, "all").tree


def test_a_plain_query_is_under_the_cap_on_clauses() -> None:
    assert read_plain(" ".join(["a"] * MAX_CLAUSES), "all") is not None
    assert read_plain(" ".join(["a"] * (MAX_CLAUSES + 1)), "all") is None


@pytest.mark.parametrize("text", ["homs OR OR", "OR OR homs", "homs AND AND", "a OR OR OR b"])
def test_an_operator_in_the_place_of_a_word_is_left_to_the_grammar(text: str) -> None:
    assert read_plain(text, "all") is None
