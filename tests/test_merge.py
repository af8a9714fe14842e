"""A merge of segments is what building from scratch would have made."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stories import segment, story

from search.engine.build import build_arrays
from search.engine.header import Array
from search.engine.merge import merge_arrays
from search.engine.record import UNTRAINED, decompressor
from search.engine.segment import Segment
from search.engine.strings import unpack
from search.engine.tiers import MOST, to_merge
from search.evidence import Enriched

STORED = (
    "record_at",
    "record_bytes",
    "evidence_at",
    "evidence_bytes",
    "dictionary",
    "evidence_dictionary",
)


STEMS = ("stem_at", "stem_utf8", "stem_words_at", "stem_words")


def same(one: dict[str, Array], other: dict[str, Array], gone: bool) -> list[str]:
    """The names of arrays that differ, but for compressed articles (compared unpacked).

    Where articles are `gone`, a word that lives on keeps the stems it had through them too.
    """
    assert one.keys() == other.keys()
    assert stems(one) >= stems(other) if gone else stems(one) == stems(other)
    differing = [
        name
        for name, array in one.items()
        if name not in STORED + STEMS
        and not (array.dtype == other[name].dtype and np.array_equal(array, other[name]))
    ]
    return differing + [
        name for name in ("record", "evidence") if unpacked(one, name) != unpacked(other, name)
    ]


def stems(arrays: dict[str, Array]) -> set[tuple[str, int]]:
    keys = unpack(arrays["stem_at"], arrays["stem_utf8"])
    assert keys == sorted(set(keys))
    runs = np.split(arrays["stem_words"], arrays["stem_words_at"][1:-1])
    return {(key, word) for key, run in zip(keys, runs, strict=False) for word in run.tolist()}


def unpacked(arrays: dict[str, Array], name: str) -> list[bytes]:
    of = "dictionary" if name == "record" else "evidence_dictionary"
    reader = decompressor(arrays[of].tobytes())
    frames = np.split(arrays[f"{name}_bytes"], arrays[f"{name}_at"][1:-1])
    return [reader.decompress(frame.tobytes()) for frame in frames if frame.size]


def scratch(parts: list[list[Enriched]], gone: list[set[int]]) -> dict[str, Array]:
    live = [
        (each, number)
        for part, out in zip(parts, gone, strict=True)
        for number, each in enumerate(part)
        if number not in out
    ]
    return build_arrays(live, UNTRAINED)


def open_parts(folder: Path, parts: list[list[Enriched]], gone: list[set[int]]) -> list[Segment]:
    opened = []
    for index, (part, out) in enumerate(zip(parts, gone, strict=True)):
        whole = segment(folder / f"{index}.columns", part)
        opened.append(Segment(whole.file, np.array(sorted(out), np.int32)))
    return opened


def test_a_merge_makes_the_arrays_of_a_fresh_build(tmp_path: Path) -> None:
    parts = [
        [story(number) for number in range(a, b)] for a, b in ((0, 300), (300, 301), (301, 700))
    ]
    gone: list[set[int]] = [set(), set(), set()]
    merged = merge_arrays(open_parts(tmp_path, parts, gone))
    assert same(merged, scratch(parts, gone), gone=False) == []
    assert merged["skip_doc"].size > 10


@pytest.mark.parametrize("out", [{0}, {2}, {0, 1, 2}, {1}])
def test_deleted_articles_leave_nothing_in_a_merge(tmp_path: Path, out: set[int]) -> None:
    parts = [[story(1), story(2), story(3)], [story(4), story(5), story(6)]]
    gone = [out, {1}]
    merged = merge_arrays(open_parts(tmp_path, parts, gone))
    assert same(merged, scratch(parts, gone), gone=True) == []
    words = merged["word_utf8"].tobytes().decode()
    assert "marker5x0" not in words
    assert "marker4x0" in words


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_any_merge_equals_a_fresh_build(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    sizes = data.draw(st.lists(st.integers(1, 8), min_size=1, max_size=5))
    numbers = iter(range(100))
    parts = [[story(next(numbers), words=12) for _ in range(size)] for size in sizes]
    gone = [data.draw(st.sets(st.integers(0, size - 1))) for size in sizes]
    if all(len(out) == size for out, size in zip(gone, sizes, strict=True)):
        gone[0] = set()
    merged = merge_arrays(open_parts(tmp_path_factory.mktemp("parts"), parts, gone))
    assert same(merged, scratch(parts, gone), gone=True) == []


def test_articles_of_one_dictionary_are_copied_as_they_are(tmp_path: Path) -> None:
    first = segment(tmp_path / "0.columns", [story(number, words=900) for number in range(150)])
    known = first.dictionaries
    assert known.record
    second = segment(tmp_path / "1.columns", [story(number) for number in range(200, 210)], known)
    merged = merge_arrays([first, second])
    assert merged["dictionary"].tobytes() == known.record
    assert merged["record_bytes"].tobytes() == (
        first.array("record_bytes").tobytes() + second.array("record_bytes").tobytes()
    )
    third = segment(tmp_path / "2.columns", [story(500)])
    mixed = merge_arrays([first, third])
    assert mixed["dictionary"].tobytes() == known.record
    assert unpacked(mixed, "record")[-1] == unpacked(merge_arrays([third]), "record")[0]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10**9), st.floats(0, 1)), max_size=40))
def test_a_policy_keeps_segments_few_and_groups_apart(shapes: list[tuple[int, float]]) -> None:
    sizes, live = [size for size, _ in shapes], [part for _, part in shapes]
    groups = to_merge(sizes, live)
    grouped = [index for group in groups for index in group]
    assert len(grouped) == len(set(grouped))
    assert all(live[index] > 0 for index in grouped)
    kept = sum(1 for part in live if part > 0) - len(grouped) + len(groups)
    assert kept <= MOST


def test_a_merge_is_no_larger_than_memory_bears() -> None:
    assert to_merge([300_000_000] * 5, [1.0] * 5) == []
    assert to_merge([200_000_000] * 5, [1.0] * 5) == [[0, 1, 2, 3, 4]]


def test_many_small_commits_rewrite_each_article_seldom() -> None:
    sizes: list[int] = []
    written = 0
    for _ in range(1000):
        sizes.append(400_000)
        for group in to_merge(sizes, [1.0] * len(sizes)):
            written += sum(sizes[index] for index in group)
            sizes = [s for index, s in enumerate(sizes) if index not in group] + [
                sum(sizes[index] for index in group)
            ]
            break
    assert len(sizes) <= MOST
    assert written < 8 * sum(sizes)
