"""How well headlines are placed: `python -m tests.quality.governorates FILE...` on events in Syria.

A file holds an event a line: {"id", "headline", "source", "admin1"} (the shape of UCDP's events).
The headline alone is enriched, with the home of its source learned from 60 of its headlines, as
in an index.

Two figures. "Checked": the 300 headlines of `governorates.tsv`, for which a reader wrote down the
governorates that the headline itself tells; precision and recall over all of these. "Coded": all
headlines against the governorate of the coded event, right, other or none; most headlines tell of
several events or of no place at all, so this only shows change.

`--rules` prints for each rule how many of the checked governorates it showed, right and wrong, and
what precision and recall lose without it.
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
from search.evidence import Enriched
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


def enrich(
    enricher: Enricher, events: Sequence[Document], at: dict[str | None, Home]
) -> dict[str, Enriched]:
    """The events' headlines, enriched, by id."""
    articles = [as_article(event) for event in events]
    return {each.id: enricher.enrich(each, at.get(each.source, NOWHERE)) for each in articles}


def told(enriched: Enriched, without: str = "") -> set[str]:
    """The governorates Dateline shows for a headline; `without`: a rule that is not asked."""
    by_rules = {m.value for m in enriched.mentions if m.facet == "place" and m.rule != without}
    tags = (tag for tag in enriched.tags if tag.facet == "place" and tag.public)
    paths = (tag.value.split("/") for tag in tags if tag.value in by_rules)
    return {parts[1] for parts in paths if parts[0] == "Syria" and len(parts) > 1}


def verdicts() -> dict[str, set[str]]:
    """What a reader found in each of the checked headlines, by id."""
    with VERDICTS.open(encoding="utf-8") as lines:
        rows = csv.DictReader((line for line in lines if line[0] != "#"), delimiter="\t")
        return {row["id"]: set(row["governorates"].split("|")) - {"-"} for row in rows}


def checked(found: dict[str, set[str]]) -> dict[str, float]:
    """Precision and recall against the verdicts."""
    right = wrong = missed = 0
    for id, wanted in verdicts().items():
        here = found.get(id, set())
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


def show_rules(enriched: dict[str, Enriched]) -> None:
    whole = checked({id: told(each) for id, each in enriched.items()})
    wanted = verdicts()
    shown: Counter[tuple[str, bool]] = Counter()
    for id, each in enriched.items():
        for rule in {m.rule for m in each.mentions if m.facet == "place"} if id in wanted else ():
            for name in told(each) - told(each, rule):
                shown[rule, name in wanted[id]] += 1
    for rule in sorted({rule for rule, _ in shown}):
        rest = checked({id: told(each, rule) for id, each in enriched.items()})
        gains = "  ".join(f"{name} {figure - rest[name]:+.3f}" for name, figure in whole.items())
        yes, no = shown[rule, True], shown[rule, False]
        print(f"    {rule:16} {yes:4} right  {no:3} wrong  {gains}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--rules", action="store_true")
    given = parser.parse_args()
    enricher = open_enricher(Settings().cache)
    for path in given.files:
        events = read(path)
        at = homes(enricher, events)
        enriched = enrich(enricher, events, at)
        found = {id: told(each) for id, each in enriched.items()}
        figures = checked(found)
        print(f"{path.name}: checked: precision {figures['precision']:.3f}", end="")
        print(f"  recall {figures['recall']:.3f}  coded: {dict(coded(events, found))}")
        for fault in below("governorates", figures):
            print(fault)
        if given.rules:
            show_rules(enriched)


if __name__ == "__main__":
    main()
