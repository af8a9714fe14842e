"""Articles of every sort give a sensible answer: undated, all in capitals, Arabic, huge."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from enriching import article, enricher, found, mentions, public

from search.article import BODY, HEADLINE, Published
from search.evidence import MOST_ENRICHED, Enriched, is_partial

ON_5_OCTOBER_2017 = Published(1_507_161_600, granularity="day")
BRIEF = (
    "Shells fell on Rastan and Aleppo on Wednesday, the Free Syrian Army said. On 4 October 2017 "
    "the Red Cross sent aid to Homs. Yesterday Mayor Karen Holloway left for Turkey. Last month "
    "the fighters withdrew from Raqqa. In August it rained, and three years ago it had snowed."
)
PLACES = {
    "Syria/Homs/Rastan",
    "Syria/Aleppo/Aleppo",
    "Syria/Homs/Homs",
    "Syria/Raqqa/Raqqa",
    "Turkey",
}
ACTORS = {"Free Syrian Army", "Red Cross"}
ARABIC = (
    "قصف الجيش السوري مدينة الرستن يوم الأربعاء 4 تشرين الأول 2017، وقالت الأمم المتحدة إن "
    "المساعدات وصلت إلى حلب أمس."
)


def enrich(text: str, published: Published | None = None, headline: str = "A brief") -> Enriched:
    plain = article((HEADLINE, headline), (BODY, text))
    return enricher().enrich(replace(plain, published=published))


@pytest.mark.parametrize("write", [str, str.upper, str.lower])
def test_undated_articles_name_no_day_that_only_their_date_would_tell(
    write: Callable[[str], str],
) -> None:
    undated = enrich(write(BRIEF))
    assert found(undated, "date") == [(write("4 October 2017"), "2017-10-04")]
    assert public(undated, "date") == {"2017-10-04"}


@pytest.mark.parametrize("write", [str, str.upper, str.lower])
def test_capitals_or_their_lack_hide_no_known_name_and_no_date(write: Callable[[str], str]) -> None:
    enriched = enrich(write(BRIEF), ON_5_OCTOBER_2017)
    assert public(enriched, "place") == PLACES
    assert public(enriched, "actor") >= ACTORS
    assert public(enriched, "actor") <= ACTORS | {"Karen Holloway"}
    assert public(enriched, "date") == {"2017-10-04", "2017-09", "2017-08", "2014"}


def test_words_in_capitals_are_no_acronyms_and_surnames_no_places() -> None:
    text = (
        "THE WAR IS OVER IN HOMS, IN SYRIA, OR SO THEY TELL US ON MONDAY. WHO KNOWS? MAYOR KAREN "
        "HOLLOWAY DOES, AND THE SDF TOO."
    )
    enriched = enrich(text, headline="TRUCE IS OVER, WHO TELLS US")
    assert public(enriched, "place") == {"Syria/Homs/Homs", "Syria"}
    assert public(enriched, "actor") == {"Syrian Democratic Forces"}


def test_an_acronym_in_capitals_is_one_where_the_text_has_small_letters() -> None:
    enriched = enrich("Fighters of the IS fled, the WHO said in a report on Monday.")
    assert public(enriched, "actor") == {"Islamic State", "World Health Organization"}


@pytest.mark.parametrize(
    ("published", "days"),
    [(ON_5_OCTOBER_2017, ["2017-10-04", "2017-10-04"]), (None, ["2017-10-04"])],
)
def test_arabic_gives_places_actors_and_dates(published: Published | None, days: list[str]) -> None:
    enriched = enrich(ARABIC, published)
    assert public(enriched, "place") == {"Syria/Homs/Rastan", "Syria/Aleppo/Aleppo"}
    assert public(enriched, "actor") == {"Syrian Arab Army", "United Nations"}
    assert [value for _, value in found(enriched, "date")] == days


def test_each_script_of_a_mixed_text_is_read() -> None:
    text = (
        "Residents of حلب (Aleppo) fled to Idlib on Wednesday. قالت الأمم المتحدة إن سكان Rastan "
        "غادروا يوم الثلاثاء. Москва 停火協議 in Damascus, \U0001f54a said the FSA."
    )
    enriched = enrich(text, ON_5_OCTOBER_2017)
    assert public(enriched, "place") >= PLACES & {"Syria/Aleppo/Aleppo", "Syria/Homs/Rastan"}
    assert "Syria/Idlib/Idlib" in public(enriched, "place")
    assert public(enriched, "actor") == {"United Nations", "Free Syrian Army"}
    assert public(enriched, "date") == {"2017-10-04", "2017-10-03"}
    said = {enriched.article.text[m.start : m.end] for m in enriched.mentions}
    assert {"حلب", "الأمم المتحدة", "FSA", "Damascus"} <= said  # offsets count code points


def test_only_the_beginning_of_a_huge_article_is_looked_through() -> None:
    text = (BRIEF + "\n") * (10_000_000 // len(BRIEF)) + "Shells fell on Idlib."
    started = time.process_time()
    enriched = enrich(text, ON_5_OCTOBER_2017)
    assert time.process_time() - started < 30
    assert is_partial(enriched.article)
    assert enriched.article.text.endswith("Idlib.")
    assert public(enriched, "place") == PLACES
    last = max(mention.end for mention in enriched.mentions)
    assert MOST_ENRICHED - 1_000 < last <= MOST_ENRICHED


def test_the_beginning_ends_at_a_blank_and_not_within_a_name() -> None:
    text = "word " * ((MOST_ENRICHED - 12) // 5) + "Homs Hamas Hama"
    enriched = enrich(text, headline="A")
    end = MOST_ENRICHED
    assert enriched.article.text[end - 1] not in " \n"  # the bound itself cuts a word
    assert all(mention.end < end for mention in mentions(enriched, "place"))
    assert not is_partial(enrich("Homs").article)
