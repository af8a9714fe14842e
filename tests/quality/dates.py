"""How well dates are found: `python -m tests.quality.dates FILE...` on TIMEX3-marked articles.

A file holds a JSON object a line (gzip where its name ends in .gz): `id`, `text`, `dct` (the day
of publication) and `timex`, a list of {start, end, type, value}.

What is scored, as in TempEval-3 but for the types: the key is every TIMEX3 of type DATE or TIME
whose value names days; a TIME counts by its day, since Dateline has nothing finer. Left out of
the key are durations, sets, and the vague PRESENT_REF, PAST_REF, FUTURE_REF ("now", "recently"),
which are no interval; whatever Dateline finds there counts as false. "Relaxed" wants an overlap,
"strict" the same range, "value" an overlap and the same value, literally; each is an F1 over all
files. Keys also hold values such as 1989-WXX, a week the annotator did not tell: "open value"
lets an X agree with any figure. The line "all DATE" is for DATE alone and keeps the vague ones in
the key, where Dateline must miss them.

Articles are split by the hash of their id, three fifths to tune on, the rest to look at rarely:
`--part tune|rest|all`. `--misses` prints what went wrong, `--rules` each rule's own precision
(values open) and what the value F1 loses without it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from search.enrich.dates import find_dates
from search.evidence import Mention

from .arguments import arguments
from .timex import Gold, as_article, in_part, key_of, read, same_value


@dataclass(frozen=True, slots=True)
class Judged:
    """One article: its key, what was found, and which found mention meets which key entry."""

    text: str
    key: tuple[Gold, ...]
    found: tuple[Mention, ...]
    pairs: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Scores:
    key: int
    found: int
    relaxed: int
    strict: int
    value: int
    open_value: int

    def f1(self, right: int) -> float:
        return 2 * right / (self.key + self.found) if self.key + self.found else 0.0

    def line(self) -> str:
        return (
            f"relaxed {self.f1(self.relaxed):.3f}  strict {self.f1(self.strict):.3f}  "
            f"value {self.f1(self.value):.3f}  open value {self.f1(self.open_value):.3f}  "
            f"({self.key} in the key, {self.found} found: "
            f"P {self.relaxed / max(self.found, 1):.3f}, R {self.relaxed / max(self.key, 1):.3f})"
        )


def judge(record: dict[str, Any], vague: bool = False, without: str = "") -> Judged:
    key = key_of(record, vague)
    mentions = find_dates(as_article(record))[1]
    found = tuple(mention for mention in mentions if mention.rule != without)
    pairs: list[tuple[int, int]] = []
    taken: set[int] = set()
    for f, mention in enumerate(found):
        for k, gold in enumerate(key):
            if k not in taken and gold.start < mention.end and mention.start < gold.end:
                taken.add(k)
                pairs.append((f, k))
                break
    return Judged(record["text"], key, found, tuple(pairs))


def total(judged: Sequence[Judged]) -> Scores:
    strict = value = opened = 0
    for each in judged:
        for f, k in each.pairs:
            mention, gold = each.found[f], each.key[k]
            strict += (mention.start, mention.end) == (gold.start, gold.end)
            value += same_value(mention, gold)
            opened += same_value(mention, gold, opened=True)
    return Scores(
        sum(len(each.key) for each in judged),
        sum(len(each.found) for each in judged),
        sum(len(each.pairs) for each in judged),
        strict,
        value,
        opened,
    )


def show_misses(judged: Sequence[Judged], say: Callable[[str], None]) -> None:
    for each in judged:
        met = {k: f for f, k in each.pairs}
        for k, gold in enumerate(each.key):
            mention = each.found[met[k]] if k in met else None
            if mention is None:
                say(f"missed  {_shown(each.text, gold.start, gold.end)} {gold.value}")
            elif not same_value(mention, gold):
                where = _shown(each.text, mention.start, mention.end)
                say(f"value   {where} {mention.value} for {gold.value} by {mention.rule}")
            elif (mention.start, mention.end) != (gold.start, gold.end):
                where = _shown(each.text, mention.start, mention.end)
                say(f"extent  {where} for {each.text[gold.start : gold.end]!r} by {mention.rule}")
        used = {f for f, _ in each.pairs}
        for f, mention in enumerate(each.found):
            if f not in used:
                where = _shown(each.text, mention.start, mention.end)
                say(f"false   {where} {mention.value} by {mention.rule}")


def _shown(text: str, start: int, end: int) -> str:
    around = f"{text[max(0, start - 60) : start]}[[{text[start:end]}]]{text[end : end + 40]}"
    return " ".join(around.split())


def show_rules(records: Sequence[dict[str, Any]], say: Callable[[str], None]) -> None:
    judged = [judge(record) for record in records]
    whole = total(judged)
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    met: Counter[str] = Counter()
    for each in judged:
        found.update(mention.rule for mention in each.found)
        met.update(each.found[f].rule for f, _ in each.pairs)
        right.update(
            each.found[f].rule
            for f, k in each.pairs
            if same_value(each.found[f], each.key[k], opened=True)
        )
    for rule, count in found.most_common():
        rest = total([judge(record, without=rule) for record in records])
        gain = whole.f1(whole.value) - rest.f1(rest.value)
        say(
            f"{rule:20} found {count:4}  overlap {met[rule] / count:.2f}  "
            f"value {right[rule] / count:.2f}  gain {gain:+.3f}"
        )


def main() -> None:
    given = arguments(__doc__)
    records = [
        record for path in given.files for record in read(path) if in_part(record["id"], given.part)
    ]
    judged = [judge(record) for record in records]
    if given.misses:
        show_misses(judged, print)
    if given.rules:
        show_rules(records, print)
    print(f"{len(records)} articles, part {given.part}")
    print(f"dates     {total(judged).line()}")
    print(f"all DATE  {total([judge(record, vague=True) for record in records]).line()}")


if __name__ == "__main__":
    main()
