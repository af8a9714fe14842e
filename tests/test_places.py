"""Places: which one a name means, what makes it none, and the part it plays."""

from __future__ import annotations

import pytest
from enriching import article, enrich, enricher, mentions, places, public

from search.article import BODY, CAPTION, HEADLINE


def test_a_place_is_a_path_of_country_division_and_settlement() -> None:
    assert places("Shells fell on Talbiseh overnight.") == [
        ("Talbiseh", "Syria/Homs/Talbiseh"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "north Homs",
        "the northern Homs countryside",
        "the countryside of Homs",
        "Homs province",
        "the Homs governorate",
    ],
)
def test_these_are_the_governorate(words: str) -> None:
    assert [value for _, value in places(f"Fighting went on in {words} on Monday.")] == [
        "Syria/Homs"
    ]


@pytest.mark.parametrize("words", ["the city of Homs", "Homs city"])
def test_these_are_the_city(words: str) -> None:
    assert [value for _, value in places(f"Fighting went on in {words} on Monday.")] == [
        "Syria/Homs/Homs"
    ]


def test_the_town_of_y_says_nothing_of_x_before_it() -> None:
    found = places("It was seen in the north Homs town of Rastan.")
    assert found == [("Homs", "Syria/Homs"), ("Rastan", "Syria/Homs/Rastan")]


def test_a_bare_name_follows_what_the_article_says_elsewhere() -> None:
    text = "Talks on north Homs went on. The Homs delegates came late, those of Homs left early."
    assert {value for _, value in places(text)} == {"Syria/Homs"}


def test_what_stands_after_the_comma_tells_namesakes_apart() -> None:
    assert places("She lives in Paris, Texas.")[0] == ("Paris", "United States/Texas/Paris")
    assert places("They met in Tripoli, Lebanon.")[0][1].startswith("Lebanon/")
    assert places("He died in Mobile, Ala., on Sunday.") == [
        ("Mobile", "United States/Alabama/Mobile"),
        ("Ala.", "United States/Alabama"),
    ]


def test_a_list_of_countries_is_no_containment() -> None:
    text = "Delegates flew in from China, Japan and Lebanon."
    assert [value for _, value in places(text)] == ["China", "Japan", "Lebanon"]


def test_a_country_named_elsewhere_tells_namesakes_apart() -> None:
    libya = places("In Libya the ministry sent aid. Families in Tripoli received it.")
    lebanon = places("In Lebanon the ministry sent aid. Lebanese families in Tripoli received it.")
    assert libya[-1] == ("Tripoli", "Libya/Tripoli")
    assert lebanon[-1][1].startswith("Lebanon/")


@pytest.mark.parametrize(
    "text",
    [
        "The Homs Media Center reported it.",
        "He told Syria Direct by telephone.",
        "The Red Cross and the White House declined.",
        "It happened in August, not in March.",
        "President Jordan Washington spoke.",
        "Paris Hilton arrived.",
        "Many were of use to us, as it turned out, and most can be reached.",
        "Russian and Syrian officials spoke.",
    ],
)
def test_no_place_is_named_here(text: str) -> None:
    assert places(text) == []


def test_a_local_institution_speaks_of_its_place_but_less_surely() -> None:
    (mention,) = mentions(enrich("The Springfield Police Department closed a road."), "place")
    assert (mention.rule, mention.confidence) == ("institution", 0.6)


def test_a_state_that_acts_is_an_actor_and_no_public_place() -> None:
    enriched = enrich("Delegations from Russia and the Syrian National Coalition signed.")
    assert "Russia" in public(enriched, "actor")
    assert "Russia" not in public(enriched, "place")


def test_a_surname_that_is_a_town_is_no_place_when_it_stands_alone() -> None:
    assert places("Gail Lexington moved house. Neighbours of Lexington were glad.") == []


@pytest.mark.parametrize(
    ("spelling", "value"),
    [
        ("Kafranbel", "Syria/Idlib/Kafr Nabl"),
        ("Deir Ezzor", "Syria/Deir ez-Zor/Deir ez-Zor"),
        ("Qameshlo city", "Syria/Hasakah/Qamishli"),
        ("Al-Rastan", "Syria/Homs/Rastan"),
        ("al-Rastan", "Syria/Homs/Rastan"),
        ("Zabadanee", "Syria/Rif Dimashq/Zabadani"),
    ],
)
def test_spellings_vary(spelling: str, value: str) -> None:
    found = places(f"In Syria, shells fell near {spelling} at noon.")
    assert [v for _, v in found if v != "Syria"] == [value]


def test_another_spelling_counts_only_where_the_article_speaks_of_the_country() -> None:
    assert places("They stayed near Zabadanee for a week.") == []


def test_an_article_before_the_name_belongs_to_it() -> None:
    (found,) = places("People left al-Rastan.")
    assert found == ("al-Rastan", "Syria/Homs/Rastan")


