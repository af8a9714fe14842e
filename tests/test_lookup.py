"""Finding words in a sorted table, against Python's own strings."""

from __future__ import annotations

import re

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.engine.segment import utf8
from search.engine.strings import at, pack, unpack
from search.kernels.lookup import find_all, fuzzy, glob, lower_bound, prefix_range

letters = st.sampled_from("abcé\u0633\u4e2d𐍈")
word = st.text(letters, min_size=1, max_size=6)
words = st.sets(word, max_size=12).map(
    lambda chosen: sorted(chosen, key=lambda each: each.encode())
)


@given(words, word)
def test_lower_bound_is_where_the_word_stands_or_would(table: list[str], wanted: str) -> None:
    place, found = lower_bound(*pack(table), utf8(wanted))
    assert place == sum(each.encode() < wanted.encode() for each in table)
    assert found == (wanted in table)


@given(words, st.lists(word, max_size=6))
def test_many_words_are_found_at_once(table: list[str], wanted: list[str]) -> None:
    out = np.empty(len(wanted), np.int32)
    find_all(*pack(table), *pack(wanted), out)
    assert out.tolist() == [table.index(each) if each in table else -1 for each in wanted]


@given(words, st.text(letters, max_size=3))
def test_a_prefix_has_one_run_of_the_table(table: list[str], prefix: str) -> None:
    first, end = prefix_range(*pack(table), utf8(prefix))
    assert table[first:end] == [each for each in table if each.startswith(prefix)]


@given(words, st.text(st.sampled_from("ab*?é\u4e2d"), min_size=1, max_size=5))
def test_a_wildcard_matches_code_points(table: list[str], pattern: str) -> None:
    bounds, data = pack(table)
    out = np.empty(len(table), np.int32)
    code = utf8(pattern.replace("*", "\x01").replace("?", "\x02"))
    count = glob(bounds, data, 0, len(table), code, out)
    wild = re.compile(re.escape(pattern).replace(r"\*", ".*").replace(r"\?", "."), re.DOTALL)
    assert [table[i] for i in out[:count].tolist()] == [w for w in table if wild.fullmatch(w)]


def levenshtein(a: str, b: str) -> int:
    if not a or not b:
        return len(a) + len(b)
    return min(
        levenshtein(a[1:], b) + 1,
        levenshtein(a, b[1:]) + 1,
        levenshtein(a[1:], b[1:]) + (a[0] != b[0]),
    )


@given(words, word, st.sampled_from([1, 2]))
def test_fuzzy_counts_edits_of_code_points(table: list[str], wanted: str, edits: int) -> None:
    bounds, data = pack(table)
    out = np.empty(len(table), np.int32)
    points = np.frombuffer(wanted.encode("utf-32-le"), dtype=np.uint32)
    count = fuzzy(bounds, data, 0, len(table), points, edits, out)
    near = [each for each in table if levenshtein(each, wanted) <= edits]
    assert [table[i] for i in out[:count].tolist()] == near


@given(st.lists(st.text()))
def test_a_table_of_strings_is_what_went_in(strings: list[str]) -> None:
    bounds, data = pack(strings)
    assert unpack(bounds, data) == strings
    assert [at(bounds, data, number) for number in range(len(strings))] == strings
