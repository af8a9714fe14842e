"""How well articles are ranked: `python -m tests.quality.ranking FOLDER...` on judged queries.

A folder holds `corpus.jsonl.gz` (a record a line, as Dateline reads them), `queries.jsonl` ({id,
text}) and `qrels.tsv` (a headed table of query_id, doc_id, score). Each corpus is indexed without
enrichment in a temporary folder and searched with `match=any` and the default settings.

What is printed, each a mean over the queries with an article judged above 0; others are left out:

- nDCG@10: sum over the first ten hits of gain / log2(rank + 1), divided by the same sum of the
  best possible order. The gain is the judged score; not judged, or below 0, is 0. With scores 0
  and 1 it is the binary nDCG.
- MAP: average precision over the first hundred hits: sum over the hits judged above 0 of (how
  many of them so far / rank), divided by how many there are in the judgments.
- recall@100: the share of the articles judged above 0 among the first hundred hits.

A query is asked by its words: its tokens a blank apart, operators in lower case, so that nothing
in it is read as syntax; of more words than a query may have, the first. Records without any text
cannot be indexed and count as not found.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import math
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from search.analysis import tokens
from search.archive import Archive, open_archive
from search.article import Article
from search.engine.writer import open_writer
from search.evidence import Enriched
from search.limits import MAX_CLAUSES, MAX_LENGTH
from search.query import Query
from search.settings import Settings
from search.sources.record import read_record
from search.sources.refusal import Refused

DEPTH = 100
"""Hits that are looked at."""
FLOORS = Path(__file__).with_name("ranking.json")
"""For each set the figures below which a change may not bring it, and those of the best peer."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over the judged queries of a set."""

    ndcg: float
    map: float
    recall: float

    def __str__(self) -> str:
        return f"nDCG@10 {self.ndcg:.3f}  MAP {self.map:.3f}  recall@100 {self.recall:.3f}"


def evaluate(folder: Path) -> Figures:
    """Index the corpus of a folder, ask its judged queries, and measure."""
    judged = judgments(folder / "qrels.tsv")
    with TemporaryDirectory() as index:
        with open_writer(Path(index), Settings()) as writer:
            for number, article in enumerate(articles(folder / "corpus.jsonl.gz"), 1):
                writer.put(Enriched(article, (), (), ()), number)
        with open_archive(index) as archive:
            each = [
                measured(ranked(archive, text), judged[id])
                for id, text in queries(folder / "queries.jsonl")
                if id in judged
            ]
    return Figures(*(math.fsum(values) / len(each) for values in zip(*each, strict=True)))


def articles(path: Path) -> Iterator[Article]:
    """The records of a corpus as Dateline reads them; those without text are left out."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield read_record(json.loads(line), path.name, number, path.name)
            except Refused:
                continue


def queries(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        yield str(record["id"]), record["text"]


def judgments(path: Path) -> dict[str, dict[str, float]]:
    """For each query the articles judged above 0, with their gains."""
    found: dict[str, dict[str, float]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if float(row["score"]) > 0:
                found.setdefault(row["query_id"], {})[row["doc_id"]] = float(row["score"])
    return found


def plain(text: str) -> str:
    """A query of the words of a text alone, as many as a query may have."""
    found = tokens(text)
    spans = list(zip(found.start.tolist(), found.end.tolist(), strict=True))[:MAX_CLAUSES]
    words = [text[start:end] for start, end in spans]
    asked = " ".join(word.lower() if word in ("AND", "OR", "NOT") else word for word in words)
    return asked if len(asked) <= MAX_LENGTH else asked[:MAX_LENGTH].rpartition(" ")[0]


def ranked(archive: Archive, text: str) -> list[str]:
    """The ids of the first hits."""
    query = Query(text=plain(text), match="any", limit=DEPTH, facets=(), snippets=0)
    return [hit.id for hit in archive.search(query).hits]


def measured(ids: Sequence[str], gains: Mapping[str, float]) -> tuple[float, float, float]:
    """(nDCG@10, average precision, recall@100) of one query."""
    best = sorted(gains.values(), reverse=True)
    ndcg = _discounted([gains.get(id, 0.0) for id in ids]) / _discounted(best)
    ranks = [rank for rank, id in enumerate(ids, 1) if id in gains]
    precision = math.fsum(so_far / rank for so_far, rank in enumerate(ranks, 1))
    return ndcg, precision / len(gains), len(ranks) / len(gains)


def _discounted(gains: Sequence[float]) -> float:
    return math.fsum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains[:10], 1))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    for folder in parser.parse_args().folders:
        started = time.perf_counter()
        print(f"{folder.name:12} {evaluate(folder)}  {time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()
