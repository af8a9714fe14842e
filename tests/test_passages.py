"""Which passages of an article are shown, where they are cut, and what is marked in them."""

from __future__ import annotations

import re
import time

from hypothesis import given
from hypothesis import strategies as st
from listing import Mark, page_of

from search.analysis import tokens
from search.article import Zone
from search.results import Snippet
from search.shown import hits

RARITY = {"ceasefire": 2.0, "homs": 1.0, "detainees": 3.0, "signed": 1.0, "停火": 2.0}


def page(**parts: str) -> tuple[str, tuple[Zone, ...]]:
    """A text of these zones, a line end between them."""
    zones = []
    text = ""
    for kind, part in parts.items():
        zones.append(Zone(kind, len(text), len(text) + len(part)))
        text += part + "\n"
    return text, tuple(zones)


def found(text: str, zones: tuple[Zone, ...], words: str) -> list[Mark]:
    """(start, end, term, weight) of each of the words."""
    terms = words.split()
    return sorted(
        (*match.span(), number, RARITY.get(term, 1.0))
        for number, term in enumerate(terms)
        for match in re.finditer(rf"\b{term}\b" if term.isascii() else term, text, re.IGNORECASE)
        if any(zone.start <= match.start() and match.end() <= zone.end for zone in zones)
    )


def chosen(
    text: str, zones: tuple[Zone, ...], starts: list[int], marks: list[Mark], count: int, width: int
) -> tuple[Snippet, ...]:
    """The passages of one article."""
    (hit,) = hits(page_of([(text, zones, starts, marks)]), count, width)
    return hit.snippets


def passages(words: str, count: int = 3, width: int = 200, **parts: str) -> tuple[Snippet, ...]:
    text, zones = page(**parts)
    cut = tokens(text, zones)
    starts = cut.start[cut.starts > 0].tolist()
    return chosen(text, zones, starts, found(text, zones, words), count, width)


def texts(snippets: tuple[Snippet, ...]) -> list[str]:
    return [snippet.text for snippet in snippets]


def marked(snippet: Snippet) -> list[str]:
    return [snippet.text[start:end] for start, end in snippet.marks]


def test_a_short_body_is_one_passage_with_every_mark() -> None:
    (one,) = passages("homs ceasefire", body="Talks began in Homs. A ceasefire holds in Homs.")
    assert one.text == "Talks began in Homs. A ceasefire holds in Homs."
    assert marked(one) == ["Homs", "ceasefire", "Homs"]
    assert (one.start, one.zone) == (0, "body")


def test_the_passage_with_more_distinct_terms_comes_first() -> None:
    body = "Homs, Homs and Homs again. Rain fell. The ceasefire reached Homs. Snow fell."
    assert texts(passages("homs ceasefire", width=40, body=body)) == [
        "The ceasefire reached Homs. Snow fell.",
        "Homs, Homs and Homs again. Rain fell.",
    ]


def test_of_single_terms_the_rarer_comes_first() -> None:
    body = "People in Homs went out to vote. Some detainees came home at last."
    first, second = passages("homs detainees", width=35, body=body)
    assert (marked(first), marked(second)) == (["detainees"], ["Homs"])


def test_closer_words_come_first() -> None:
    body = (
        "Ceasefire monitors left the bus station of the city and then saw Homs. "
        "Then they all met again to see whether the Homs ceasefire had held up."
    )
    first, _ = passages("homs ceasefire", width=80, body=body)
    assert first.text.startswith("Then they all met")


def test_no_more_passages_than_asked_for() -> None:
    body = " ".join(f"Number {n} was seen in Homs that day." for n in range(20))
    assert len(passages("homs", count=2, width=40, body=body)) == 2
    assert passages("homs", count=0, body=body) == ()


def test_a_short_sentence_is_shown_with_its_neighbours() -> None:
    body = "It had rained for days. He came in. He signed. " + "He left. " + "And " * 30 + "so on."
    (one,) = passages("signed", width=35, body=body)
    assert one.text == "He came in. He signed. He left."


def test_a_long_sentence_is_cut_between_words_around_its_marks() -> None:
    body = "before " * 60 + "the detainees were freed " + "after " * 60 + "all."
    (one,) = passages("detainees", width=80, body=body)
    assert len(one.text) <= 80
    assert "the detainees were freed" in one.text
    assert set(one.text.split()) == {"before", "the", "detainees", "were", "freed", "after"}


def test_a_long_sentence_is_shown_from_its_start_where_its_marks_are_near_it() -> None:
    body = "“The detainees came home,” he said, " + "and " * 90 + "that was all."
    (one,) = passages("detainees", width=80, body=body)
    assert one.text.startswith("“The detainees came home,” he said, and")


def test_chinese_without_blanks_is_cut_beside_its_marks() -> None:
    (one,) = passages("停火", width=20, body="前" * 50 + "停火" + "后" * 50)
    assert len(one.text) <= 20
    assert marked(one) == ["停火"]


def test_a_mark_longer_than_a_passage_is_shown_whole() -> None:
    body = "It was " + "word " * 40 + "indeed."
    text, zones = page(body=body)
    end = len(body) - 8
    (one,) = chosen(text, zones, [0], [(3, end, 0, 1.0)], 3, 50)
    assert marked(one) == [text[3:end]]


