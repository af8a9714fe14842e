"""A text may begin and end anywhere: no rule looks beyond its words."""

from __future__ import annotations

import re

from enriching import enrich

TEXT = (
    "AMMAN: Judge Layla Haddad said on Wednesday, Sept. 23, that the foreign minister of Jordan,"
    " Omar Nasser, met Free Syrian Army (FSA) officers in Rastan, north Homs. The foreign minister"
    " told the Homs Media Center that Russian and Turkish representatives from the Southern Nurses"
    " Association (SNA) would return next week. Neither the Red Cross nor the judge agreed with the"
    " opposition negotiator Samir al-Din, Nasser said in Springfield, Illinois. In August 2017, the"
    " day after the talks, U.S. President Jones and the judge"
)


def test_a_text_may_end_after_any_word() -> None:
    for end in (match.end() for match in re.finditer(r"\w+", TEXT)):
        check(TEXT[:end])


def test_a_text_may_begin_with_any_word() -> None:
    for start in (match.start() for match in re.finditer(r"\w+", TEXT)):
        check(TEXT[start:])


def check(text: str) -> None:
    enriched = enrich(text)
    for mention in enriched.mentions:
        assert 0 <= mention.start < mention.end <= len(enriched.article.text)
