"""How well places are found: `python -m tests.quality.places FILE [FILE ...]`.

Each FILE holds an article a line with its known places: {"text", "mentions": [{"start", "end",
"lat", "lon"}]}. Strict: a place is found where its span is. Near: of those found, the share whose
position lies within 161 km (100 miles) of the known one, as geoparsing papers count.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from search.article import BODY, Article, Zone
from search.enrich import Enricher, open_enricher
from search.enrich.nearness import distance
from search.settings import Settings

NEAR_KM = 161.0


@dataclass
class Score:
    """Counts over a set: known places, those found, wrong ones, found ones with a position."""

    known: int = 0
    right: int = 0
    wrong: int = 0
    near: int = 0
    placed: int = 0

    def __str__(self) -> str:
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.known)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        near = self.near / max(1, self.placed)
        return (
            f"precision {precision:.3f}  recall {recall:.3f}  strict F1 {f1:.3f}"
            f"  within 161 km {near:.3f}  ({self.known} places)"
        )


def documents(path: Path) -> Iterator[dict[str, Any]]:
    """The articles of a file, packed or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def as_article(document: dict[str, Any]) -> Article:
    """A document as one body, so that its offsets stay."""
    text = document["text"]
    return Article(
        str(document["id"]), text, (Zone(BODY, 0, len(text)),), source=document.get("domain")
    )


def measure(enricher: Enricher, path: Path) -> Score:
    """The score over one file."""
    score = Score()
    for document in documents(path):
        enriched = enricher.enrich(as_article(document))
        entities = {entity.value: entity for entity in enriched.entities if entity.facet == "place"}
        known = {(m["start"], m["end"]): m for m in document["mentions"]}
        score.known += len(known)
        for mention in enriched.mentions:
            if mention.facet != "place":
                continue
            truth = known.get((mention.start, mention.end))
            if truth is None:
                score.wrong += 1
                continue
            score.right += 1
            entity = entities[mention.value]
            if truth["lat"] is None or entity.latitude is None or entity.longitude is None:
                continue
            score.placed += 1
            here = (entity.latitude, entity.longitude)
            same = entity.id == f"geonames:{truth.get('geonames_id')}"
            score.near += same or distance(here, (truth["lat"], truth["lon"])) <= NEAR_KM
    return score


def main() -> None:
    enricher = open_enricher(Settings().cache)
    for name in sys.argv[1:]:
        start = time.perf_counter()
        print(f"{name}: {measure(enricher, Path(name))}  {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