def test_the_place_that_opens_an_article_is_its_dateline() -> None:
    for opening in ("AMMAN: ", "AMMAN (Reuters) - ", "AMMAN — "):
        (mention,) = mentions(enrich(f"{opening}Delegates arrived late."), "place")
        assert (mention.value, mention.role) == ("Jordan/Amman", "dateline")


def test_a_caption_gives_its_places_that_role() -> None:
    parts = ((HEADLINE, "A brief"), (BODY, "Nothing new."), (CAPTION, "A street in Rastan."))
    (mention,) = mentions(enricher().enrich(article(*parts)), "place")
    assert mention.role == "caption"


def test_most_of_an_article_is_about_its_focus() -> None:
    text = "Fighting in Idlib province went on. Idlib province is large. People left for Turkey."
    roles = {m.value: m.role for m in mentions(enrich(text), "place")}
    assert roles == {"Syria/Idlib": "focus", "Turkey": "mentioned"}


def test_arabic_names_are_found_behind_attached_particles() -> None:
    text = "قال شهود في سوريا إن القصف طال الرستن وحلب، ونزح الناس بحماة ولدرعا."
    assert [value for _, value in places(text)] == [
        "Syria",
        "Syria/Homs/Rastan",
        "Syria/Aleppo/Aleppo",
        "Syria/Hama/Hama",
        "Syria/Daraa/Daraa",
    ]
    assert [words for words, _ in places(text)][2:4] == ["حلب", "حماة"]


def test_in_arabic_a_common_word_is_a_place_only_where_it_says_so() -> None:
    assert places("في سوريا فتح الباب أمام الحل.") == [("سوريا", "Syria")]
    assert places("في سوريا دخلوا مدينة الباب.")[-1][1] == "Syria/Aleppo/Al-Bab"


def test_in_arabic_the_countryside_is_the_governorate() -> None:
    assert places("قصفت الطائرات ريف حمص الشمالي.")[0] == ("حمص", "Syria/Homs")


def test_counties_named_together_are_counties() -> None:
    found = places("Rain fell on Cooke, Grayson and Collin counties in Texas.")
    assert [value.rpartition("/")[2] for _, value in found][:3] == [
        "Cooke County",
        "Grayson County",
        "Collin County",
    ]


def test_among_states_a_name_is_a_state() -> None:
    found = dict(places("Cases rose in Oregon, New York and Ohio."))
    assert found["New York"] == "United States/New York"


def test_a_town_the_gazetteer_lacks_is_in_the_state_named_after_it() -> None:
    assert places("He lives in Bradford, Ontario, with others.")[0][1].startswith("Canada/Ontario")


def test_villages_count_only_where_the_article_speaks_of_syria() -> None:
    assert places("They met in Kaljibrin on Monday.") == []
    found = places("In Syria, they met in Kaljibrin on Monday.")
    assert found[-1][1] == "Syria/Aleppo/Kaljibrin"


def test_a_county_lies_where_its_seat_is() -> None:
    enriched = enrich("A fire burned in Walker County, Texas, on Monday.")
    (county,) = [e for e in enriched.entities if e.value.endswith("Walker County")]
    assert (county.latitude, county.longitude) == pytest.approx((30.72, -95.55), abs=0.1)


def test_the_word_for_what_it_is_belongs_to_a_name_where_it_has_a_capital() -> None:
    assert places("They met in Hama Governorate.") == [("Hama Governorate", "Syria/Hama")]
    assert places("They met in Hama province.") == [("Hama", "Syria/Hama")]


def test_a_name_is_read_in_capitals_and_beside_that_in_small_letters() -> None:
    """Written so it may have other namesakes: each is weighed for itself."""
    found = places("A MARKET ANALYST, WASHINGTON D.C. He spoke of Washington D.C. on Monday.")
    assert [value.split("/")[0] for _, value in found] == ["United States", "United States"]


NEWS = "U.S. stocks fell in New York and Chicago, said analysts in Boston. "


def test_a_village_counts_only_where_something_says_that_it_is_one() -> None:
    text = NEWS + "Magna was down. Shares of Vale fell, and Carrington bought Cromwell."
    assert places(text) == places(NEWS)
    text = NEWS + "A bridge fell in Magna, Utah. Later Magna had no power."
    assert places(text).count(("Magna", "United States/Utah/Magna")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Miners ( RIO.AX ) were up.",
        "They put off the IPO. An SEC filing told of the IPO, and TARP funds were paid back.",
        "The Commerce Department said so.",
    ],
)
def test_codes_and_departments_are_no_places(text: str) -> None:
    assert places(NEWS + text) == places(NEWS)


def test_of_namesakes_the_one_known_all_over_the_world_is_meant() -> None:
    text = "U.S. officials met Greek ones in Athens and German ones in Frankfurt. They left Athens."
    assert places(text)[1:] == [
        ("Athens", "Greece/Athens"),
        ("Frankfurt", "Germany/Frankfurt am Main"),
        ("Athens", "Greece/Athens"),
    ]
    assert places("Missouri senators flew to Washington.")[-1] == (
        "Washington",
        "United States/District of Columbia/Washington",
    )
