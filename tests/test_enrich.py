"""Enrichment as a whole: the contract of its answer, and articles of every sort."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from enriching import CORPORA, article, enrich, enricher, found, mentions, public

from search.article import (
    BODY,
    CAPTION,
    DATELINE,
    HEADLINE,
    STANDFIRST,
    Article,
    Published,
    Zone,
)
from search.datevalue import DateValue
from search.evidence import Enriched, Mention
from search.facet import ancestors

BRIEF = (
    "AMMAN: Shells fell on Rastan in north Homs on Wednesday, the Free Syrian Army (FSA) said. "
    "Mayor Karen Holloway of Springfield, Illinois, told the Red Cross so."
)


def test_every_value_has_an_entity_and_so_has_all_above_it() -> None:
    enriched = enrich(BRIEF)
    known = {(entity.facet, entity.value) for entity in enriched.entities}
    values = {(tag.facet, tag.value) for tag in enriched.tags}
    values |= {(mention.facet, mention.value) for mention in enriched.mentions}
    for facet, value in values:
        if facet == "place":
            assert {("place", above) for above in ancestors(value)} <= known
        elif facet == "actor":
            assert ("actor", value) in known
    assert len(known) == len(enriched.entities)


def test_places_carry_their_ids_and_positions() -> None:
    entities = {entity.value: entity for entity in enrich(BRIEF).entities}
    assert entities["Syria/Homs/Rastan"].id == "geonames:172946"
    assert entities["Syria/Homs"].id == "iso:SY-HI"
    assert "حمص" in entities["Syria/Homs"].aliases
    latitude = entities["Syria/Homs/Rastan"].latitude
    assert latitude is not None
    assert 34 < latitude < 36


def test_mentions_stand_in_order_within_their_zones() -> None:
    enriched = enrich(BRIEF)
    spans = [(mention.start, mention.end) for mention in enriched.mentions]
    assert spans == sorted(spans)
    zones = enriched.article.zones
    assert all(any(z.start <= a < b <= z.end for z in zones) for a, b in spans)


def test_independent_rules_add_up_and_one_rule_counts_once() -> None:
    once = enrich("The Red Cross came.")
    twice = enrich("The Red Cross came. The Red Cross left.")
    assert [tag.confidence for tag in once.tags] == [tag.confidence for tag in twice.tags]
    defined = enrich("The Free Syrian Army (FSA) came.")
    (tag,) = defined.tags
    assert tag.confidence > once.tags[0].confidence


def test_the_standfirst_repeats_the_lead_and_counts_once() -> None:
    lead = "AMMAN: The mayor came."
    repeated = enricher().enrich(
        article((HEADLINE, "A brief"), (STANDFIRST, lead), (BODY, lead + " He left Rastan."))
    )
    alone = enricher().enrich(article((HEADLINE, "A brief"), (BODY, lead + " He left Rastan.")))
    assert repeated.tags == alone.tags
    assert len(repeated.mentions) == len(alone.mentions) + 1


def test_an_empty_article_has_nothing_in_it() -> None:
    empty = Article("a", "", ())
    assert enricher().enrich(empty) == Enriched(empty, rules=enricher().fingerprint)


def test_a_headline_in_capitals_hides_no_known_place() -> None:
    enriched = enricher().enrich(
        article((HEADLINE, "REBELS LEAVE RASTAN AS TURKEY WAITS AND MOST OF THEM CAN READ"))
    )
    assert public(enriched, "place") == {"Syria/Homs/Rastan", "Turkey"}


def test_a_text_without_any_capital_still_names_known_places() -> None:
    text = (
        "residents of rastan said on wednesday that shelling went on through the night and that "
        "most of the people who can leave have left for turkey, where more of them wait at the "
        "border for a turn to come"
    )
    assert public(enrich(text), "place") == {"Syria/Homs/Rastan", "Turkey"}


def test_scripts_may_mix() -> None:
    enriched = enrich("Residents of حلب (Aleppo) fled to Idlib.")
    assert public(enriched, "place") == {"Syria/Aleppo/Aleppo", "Syria/Idlib/Idlib"}


def test_a_very_long_article_takes_bounded_time() -> None:
    text = (BRIEF + " ") * (500_000 // (len(BRIEF) + 1))
    start = time.process_time()
    enriched = enrich(text)
    assert "Syria/Homs/Rastan" in public(enriched, "place")
    assert time.process_time() - start < 20


@pytest.mark.parametrize("run", ["(A" * 3000, "Homs, " * 3000, "A.B." * 3000, "al-" * 3000])
def test_no_run_of_names_takes_more_than_linear_time(run: str) -> None:
    start = time.process_time()
    enrich(run)
    assert time.process_time() - start < 5


def test_the_fingerprint_is_the_same_for_the_same_files() -> None:
    assert len(enricher().fingerprint) == 16


SHARED = CORPORA.parent / "seeds" / "000_6b65d0652a34f8c9.txt"
NAMES_OF_ACTORS = (("Syria Direct", 4), ("Homs Media Center", 1), ("Red Cross", 1))


def shared_article(path: Path) -> Article:
    if not path.exists():
        pytest.skip("the shared article is not here; DATELINE_CORPORA names its neighbour folder")
    text, zones, at = path.read_text("utf-8"), [], 0
    for number, line in enumerate(text.split("\n")):
        kinds = (HEADLINE, STANDFIRST, DATELINE)
        kind = kinds[number] if number < 3 else CAPTION if "Photo courtesy" in line else BODY
        zones.append(Zone(kind, at, at + len(line)))
        at += len(line) + 1
    day = DateValue.parse("2017-10-05").first - DateValue.parse("1970-01-01").first
    published = Published(day * 86_400, granularity="day")
    return Article("s", text, tuple(zones), source="Syria Direct", published=published)


@pytest.fixture(scope="module")
def shared() -> Enriched:
    return enricher().enrich(shared_article(SHARED))


def starts(enriched: Enriched, facet: str, value: str) -> set[int]:
    return {m.start for m in mentions(enriched, facet) if m.value == value}


def test_the_shared_article_is_about_the_governorate_of_homs(shared: Enriched) -> None:
    wanted = {32, 136, 233, 500, 610, 697, 1529, 1720, 1951, 2084, 2312, 2855}
    assert starts(shared, "place", "Syria/Homs") == wanted
    (tag,) = [tag for tag in shared.tags if tag.value == "Syria/Homs"]
    assert "focus" in tag.roles


def test_the_shared_article_names_these_places_and_no_others(shared: Enriched) -> None:
    wanted = {"Syria/Homs", "Syria/Homs/Rastan", "Egypt/Cairo", "Jordan/Amman"}
    assert public(shared, "place") == wanted
    roles = {tag.value: set(tag.roles) for tag in shared.tags}
    assert roles["Syria/Homs/Rastan"] == {"caption", "event"}
    assert roles["Jordan/Amman"] == {"dateline"}
    assert starts(shared, "place", "Egypt/Cairo") == {1043, 1269, 1600}


def test_no_name_of_an_actor_or_month_is_a_place_in_the_shared_article(shared: Enriched) -> None:
    text = shared.article.text

    def clash(mention: Mention) -> bool:
        around = text[max(0, mention.start - 8) : mention.end + 14]
        return any(name in around for name, _ in NAMES_OF_ACTORS) or "August" in around

    assert not [m for m in mentions(shared, "place") if clash(m)]


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("Aamer al-Aamer", {934, 1424, 2618, 2976, 3121, 3450}),
        ("North Homs opposition delegation", {0, 98, 195, 448, 606}),
        ("Russia", {281, 536, 1069, 2482, 3310}),
        ("Government of Syria", {113, 210, 663, 1649, 1904, 2282, 2782, 2992, 3339}),
        ("Pro-regime forces", {2035}),
        ("Syrian National Coalition", {1084, 1111, 1569}),
        ("Free Syrian Army", {2154, 2172}),
        ("Syrian rebels", {1821, 2050, 2272}),
        ("Homs Media Center", {2957}),
        ("SMART News Agency", {2016}),
        ("Red Cross", {3359}),
        ("United Nations", {3377}),
        ("Syria Direct", {366, 986, 1438, 3464}),
    ],
)
def test_the_shared_article_names_this_actor(
    shared: Enriched, value: str, wanted: set[int]
) -> None:
    assert wanted <= starts(shared, "actor", value)


def test_the_shared_article_has_its_publisher_and_its_credit(shared: Enriched) -> None:
    roles = {tag.value: tag.roles for tag in shared.tags if tag.facet == "actor"}
    assert roles["Syria Direct"] == ("publisher",)
    assert roles["SMART News Agency"] == ("credit",)
    assert roles["Homs Media Center"] == ("source",)
    assert ("Russia", "Syrian National Coalition") not in found(shared, "actor")
