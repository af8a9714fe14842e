"""The explanation of a score: arithmetic that holds, and ends in the score of the hit."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from contract import archive_of, plain
from draws import Change, histories, queries
from hypothesis import given, settings
from hypothesis import strategies as st

from search.explanation import Explanation
from search.query import Query


def check(explanation: Explanation) -> None:
    """Each value follows from the values of its parts."""
    for part in explanation.parts:
        check(part)
    if not explanation.matches:
        assert explanation.value == 0
    elif explanation.parts:
        values = {part.name: part.value for part in explanation.parts}
        made = (
            eval(explanation.formula, {"log": math.log, "__builtins__": {}}, values)
            if explanation.formula
            else sum(part.value for part in explanation.parts)
        )
        assert explanation.value == pytest.approx(made, rel=1e-12), explanation.name


@settings(max_examples=30)
@given(histories, st.lists(queries, min_size=1, max_size=6))
def test_the_explained_value_is_the_score_of_the_hit(
    history: list[list[Change]], searches: list[Query]
) -> None:
    with archive_of(history) as archive:
        for query in searches:
            for hit in archive.search(replace(query, sort="relevance")).hits:
                explanation = archive.explain(query, hit.id)
                assert explanation is not None
                assert explanation.matches
                assert explanation.value == pytest.approx(hit.score, abs=1e-6)
                check(explanation)


TWO = [[plain("a", "truce in Homs, a truce", "en"), plain("b", "convoy to Homs", "en")]]


def named(explanation: Explanation) -> dict[str, Explanation]:
    return {part.name: part for part in explanation.parts}


def test_a_term_tells_how_rare_it_is_and_how_often_it_stands_there() -> None:
    with archive_of(TWO) as archive:
        explanation = archive.explain(Query("truces^3"), "a")
    assert explanation is not None
    term = named(named(explanation)["score"])["truces"]
    parts = named(term)
    assert {name: part.value for name, part in named(parts["idf"]).items()} == {"N": 2, "n": 1}
    (rest,) = parts["w"].parts
    told = {name: part.value for name, part in named(rest).items()}
    assert (rest.name, told["tf"], told["length"], told["mean"]) == ("rest", 2, 5, 4)
    assert explanation.value == 3 * term.value


def test_what_does_not_match_is_worth_nothing_and_says_so() -> None:
    with archive_of(TWO) as archive:
        explanation = archive.explain(Query("homs convoy"), "a")
        assert archive.explain(Query("homs"), "nobody") is None
    assert explanation is not None
    assert (explanation.value, explanation.matches) == (0, False)
    assert [part.matches for part in explanation.parts] == [True, False]
    assert explanation.parts[0].value > 0
