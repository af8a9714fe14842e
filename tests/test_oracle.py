"""The oracle reads texts as the rules say and, by its own means, as the columns do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracle_text import DEFAULT, Document, cut, fold, script, stems
from test_token_table import ROWS

from search.analysis import tokens
from search.article import Article, Zone
from search.evidence import Enriched


def surfaces(text: str) -> list[str]:
    return [text[start:end] for start, end in cut(text)]


@pytest.mark.parametrize(("text", "words", "stemmed"), ROWS)
def test_the_oracle_passes_the_table_of_words(text: str, words: str, stemmed: str) -> None:
    found = surfaces(text)
    assert [fold(each) for each in found] == words.split()
    languages = [DEFAULT.get(script(each)) for each in found]
    chosen = [stems(e, [of]) if of else {("", ".")} for e, of in zip(found, languages, strict=True)]
    assert [stem for ((_, stem),) in chosen] == stemmed.split()


pieces = st.sampled_from([
    "a", "B", "é", "e\u0301", "Ł", "x.", "U.", "S", "'", "’", "'s", "’S", ".", " ", "-", "1", "٣",
    "م", "ُ", "ـ", "أ", "ة", "ى", "停", "火", "。", "\n", "—", "_", "\u200d", "U.S.", "a.b",
    "Dr.", "!", "؟", "ex. Bo",
])  # fmt: skip


@given(st.lists(st.lists(pieces, max_size=12).map("".join), min_size=1, max_size=3))
def test_oracle_and_columns_cut_fold_and_divide_alike(parts: list[str]) -> None:
    zones, text = [], ""
    for part in parts:
        zones.append(Zone("body", len(text), len(text) + len(part)))
        text += part + "\n"
    found = tokens(text, zones)
    expected = [
        (zone.start + start, zone.start + end)
        for zone in zones
        for start, end in cut(text[zone.start : zone.end])
    ]
    assert list(zip(found.start.tolist(), found.end.tolist(), strict=True)) == expected
    assert found.words == [fold(text[start:end]) for start, end in expected]
    kinds = {0: "", 1: "sentence", 3: "paragraph"}
    read = Document(Enriched(Article("a", text, tuple(zones)))).tokens
    assert [kinds[start] for start in found.starts.tolist()] == [token.begins for token in read]
