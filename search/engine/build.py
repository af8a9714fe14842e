"""From a batch of enriched articles to the arrays of a segment (see `columns.py`)."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from search.article import Article
from search.datevalue import DateValue
from search.engine import record
from search.engine.bounds import bounds_of
from search.engine.columns import UNDATED
from search.engine.facetbuild import facet_arrays
from search.engine.record import Dictionaries
from search.engine.strings import pack
from search.engine.wordbuild import text_arrays
from search.evidence import Enriched

Arrays = dict[str, npt.NDArray[Any]]


def build_arrays(batch: Sequence[tuple[Enriched, int]], dictionaries: Dictionaries) -> Arrays:
    """All arrays of a segment that holds `batch`: (enriched article, digest) with distinct ids.

    `dictionaries` are those of the index, empty where it has none yet: they are trained then if
    the batch is large enough.
    """
    enriched = [each for each, _ in batch]
    articles = [each.article for each in enriched]
    with _uncollected():
        return _arrays(enriched, articles, [digest for _, digest in batch], dictionaries)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of cycles: it would look through all articles again and again."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def _arrays(
    enriched: Sequence[Enriched],
    articles: Sequence[Article],
    digests: Sequence[int],
    dictionaries: Dictionaries,
) -> Arrays:
    # Kernels and zstd let go of the interpreter's lock: words are indexed beside the rest.
    with ThreadPoolExecutor(1) as beside:
        texts = beside.submit(text_arrays, articles)
        arrays: Arrays = {
            "digest": np.array(digests, dtype=np.uint64),
            **_published(articles),
            **_events(enriched),
            **_ids([article.id for article in articles]),
            **_records(enriched, dictionaries),
        }
        for name, columns in facet_arrays(enriched).items():
            arrays.update({f"{name}.{column}": array for column, array in columns.items()})
        return arrays | texts.result()


def _published(articles: Sequence[Article]) -> Arrays:
    dates = [article.published for article in articles]
    days = [published.value if published else None for published in dates]
    return {
        "pub_second": np.array([p.second if p else UNDATED for p in dates], dtype=np.int64),
        "pub_first": np.array([day.first if day else 0 for day in days], dtype=np.int32),
        "pub_last": np.array([day.last if day else 0 for day in days], dtype=np.int32),
    }


def _events(batch: Sequence[Enriched]) -> Arrays:
    """The distinct public event dates of each article, as intervals of days."""
    runs = [
        sorted({_interval(tag.value) for tag in each.tags if tag.facet == "date" and tag.public})
        for each in batch
    ]
    flat = np.array([pair for run in runs for pair in run], dtype=np.int32).reshape(-1, 2)
    return {
        "event_at": bounds_of([len(run) for run in runs]),
        "event_first": flat[:, 0].copy(),
        "event_last": flat[:, 1].copy(),
    }


@lru_cache(maxsize=16_384)
def _interval(value: str) -> tuple[int, int]:
    date = DateValue.parse(value)
    return date.first, date.last


def _ids(ids: Sequence[str]) -> Arrays:
    order = sorted(range(len(ids)), key=ids.__getitem__)
    id_at, id_utf8 = pack(ids[index] for index in order)
    rank = np.empty(len(ids), np.int32)
    rank[order] = np.arange(len(ids), dtype=np.int32)
    return {
        "id_at": id_at,
        "id_utf8": id_utf8,
        "id_doc": np.array(order, dtype=np.int32),
        "id_rank": rank,
    }


def _records(batch: Sequence[Enriched], known: Dictionaries) -> Arrays:
    records = [record.article_bytes(each.article) for each in batch]
    evidence = [record.evidence_bytes(each) for each in batch]
    dictionaries = known if known.record else record.train(records, evidence)
    record_at, record_bytes = record.compress(records, dictionaries.record)
    evidence_at, evidence_bytes = record.compress(evidence, dictionaries.evidence)
    return {
        "record_at": record_at,
        "record_bytes": record_bytes,
        "evidence_at": evidence_at,
        "evidence_bytes": evidence_bytes,
        **dictionaries.arrays(),
    }
