"""Several articles at once are read and enriched as each of them is alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from enriching import article, enricher

from search.article import BODY, BYLINE, DATELINE, HEADLINE, Article
from search.enrich import enricher as side_by_side
from search.enrich.homes import NOWHERE

ARTICLES = (
    article((HEADLINE, "Talks in Homs"), (BODY, "Karim Haddad said on Tuesday that Rastan waits.")),
    article((BODY, "")),
    article((BODY, "وصلت القافلة إلى حمص يوم الثلاثاء ثم إلى الرستن.")),
    article(
        (HEADLINE, "THE ROAD TO ALEPPO IS OPEN AGAIN TODAY"),
        (DATELINE, "3 October 2017"),
        (BYLINE, "By Dana Saleh"),
        (BODY, "It re-opened “two days ago” — the U.S. and Russia…"),
    ),
    article((BODY, "\N{GREEK CAPITAL LETTER SIGMA}\u0130 1990s; caf\u00e9 in Paris, 2016.")),
)


def numbered() -> list[Article]:
    return [replace(each, id=str(number)) for number, each in enumerate(ARTICLES)]


def test_articles_enriched_together_come_out_as_alone() -> None:
    together = enricher().enrich_all(numbered(), [NOWHERE] * len(ARTICLES))
    assert together == [enricher().enrich(each) for each in numbered()]
    assert sum(bool(each.mentions) for each in together) >= 3


def test_no_more_articles_are_taken_together_than_memory_should_hold(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = enricher().enrich_all(numbered(), [NOWHERE] * len(ARTICLES))
    monkeypatch.setattr(side_by_side, "TOGETHER", 60)
    assert enricher().enrich_all(numbered(), [NOWHERE] * len(ARTICLES)) == whole


def test_no_articles_are_nothing_to_enrich() -> None:
    assert enricher().enrich_all([], []) == []
