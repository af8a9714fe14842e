"""Actors: known ones, defined acronyms, states, persons, and the part they play."""

from __future__ import annotations

import pytest
from enriching import actors, article, enrich, enricher, mentions, places

from search.article import BODY, CAPTION, HEADLINE


def test_a_known_actor_goes_by_its_canonical_name() -> None:
    assert actors("ISIS withdrew, and Jabhat al-Nusra came.") == [
        ("ISIS", "Islamic State"),
        ("Jabhat al-Nusra", "Jabhat Fateh al-Sham"),
    ]


def test_an_acronym_means_what_the_article_says_it_means() -> None:
    text = "The Southern Nurses Association (SNA) met. The SNA voted."
    assert actors(text) == [
        ("Southern Nurses Association", "Southern Nurses Association"),
        ("SNA", "Southern Nurses Association"),
        ("SNA", "Southern Nurses Association"),
    ]


def test_the_acronym_of_a_known_actor_is_that_actor() -> None:
    found = actors("The Syrian National Coalition (SNC) agreed, said the SNC.")
    assert {value for _, value in found} == {"Syrian National Coalition"}
    assert len(found) == 3


def test_letters_that_spell_nothing_before_them_define_nothing() -> None:
    assert ("XYZ", "Northern Valley") not in actors("The Northern Valley (XYZ) is green.")


def test_two_joined_by_and_are_two() -> None:
    found = actors("Delegations from Russia and the Syrian National Coalition signed.")
    assert found == [
        ("Russia", "Russia"),
        ("Syrian National Coalition", "Syrian National Coalition"),
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met Russian representatives.", "Russia"),
        ("They met the Russians.", "Russia"),
        ("Turkey said it would wait.", "Turkey"),
        ("Syrian warplanes came at noon.", "Government of Syria"),
        ("Neither Syrian nor Turkish state media spoke.", "Government of Syria"),
    ],
)
def test_a_people_and_what_acts_for_it_is_the_state(text: str, value: str) -> None:
    assert value in {found for _, found in actors(text)}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("France will pay.", ["France"]),
        ("The UK-France talks ended.", ["United Kingdom", "France"]),
        ("US officials left.", ["United States"]),
        ("They fought against the United States.", ["United States"]),
        ("Trucks wait at the Syria-Turkey border.", []),
        ("Many people in France will pay.", []),
    ],
)
def test_a_country_that_wills_or_deals_is_an_actor(text: str, values: list[str]) -> None:
    assert [value for _, value in actors(text)] == values


def test_a_known_person_is_meant_again_by_surname_and_office() -> None:
    text = "Foreign Secretary Boris Johnson left. Johnson spoke. The foreign secretary was late."
    assert [value for _, value in actors(text)] == ["Boris Johnson"] * 3


def test_a_people_alone_is_no_actor() -> None:
    assert actors("Many Syrians and a Russian tourist watched.") == []


def test_the_regime_is_an_actor_only_where_the_article_speaks_of_syria() -> None:
    assert actors("The regime fell.") == []
    assert actors("In Syria, the regime spoke.") == [("regime", "Government of Syria")]
    assert actors("In Syria, pro-regime forces came.") == [
        ("pro-regime forces", "Pro-regime forces")
    ]


def test_a_person_is_found_by_title_or_first_name_and_again_by_surname() -> None:
    text = "Negotiator Tamim al-Bitar spoke. Al-Bitar left. Later Karen Holloway came."
    assert actors(text) == [
        ("Tamim al-Bitar", "Tamim al-Bitar"),
        ("Al-Bitar", "Tamim al-Bitar"),
        ("Karen Holloway", "Karen Holloway"),
    ]


def test_a_day_after_a_name_is_no_part_of_it() -> None:
    assert actors("Mayor Karen Holloway Tuesday left.") == [("Karen Holloway", "Karen Holloway")]


def test_an_acronym_in_other_letters_is_another_word() -> None:
    assert actors("Those who went there are safe, as is he.") == []


def test_the_publisher_is_the_source_of_the_article() -> None:
    enriched = enrich("He told The Valley Courier that he left.", source="The Valley Courier")
    (mention,) = mentions(enriched, "actor")
    assert (mention.value, mention.role) == ("The Valley Courier", "publisher")


def test_what_people_told_is_a_publisher_and_what_reported_it_a_source() -> None:
    enriched = enrich("He told Syria Direct so, reported the Homs Media Center.")
    assert [(m.value, m.role) for m in mentions(enriched, "actor")] == [
        ("Syria Direct", "publisher"),
        ("Homs Media Center", "source"),
    ]


def test_a_photograph_has_its_credit() -> None:
    parts = (
        (HEADLINE, "A brief"),
        (BODY, "Nothing new."),
        (CAPTION, "A street. Photo courtesy of Smart News Agency."),
    )
    (mention,) = mentions(enricher().enrich(article(*parts)), "actor")
    assert (mention.value, mention.role) == ("SMART News Agency", "credit")


