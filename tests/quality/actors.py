"""How well actors are found: `python -m tests.quality.actors FILE...`.

Each FILE holds an article a line with its known entities: {"text", "entities": [{"start", "end",
"type", "confidence"}]}, nested ones too. Organisations are what Dateline calls group, armed group,
state body, organisation and media; persons are persons. A found mention is right when it
lies in a known entity of its kind (the files mark "the Iraqi President Fuad Masum" where Dateline
marks the name), or holds one of more than half its length. A known entity is found when a right
mention overlaps it. Known entities that name nobody (pronouns, and those without a capital, such
as "their supporters") and those inside others are left out of recall.

`--part tune|rest|all`: as in the evaluation of places. `--misses` prints what went wrong, `--rules`
for each rule what it found and the recall that is its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from search.enrich import Enricher, open_enricher
from search.evidence import Mention
from search.settings import Settings

from .arguments import arguments
from .floors import below
from .places import Document, as_article, documents
from .timex import in_part

PRONOUNS = frozenset("i me my we us our you he him his she her it its they them their the".split())  # noqa: SIM905 (a list would fill the page)
KINDS = {"Organisation": "organisation", "Person": "person"}


@dataclass
class Score:
    """Counts of one kind: right and wrong mentions, known entities and those found; for each rule
    its right and wrong mentions, and the known entities that no other rule found."""

    right: int = 0
    wrong: int = 0
    known: int = 0
    found: int = 0
    rules: Counter[tuple[str, bool]] = field(default_factory=Counter)
    alone: Counter[str] = field(default_factory=Counter)

    def figures(self) -> dict[str, float]:
        return {
            "precision": self.right / max(1, self.right + self.wrong),
            "recall": self.found / max(1, self.known),
        }


def measure(
    enricher: Enricher, records: Sequence[Document], say: Callable[[str], None] | None = None
) -> dict[str, Score]:
    """The scores of some articles, by kind; `say` is told of each miss."""
    scores = {kind: Score() for kind in KINDS.values()}
    for record in records:
        enriched = enricher.enrich(as_article(record))
        types = {e.value: e.type for e in enriched.entities if e.facet == "actor"}
        for name, kind in KINDS.items():
            known = [e for e in record["entities"] if e["type"] == name]
            mentions = [
                m
                for m in enriched.mentions
                if m.facet == "actor" and (types.get(m.value) == "person") == (kind == "person")
            ]
            _judge(record["text"], known, mentions, scores[kind], say)
    return scores


def _judge(
    text: str,
    known: list[Document],
    mentions: Sequence[Mention],
    score: Score,
    say: Callable[[str], None] | None,
) -> None:
    spans = [(e["start"], e["end"]) for e in known]
    right: list[Mention] = []
    for mention in mentions:
        ok = any(_same(mention.start, mention.end, a, b) for a, b in spans)
        score.right += ok
        score.wrong += not ok
        score.rules[mention.rule, ok] += 1
        if ok:
            right.append(mention)
        elif say:
            say(f"false   {_shown(text, mention.start, mention.end)} by {mention.rule}")
    for entity in _proper(known, text):
        rules = {m.rule for m in right if entity["start"] < m.end and m.start < entity["end"]}
        score.known += 1
        score.found += bool(rules)
        if len(rules) == 1:
            score.alone[rules.pop()] += 1
        elif not rules and say:
            say(f"missed  {_shown(text, entity['start'], entity['end'])}")


def _shown(text: str, start: int, end: int) -> str:
    around = f"{text[max(0, start - 50) : start]}[[{text[start:end]}]]{text[end : end + 40]}"
    return " ".join(around.split())


def _same(start: int, end: int, known_start: int, known_end: int) -> bool:
    """Whether a mention lies in a known entity, or holds it and is less than twice as long."""
    inside = known_start <= start and end <= known_end
    holds = start <= known_start and known_end <= end
    return inside or (holds and (known_end - known_start) * 2 > end - start)


def _proper(known: list[Document], text: str) -> list[Document]:
    """Known entities that name somebody and do not lie in another of their kind."""
    spans = [(e["start"], e["end"]) for e in known]

    def named(words: list[str]) -> bool:
        if len(words) == 1 and words[0].casefold() in PRONOUNS:
            return False
        return any(word[:1].isupper() for word in words[1:] or words)

    def inner(start: int, end: int) -> bool:
        return any(a <= start and end <= b and (a, b) != (start, end) for a, b in spans)

    return [
        entity
        for entity, (start, end) in zip(known, spans, strict=True)
        if named(text[start:end].split()) and not inner(start, end)
    ]


def main() -> None:
    given = arguments(__doc__)
    enricher = open_enricher(Settings().cache)
    for path in given.files:
        records = [r for r in documents(path) if in_part(str(r["id"]), given.part)]
        scores = measure(enricher, records, print if given.misses else None)
        for kind, score in scores.items():
            figures = "  ".join(f"{name} {figure:.3f}" for name, figure in score.figures().items())
            print(f"{path.name}: {kind}: {figures}  ({score.known} known, part {given.part})")
            if given.rules:
                show_rules(score)
            if given.part == "all":
                for fault in below(f"{path.name.partition('.')[0]} {kind}", score.figures()):
                    print(fault)


def show_rules(score: Score) -> None:
    for rule in sorted({rule for rule, _ in score.rules}):
        yes, no = score.rules[rule, True], score.rules[rule, False]
        gain = score.alone[rule] / max(1, score.known)
        print(f"    {rule:12} {yes:4} right  {no:3} wrong  recall {gain:+.3f}")


if __name__ == "__main__":
    main()
