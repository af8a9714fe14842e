"""Ranking on judged queries: the floors hold, follow every gain, and stay above the peers."""

from __future__ import annotations

import importlib
import json
import math
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
CORPORA = Path(os.environ.get("DATELINE_CORPORA", ROOT.parent / "shared" / "corpora"))
FLOORS = json.loads((ROOT / "tests" / "quality" / "ranking.json").read_text(encoding="utf-8"))
SLACK = 0.0005
"""Floors are written to three decimals."""
STALE = 0.01
"""A floor so far below what is measured would let a loss pass: it must be raised."""


@pytest.fixture
def ranking(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(ROOT))
    return importlib.import_module("tests.quality.ranking")


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_no_figure_slips_and_no_floor_lags_behind(name: str, ranking: Any) -> None:
    folder = CORPORA / "ir" / name
    if not folder.is_dir():
        pytest.skip(f"no judged queries in {folder}; DATELINE_CORPORA names the folder above ir/")
    measured = asdict(ranking.evaluate(folder))
    for figure, floor in FLOORS[name]["floor"].items():
        assert measured[figure] >= floor - SLACK, f"{figure} of {name} fell"
        assert measured[figure] <= floor + STALE, f"{figure} of {name} rose: raise its floor"


def test_the_floors_beat_the_best_bm25_engine_by_five_percent_on_average() -> None:
    gains = [
        each["floor"][figure] / peer - 1
        for each in FLOORS.values()
        for figure, peer in each["peer"].items()
    ]
    assert len(gains) == 8
    assert min(gains) > 0
    assert math.fsum(gains) / len(gains) >= 0.05


def test_figures_are_what_their_definitions_say(ranking: Any) -> None:
    ndcg, precision, recall = ranking.measured(["a", "x", "b"], {"a": 1.0, "b": 2.0, "c": 1.0})
    best = 2 + 1 / math.log2(3) + 1 / 2
    assert ndcg == pytest.approx((1 + 2 / 2) / best)
    assert precision == pytest.approx((1 / 1 + 2 / 3) / 3)
    assert recall == pytest.approx(2 / 3)


def test_a_question_is_asked_by_its_words_alone(ranking: Any) -> None:
    asked = ranking.plain('Is "gas" (NOT -oil) AND title:flow, 3/4?')
    assert asked == "Is gas not oil and title flow 3 4"
    assert len(ranking.plain("word " * 100).split()) == 64
    assert len(ranking.plain("w" * 90 + " " + "v" * 1950)) <= 2000
