"""Places and actors on real articles, where these are at hand, against their floors."""

from __future__ import annotations

import importlib

import pytest
from enriching import CORPORA, ROOT, enricher


@pytest.fixture(autouse=True)
def evaluations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))


@pytest.mark.parametrize("name", ["geovirus", "lgl"])
def test_on_known_news_places_do_not_fall_below_their_floors(name: str) -> None:
    path = CORPORA / "geoparsing" / f"{name}.jsonl.gz"
    if not path.exists():
        pytest.skip(f"no articles with known places at {path}")
    places = importlib.import_module("tests.quality.places")
    floors = importlib.import_module("tests.quality.floors")
    records = list(places.documents(path))
    score = places.measure(enricher(), records, places.homes(enricher(), records))
    assert floors.below(name, score.figures()) == []


def test_on_known_texts_actors_do_not_fall_below_their_floors() -> None:
    path = CORPORA / "re3d" / "docs.jsonl.gz"
    if not path.exists():
        pytest.skip(f"no texts with known actors at {path}")
    actors = importlib.import_module("tests.quality.actors")
    floors = importlib.import_module("tests.quality.floors")
    for kind, score in actors.measure(enricher(), list(actors.documents(path))).items():
        assert floors.below(f"docs {kind}", score.figures()) == []


def test_on_known_headlines_governorates_do_not_fall_below_their_floors() -> None:
    path = CORPORA / "ucdp_syria" / "events.jsonl.gz"
    if not path.exists():
        pytest.skip(f"no events at {path}")
    governorates = importlib.import_module("tests.quality.governorates")
    floors = importlib.import_module("tests.quality.floors")
    events = governorates.read(path)
    drawn = governorates.verdicts()
    checked = [event for event in events if str(event["id"]) in drawn]
    enriched = governorates.enrich(enricher(), checked, governorates.homes(enricher(), checked))
    found = {id: governorates.told(each) for id, each in enriched.items()}
    assert floors.below("governorates", governorates.checked(found)) == []


def test_a_figure_below_its_floor_is_named() -> None:
    floors = importlib.import_module("tests.quality.floors")
    figures = {"strict F1": 0.5, "within 161 km": 1.0}
    (fault,) = floors.below("lgl", figures)
    assert fault.startswith("lgl: strict F1 is 0.500, its floor 0.")
    assert floors.below("a set nobody knows", figures) == []
