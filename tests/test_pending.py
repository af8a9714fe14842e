"""A segment made in pieces beside its caller is the one made at once of the same articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from stories import story

from search.engine.build import build_arrays
from search.engine.generation import open_generation
from search.engine.pending import Pending, Workshop
from search.engine.record import UNTRAINED, Dictionaries
from search.engine.writer import open_writer
from search.evidence import Enriched
from search.settings import Settings

SMALL = 1_500
"""Characters of a piece here: about three articles."""


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.engine.pending.PIECE", SMALL)


RAW = Dictionaries(b"truce convoy rebels mediators talked " * 20, b"place event invented " * 20)


@pytest.fixture(params=[UNTRAINED, RAW], ids=["untrained", "trained"])
def workshop(request: pytest.FixtureRequest) -> Iterator[Workshop]:
    made = Workshop(request.param)
    yield made
    made.close()


def assert_makes(batch: Pending, workshop: Workshop, expected: list[tuple[Enriched, int]]) -> None:
    whole = build_arrays(expected, workshop.dictionaries)
    arrays = workshop.thread.submit(batch.arrays).result()
    assert arrays.keys() == whole.keys()
    for name, array in whole.items():
        assert arrays[name].dtype == array.dtype, name
        assert np.array_equal(arrays[name], array), name


def test_pieces_make_the_arrays_of_the_whole(workshop: Workshop) -> None:
    batch = Pending(workshop)
    stories = [(story(number), number) for number in range(20)]
    for each, digest in stories:
        batch.put(each, digest)
    assert_makes(batch, workshop, stories)


def test_an_article_taken_out_of_a_piece_leaves_no_trace(workshop: Workshop) -> None:
    batch = Pending(workshop)
    for number in range(20):
        batch.put(story(number), number)
    assert batch.take_out("story-1")
    assert batch.take_out("story-19")
    assert not batch.take_out("story-1")
    batch.put(story(1, seed=5), 77)
    assert (batch.digest("story-1"), batch.digest("story-19")) == (77, None)
    kept = [(story(number), number) for number in range(19) if number != 1]
    assert_makes(batch, workshop, [*kept, (story(1, seed=5), 77)])


def test_a_workshop_remembers_words_but_keeps_them_out_of_later_segments(
    workshop: Workshop,
) -> None:
    for part in (range(9), range(9, 14)):
        batch = Pending(workshop)
        stories = [(story(number), number) for number in part]
        for each, digest in stories:
            batch.put(each, digest)
        assert_makes(batch, workshop, stories)


def test_an_article_of_a_batch_in_work_can_be_replaced_and_deleted(tmp_path: Path) -> None:
    with open_writer(tmp_path, Settings(batch=4 * SMALL)) as writer:
        for number in range(40):
            writer.put(story(number), number)
            assert writer.digest(f"story-{number}") == number
            if number % 3 == 0:
                writer.put(story(number, seed=2), 100 + number)
            if number % 5 == 4:
                assert writer.delete(f"story-{number - 3}")
    expected = {
        story(number, seed=2 if number % 3 == 0 else 0).article
        for number in range(40)
        if number % 5 != 1
    }
    generation = open_generation(tmp_path)
    found = [
        segment.article(number)
        for segment in generation.segments
        for number in segment.every.tolist()
    ]
    assert len(found) == len(expected)
    assert {each.id: each for each in found} == {each.id: each for each in expected}
    assert generation.tombstones == {f"story-{number}" for number in range(1, 40, 5)}