def test_arabic_names_of_actors() -> None:
    text = "قال الجيش السوري الحر وهيئة تحرير الشام إن الأمم المتحدة تأخرت."
    assert [value for _, value in actors(text)] == [
        "Free Syrian Army",
        "Hayat Tahrir al-Sham",
        "United Nations",
    ]


def test_every_actor_has_a_type() -> None:
    enriched = enrich("Mayor Karen Holloway met the Red Cross and ISIS.")
    types = {entity.value: entity.type for entity in enriched.entities if entity.facet == "actor"}
    assert types == {
        "Karen Holloway": "person",
        "Red Cross": "organisation",
        "Islamic State": "armed group",
    }


def test_those_who_speak_for_a_place_are_one_group() -> None:
    text = (
        "Opposition negotiators from north Idlib met the mayor. The Idlib delegation left early,"
        " and delegates from Russia stayed."
    )
    assert actors(text)[0] == ("Opposition negotiators from north Idlib", GROUP)
    assert ("The Idlib delegation", GROUP) in actors(text)
    assert {value for words, value in actors(text) if "Russia" in words} == {"Russia"}
    assert [words for words, _ in places(text)][:2] == ["Idlib", "Idlib"]


GROUP = "North Idlib opposition delegation"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It rained, said Qorvath Ellend.", "Qorvath Ellend"),
        ("It rained, Ellend said.", "Ellend"),
        ("They met Qorvath Ellend, 54, of Springfield.", "Qorvath Ellend"),
        ("They met Qorvath Ellend, who left early.", "Qorvath Ellend"),
        ("They met Qorvath Ellend (born 1950).", "Qorvath Ellend"),
    ],
)
def test_a_person_is_told_by_what_is_said_of_one(text: str, name: str) -> None:
    assert (name, name) in actors(text)


@pytest.mark.parametrize(
    "text",
    [
        "Officials said so.",
        "It rained, said Springfield Council.",
        "Moscow said so.",
        "They met on Monday, 21, in May.",
    ],
)
def test_not_all_that_speaks_is_a_person(text: str) -> None:
    assert "person" not in {e.type for e in enrich(text).entities if e.facet == "actor"}


def test_a_word_that_speaks_is_no_person_beside_an_organisation_that_begins_with_it() -> None:
    found = actors("Vorland Group met on Monday. It rained, Vorland said.")
    assert found == [("Vorland Group", "Vorland Group")]


@pytest.mark.parametrize(
    "text",
    [
        "They left with Qorvath Ellend on Monday. Qorvath Ellend was late.",
        "The hills of Qorvath Ellend are green, and Brask Tolvin lies below.",
    ],
)
def test_a_name_only_seen_in_running_text_is_no_actor(text: str) -> None:
    assert actors(text) == []


def test_an_office_stands_for_the_one_person_who_holds_it() -> None:
    text = "Foreign Minister Tamim al-Bitar spoke. The foreign minister then left."
    assert actors(text)[-1] == ("foreign minister", "Tamim al-Bitar")
    both = "Minister Tamim Bitar met Minister Karen Holloway. The minister then left."
    assert actors(both)[-1][0] == "Karen Holloway"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He joined the Ministry of Health and Population.", "Ministry of Health and Population"),
        ("He joined the 158th Fighter Wing.", "158th Fighter Wing"),
        ("They paid the Food and Fuel Administration.", "Food and Fuel Administration"),
        ("It was Badr and Interior Ministry that paid.", "Interior Ministry"),
    ],
)
def test_an_organisation_is_told_by_its_head_noun(text: str, name: str) -> None:
    assert actors(text) == [(name, name)]


def test_a_head_noun_alone_means_the_organisation_named_before() -> None:
    text = "The Valley Farmers Union met. The Union voted, and a Union flag flew."
    assert actors(text) == [
        ("Valley Farmers Union", "Valley Farmers Union"),
        ("Union", "Valley Farmers Union"),
    ]


def test_a_building_is_neither_actor_nor_place() -> None:
    enriched = enrich("They met at the Springfield Stadium.")
    assert not mentions(enriched, "actor")
    assert not mentions(enriched, "place")


def test_a_company_keeps_the_place_or_the_title_its_name_begins_with() -> None:
    text = "It was sold on the New York Cotton Exchange. New York was quiet."
    assert actors(text) == [("New York Cotton Exchange", "New York Cotton Exchange")]
    text = "It sold General Bakeries Corp and bought First Valley Bancorp."
    assert [value for _, value in actors(text)] == ["General Bakeries Corp", "First Valley Bancorp"]


def test_a_preposition_is_no_arabic_article() -> None:
    assert actors("Ellen Mills, a strategist at Brown Brothers Harriman, agreed.")[0] == (
        "Ellen Mills",
        "Ellen Mills",
    )
    assert not any(value.startswith("at ") for _, value in actors("The chairman at Brown Sons."))


def test_the_words_of_an_office_are_no_part_of_its_holders_name() -> None:
    text = "Chief Financial Officer Kelmar Tomeson resigned."
    assert actors(text) == [("Kelmar Tomeson", "Kelmar Tomeson")]