def test_a_phrase_over_a_full_stop_keeps_its_sentences_together() -> None:
    text, zones = page(body="We met in Homs. Detainees spoke. Others slept.")
    one, *rest = chosen(text, zones, [0, 16, 33], [(10, 25, 0, 1.0)], 3, 20)
    assert marked(one) == ["Homs. Detainees"]
    assert rest == []


def test_the_headline_yields_no_passage() -> None:
    (one,) = passages("homs", headline="Homs in winter", body="It snowed. Roads closed.")
    assert (one.text, one.marks, one.zone) == ("It snowed. Roads closed.", (), "body")
    assert passages("homs", headline="Homs in winter") == ()


def test_without_marks_the_body_opens() -> None:
    (one,) = passages("", width=30, standfirst="In short.", body="It snowed. Roads closed. " * 9)
    assert (one.text, one.zone) == ("It snowed. Roads closed.", "body")
    (other,) = passages("", standfirst="In short.")
    assert other.zone == "standfirst"
    assert passages("", body="—") == passages("", body="") == ()


def test_a_standfirst_that_repeats_the_lead_gives_way_to_the_body() -> None:
    lead = "Negotiators in Homs reached a renewed ceasefire"
    (one,) = passages(
        "homs ceasefire detainees",
        standfirst=f"{lead} […]",
        body=f"{lead} agreement this week. The talks went on for a month in all.",
    )
    assert one.zone == "body"


def test_a_sentence_said_twice_is_shown_once() -> None:
    body = "Homs is quiet tonight. " + "Rain fell on the hills. " * 3 + "Homs is quiet tonight."
    assert texts(passages("homs", width=25, body=body)) == ["Homs is quiet tonight."]


def test_passages_stay_in_their_zone() -> None:
    shown = passages("homs", caption="Homs at noon.", body="Homs at night. It rained.")
    assert sorted((s.zone, s.text) for s in shown) == [
        ("body", "Homs at night. It rained."),
        ("caption", "Homs at noon."),
    ]


words = st.sampled_from([
    "Homs", "ceasefire", "detainees", "signed", "the", "of", "in", "rain", "al-Aamer", "“we”",
    "停火协议", "وقف", "U.S.", "x" * 90,
])  # fmt: skip
sentence = st.lists(words, min_size=1, max_size=30).map(lambda w: "Then " + " ".join(w) + ".")
zone_text = st.lists(sentence, max_size=6).map(" ".join)
kinds = st.lists(st.sampled_from(["standfirst", "caption", "body"]), unique=True, max_size=3)


@given(
    headline=zone_text,
    bodies=st.lists(zone_text, max_size=3),
    order=kinds,
    asked=st.sampled_from(["", "homs", "homs ceasefire", "homs detainees signed the", "停火 rain"]),
    count=st.integers(1, 4),
    width=st.sampled_from([20, 60, 200]),
)
def test_passages_hold_what_they_promise(
    headline: str, bodies: list[str], order: list[str], asked: str, count: int, width: int
) -> None:
    parts = {"headline": headline, **dict(zip(order, bodies, strict=False))}
    text, zones = page(**parts)
    snippets = passages(asked, count, width, **parts)
    marks = [tuple(mark[:2]) for mark in found(text, zones, asked)]
    below = [mark for mark in marks if mark[0] >= zones[0].end]
    assert len(snippets) <= count
    assert bool(snippets) or not below
    seen: list[tuple[int, int]] = []
    for snippet in snippets:
        start, end = snippet.start, snippet.start + len(snippet.text)
        assert snippet.text == text[start:end] == snippet.text.strip() != ""
        assert any(z.kind == snippet.zone and z.start <= start < end <= z.end for z in zones)
        assert snippet.zone != "headline"
        assert [(start + s, start + e) for s, e in snippet.marks] == [
            mark for mark in below if start <= mark[0] < end
        ]
        assert all(0 <= s < e <= len(snippet.text) for s, e in snippet.marks)
        assert bool(snippet.marks) == bool(below)
        assert len(snippet.text) <= max(width, *(e - s for s, e in snippet.marks), 0)
        assert all(end <= first or last <= start for first, last in seen)
        assert whole_words(text, start, end)
        seen.append((start, end))
    assert len(set(texts(snippets))) == len(snippets)


def whole_words(text: str, start: int, end: int) -> bool:
    """No cut parts a word: a letter on both sides of it, unless Chinese, or a token's edge."""
    return all(
        at in (0, len(text))
        or not (text[at - 1].isalnum() and text[at].isalnum())
        or text[at] > "\u3000"
        for at in (start, end)
    )


def test_ten_hits_cost_under_a_millisecond() -> None:
    body = " ".join(
        f"In Homs the talks of day {n} went on, and a ceasefire was near, said a man who had seen"
        " much of the town and its fields before the war came to it."
        for n in range(25)
    )
    text, zones = page(headline="Homs", body=body)
    cut = tokens(text, zones)
    starts = cut.start[cut.starts > 0].tolist()
    marks = found(text, zones, "homs ceasefire")[:20]
    listed = page_of([(text, zones, starts, marks)] * 10)
    fastest = 1.0
    for _ in range(20):
        started = time.perf_counter()
        hits(listed, 3)
        fastest = min(fastest, time.perf_counter() - started)
    print(f"{fastest * 1000:.3f} ms")
    assert fastest < 0.005  # five times what it takes, for a busy machine
