"""How well actors are found: `python -m tests.quality.actors FILE [FILE ...]`.

Each FILE holds an article a line with its known entities: {"text", "entities": [{"start", "end",
"type", "confidence"}]}, nested ones too. Organisations are what Dateline calls group, armed group,
state body, organisation and media; persons are persons. A found mention is right when it
lies in a known entity of its kind (the files mark "the Iraqi President Fuad Masum" where Dateline
marks the name), or holds one of more than half its length. A known entity is found when a right
mention overlaps it. Known entities without a capital ("their supporters") and those inside others
are left out of recall.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from search.enrich import Enricher, open_enricher
from search.settings import Settings

from .places import as_article, documents

KINDS = {"Organisation": "organisation", "Person": "person"}


@dataclass
class Score:
    """Counts of one kind: right and wrong mentions, known entities and those found."""

    right: int = 0
    wrong: int = 0
    known: int = 0
    found: int = 0
    rules: Counter[tuple[str, bool]] = field(default_factory=Counter)

    def __str__(self) -> str:
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.found / max(1, self.known)
        return f"precision {precision:.3f}  recall {recall:.3f}  ({self.known} known)"


def measure(enricher: Enricher, path: Path) -> dict[str, Score]:
    """The scores of one file, by kind."""
    scores = {kind: Score() for kind in KINDS.values()}
    for document in documents(path):
        enriched = enricher.enrich(as_article(document))
        types = {e.value: e.type for e in enriched.entities if e.facet == "actor"}
        text = document["text"]
        for name, kind in KINDS.items():
            score = scores[kind]
            known = [e for e in document["entities"] if e["type"] == name]
            spans = [(e["start"], e["end"]) for e in known]
            right = []
            for mention in enriched.mentions:
                is_person = types.get(mention.value) == "person"
                if mention.facet != "actor" or is_person != (kind == "person"):
                    continue
                ok = any(_same(mention.start, mention.end, a, b) for a, b in spans)
                score.right += ok
                score.wrong += not ok
                score.rules[mention.rule, ok] += 1
                if ok:
                    right.append((mention.start, mention.end))
            for entity in _proper(known, text):
                score.known += 1
                score.found += any(
                    entity["start"] < end and start < entity["end"] for start, end in right
                )
    return scores


def _same(start: int, end: int, known_start: int, known_end: int) -> bool:
    """Whether a mention lies in a known entity, or holds it and is less than twice as long."""
    inside = known_start <= start and end <= known_end
    holds = start <= known_start and known_end <= end
    return inside or (holds and (known_end - known_start) * 2 > end - start)


def _proper(known: list[dict[str, Any]], text: str) -> list[dict[str, Any]]:
    """Known entities that name somebody and do not lie in another of their kind."""
    spans = [(e["start"], e["end"]) for e in known]

    def named(words: list[str]) -> bool:
        return any(word[:1].isupper() for word in words[1:] or words)

    def inner(start: int, end: int) -> bool:
        return any(a <= start and end <= b and (a, b) != (start, end) for a, b in spans)

    return [
        entity
        for entity, (start, end) in zip(known, spans, strict=True)
        if named(text[start:end].split()) and not inner(start, end)
    ]


def main() -> None:
    enricher = open_enricher(Settings().cache)
    for name in sys.argv[1:]:
        for kind, score in measure(enricher, Path(name)).items():
            print(f"{name}: {kind}: {score}")
            for rule in sorted({rule for rule, _ in score.rules}):
                yes, no = score.rules[rule, True], score.rules[rule, False]
                print(f"    {rule}: {yes} right, {no} wrong")


if __name__ == "__main__":
    main()
