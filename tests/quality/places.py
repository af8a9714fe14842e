"""How well places are found: `python -m tests.quality.places FILE...` on articles with places.

A file holds an article a line with its known places: {"id", "text", "domain", "mentions":
[{"start", "end", "lat", "lon", "geonames_id"}]}. Strict: a place is found where its very span is.
Near: of those found, the share whose position lies within 161 km (100 miles) of the known one, as
geoparsing papers count; an equal GeoNames id is near too.

As in an index, the home of each source (its `domain`) is learned first, from all articles of the
file and none of its known places.

Articles are split by the hash of their id, three fifths to tune on, the rest to look at rarely:
`--part tune|rest|all`. `--misses` prints what went wrong. `--rules` prints what each rule found,
and what F1 and nearness lose without each sign that tells namesakes apart.
"""

from __future__ import annotations

import gzip
import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from search.article import BODY, Article, Zone
from search.enrich import Enricher, open_enricher
from search.enrich.homes import NOWHERE, Home
from search.enrich.nearness import distance
from search.enrich.weighing import WEIGHT
from search.evidence import Entity, Mention
from search.settings import Settings

from .arguments import arguments
from .floors import below
from .timex import in_part

NEAR_KM = 161.0
Document = dict[str, Any]


@dataclass
class Score:
    """Counts over a set: known places, those found, wrong ones, found ones with a position."""

    known: int = 0
    right: int = 0
    wrong: int = 0
    near: int = 0
    placed: int = 0
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)

    def figures(self) -> dict[str, float]:
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.known)
        return {
            "precision": precision,
            "recall": recall,
            "strict F1": 2 * precision * recall / max(1e-9, precision + recall),
            "within 161 km": self.near / max(1, self.placed),
        }


def documents(path: Path) -> Iterator[Document]:
    """The articles of a file, packed or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def as_article(document: Document) -> Article:
    """A document as one body, so that its offsets stay."""
    text = document["text"]
    return Article(
        str(document["id"]), text, (Zone(BODY, 0, len(text)),), source=document.get("domain")
    )


def homes(enricher: Enricher, records: Sequence[Document]) -> dict[str | None, Home]:
    """Where each source is at home, from what it writes."""
    names: dict[str | None, Counter[str]] = {}
    for record in records:
        article = as_article(record)
        names.setdefault(article.source, Counter()).update(enricher.names(article))
    return {source: enricher.home(each) if source else NOWHERE for source, each in names.items()}


def measure(
    enricher: Enricher,
    records: Sequence[Document],
    at: Mapping[str | None, Home],
    say: Callable[[str], None] | None = None,
) -> Score:
    """The score over some articles; `say` is told of each miss."""
    score = Score()
    for record in records:
        article = as_article(record)
        enriched = enricher.enrich(article, at[article.source])
        entities = {entity.value: entity for entity in enriched.entities if entity.facet == "place"}
        known = {(m["start"], m["end"]): m for m in record["mentions"]}
        score.known += len(known)
        found = {(m.start, m.end): m for m in enriched.mentions if m.facet == "place"}
        for span, mention in found.items():
            verdict = _judged(known.get(span), entities[mention.value])
            score.rules[mention.rule, verdict] += 1
            score.wrong += verdict == "false"
            score.right += verdict != "false"
            score.near += verdict == "near"
            score.placed += verdict in ("near", "far")
            if say and verdict in ("far", "false"):
                say(_shown(record, verdict, span, mention, known.get(span)))
        if say:
            for span in known.keys() - found.keys():
                say(_shown(record, "missed", span, None, known[span]))
    return score


def _judged(truth: Document | None, entity: Entity) -> str:
    if truth is None:
        return "false"
    if truth["lat"] is None or entity.latitude is None or entity.longitude is None:
        return "unplaced"
    if entity.id == f"geonames:{truth.get('geonames_id')}":
        return "near"
    here = (entity.latitude, entity.longitude)
    return "near" if distance(here, (truth["lat"], truth["lon"])) <= NEAR_KM else "far"


def _shown(
    record: Document,
    verdict: str,
    span: tuple[int, int],
    mention: Mention | None,
    truth: Document | None,
) -> str:
    text, (start, end) = record["text"], span
    around = f"{text[max(0, start - 50) : start]}[[{text[start:end]}]]{text[end : end + 40]}"
    told = f"{mention.value} by {mention.rule}" if mention else ""
    wanted = f"{truth.get('name')}, {truth.get('admin1')} {truth.get('fcode')}" if truth else ""
    parts = (verdict, record.get("domain") or "", told, wanted, " ".join(around.split()))
    return " | ".join(parts)


def show_rules(
    enricher: Enricher, records: Sequence[Document], at: Mapping[str | None, Home], whole: Score
) -> None:
    for rule in sorted({rule for rule, _ in whole.rules}):
        counts = {verdict: whole.rules[rule, verdict] for verdict in ("near", "far", "false")}
        print(f"{rule:16}", "  ".join(f"{count:5} {verdict}" for verdict, count in counts.items()))
    best = whole.figures()
    for sign, value in list(WEIGHT.items()):
        WEIGHT[sign] = 0.0
        without = measure(enricher, records, at).figures()
        WEIGHT[sign] = value
        gains = {figure: best[figure] - without[figure] for figure in ("strict F1", NEAR)}
        print(f"{sign:16}", "  ".join(f"{name} {gain:+.3f}" for name, gain in gains.items()))


NEAR = "within 161 km"


def main() -> None:
    given = arguments(__doc__)
    enricher = open_enricher(Settings().cache)
    for path in given.files:
        start = time.perf_counter()
        every = list(documents(path))
        at = homes(enricher, every)
        records = [record for record in every if in_part(str(record["id"]), given.part)]
        score = measure(enricher, records, at, print if given.misses else None)
        figures = "  ".join(f"{name} {figure:.3f}" for name, figure in score.figures().items())
        took = time.perf_counter() - start
        print(f"{path.name}: {figures}  ({score.known} places, part {given.part}, {took:.1f} s)")
        if given.rules:
            show_rules(enricher, records, at, score)
        if given.part == "all":
            for fault in below(path.name.partition(".")[0], score.figures()):
                print(fault)


if __name__ == "__main__":
    main()
