"""How well headlines are placed: `python -m tests.quality.governorates FILE...` on events in Syria.

A file holds an event a line: {"id", "headline", "source", "admin1"} (the shape of UCDP's events).
The headline alone is enriched, with the home of its source learned from 60 of its headlines, as
in an index.

Two figures. "Checked": the 300 headlines of `governorates.tsv`, for which a reader wrote down the
governorates that the headline itself tells; precision and recall over all of these. "Coded": all
headlines against the governorate of the coded event, right, other or none; most headlines tell of
several events or of no place at all, so this only shows change.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from search.article import HEADLINE, Article, Zone
from search.enrich import Enricher, open_enricher
from search.enrich.homes import NOWHERE, Home
from search.settings import Settings

from .floors import below
from .places import Document, documents

VERDICTS = Path(__file__).with_name("governorates.tsv")
LEARNED = 60
CODED = {
    "Deir ez Zor": "Deir ez-Zor",
    "Ar Raqqah": "Raqqa",
    "Hamah": "Hama",
    "Al Hasakah": "Hasakah",
    "As Suwayda": "Suwayda",
}
"""How the events spell governorates, where Dateline does otherwise."""


def as_article(event: Document) -> Article:
    text = event["headline"]
    source = event["source"].split(",")[0].split(";")[0].strip()
    return Article(str(event["id"]), text, (Zone(HEADLINE, 0, len(text)),), source=source)


def read(path: Path) -> list[Document]:
    """The events that have a headline and a governorate, one for each headline."""
    found: dict[str, Document] = {}
    for event in documents(path):
        if event["headline"] and event["admin1"]:
            found.setdefault(event["headline"], event)
    return list(found.values())


def homes(enricher: Enricher, events: Sequence[Document]) -> dict[str | None, Home]:
    names: dict[str | None, Counter[str]] = {}
    learned: Counter[str | None] = Counter()
    for event in sorted(events, key=lambda e: hashlib.sha256(str(e["id"]).encode()).digest()):
        article = as_article(event)
        learned[article.source] += 1
        if article.source and learned[article.source] <= LEARNED:
            names.setdefault(article.source, Counter()).update(enricher.names(article))
    return {source: enricher.home(each) for source, each in names.items()}


def told(enricher: Enricher, event: Document, at: dict[str | None, Home]) -> set[str]:
    """The governorates Dateline shows for a headline."""
    article = as_article(event)
    tags = enricher.enrich(article, at.get(article.source, NOWHERE)).tags
    values = (tag.value.split("/") for tag in tags if tag.facet == "place" and tag.public)
    return {parts[1] for parts in values if parts[0] == "Syria" and len(parts) > 1}


def checked(found: dict[str, set[str]]) -> dict[str, float]:
    """Precision and recall against the verdicts."""
    right = wrong = missed = 0
    with VERDICTS.open(encoding="utf-8") as lines:
        rows = csv.DictReader((line for line in lines if line[0] != "#"), delimiter="\t")
        for row in rows:
            wanted = set(row["governorates"].split("|")) - {"-"}
            here = found.get(row["id"], set())
            right += len(here & wanted)
            wrong += len(here - wanted)
            missed += len(wanted - here)
    return {
        "precision": right / max(1, right + wrong),
        "recall": right / max(1, right + missed),
    }


def coded(events: Sequence[Document], found: dict[str, set[str]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for event in events:
        name = event["admin1"].removesuffix(" Governorate")
        here = found[str(event["id"])]
        counts["right" if CODED.get(name, name) in here else "other" if here else "none"] += 1
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    enricher = open_enricher(Settings().cache)
    for path in parser.parse_args().files:
        events = read(path)
        at = homes(enricher, events)
        found = {str(event["id"]): told(enricher, event, at) for event in events}
        figures = checked(found)
        print(f"{path.name}: checked: precision {figures['precision']:.3f}", end="")
        print(f"  recall {figures['recall']:.3f}  coded: {dict(coded(events, found))}")
        for fault in below("governorates", figures):
            print(fault)


if __name__ == "__main__":
    main()
