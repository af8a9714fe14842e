"""Persons meant by what they are: offices, and what stands beside a name."""

from __future__ import annotations

import pytest
from enriching import actors, enrich, public


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("It rained, said Karen Ellend, the farm's director.", "the farm's director"),
        ("Karen Ellend, commander of the Valley Group, left.", "commander"),
        ("The group's commander, Karen Ellend, left.", "commander"),
        ("It rained, said Karen Ellend, 14th Group commander.", "commander"),
    ],
)
def test_what_an_article_says_a_person_is_means_that_person(text: str, role: str) -> None:
    assert (role, "Karen Ellend") in actors(text)


def test_the_next_in_a_list_is_not_what_somebody_is() -> None:
    found = actors("They met Karen Ellend, President Omar Bitar and others.")
    assert found == [("Karen Ellend", "Karen Ellend"), ("Omar Bitar", "Omar Bitar")]


def test_an_organisation_within_a_role_stays_one() -> None:
    values = {value for _, value in actors("Karen Ellend, the World Bank's manager, left.")}
    assert values == {"Karen Ellend", "World Bank"}


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("The Prime Minister left.", "Prime Minister"),
        ("They met the Deputy Prime Minister.", "Deputy Prime Minister"),
        ("They met his Chief of Staff there.", "Chief of Staff"),
        ("They met the Turkish foreign minister.", "Turkish foreign minister"),
    ],
)
def test_an_office_without_a_name_is_evidence_but_no_facet(text: str, office: str) -> None:
    enriched = enrich(text)
    assert (office, office) in actors(text)
    assert office not in public(enriched, "actor")


def test_a_title_of_two_words_is_no_part_of_the_name() -> None:
    assert ("Karen Ellend", "Karen Ellend") in actors(
        "It sold all, Chief Executive Karen Ellend said."
    )
    assert actors("It broke Executive Order 13582.") == []
    met = actors("They met Deputy Secretary of State Antony Ellend.")
    assert met == [("Antony Ellend", "Antony Ellend")]


def test_a_known_council_is_meant_but_an_unknown_one_is_only_evidence() -> None:
    enriched = enrich("The Council met on Monday.")
    assert [m.rule for m in enriched.mentions if m.facet == "actor"] == ["alone"]
    assert public(enriched, "actor") == set()


def test_a_long_form_may_own_its_acronym() -> None:
    found = actors("They joined the Southern Nurses Association's (SNA) strike. The SNA won.")
    assert [words for words, _ in found] == ["Southern Nurses Association", "SNA", "SNA"]
