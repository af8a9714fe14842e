"""From batches of enriched articles to the arrays of a segment (see `columns.py`)."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from search.engine.bounds import bounds_of, joined
from search.engine.facetbuild import facet_arrays
from search.engine.piece import Piece, make_piece
from search.engine.record import Dictionaries
from search.engine.recordpiece import record_arrays
from search.engine.strings import pack
from search.engine.wordbook import Wordbook
from search.engine.wordbuild import text_arrays
from search.evidence import Enriched

Arrays = dict[str, npt.NDArray[Any]]
Batch = Sequence[tuple[Enriched, int]]
PIECE = 4_000_000
"""Characters of a piece, about. Making one waits for the interpreter's lock a dozen times, some
milliseconds each, while articles are read: this is some hundredths of a second of work a time."""


def build_arrays(batch: Batch, dictionaries: Dictionaries) -> Arrays:
    """All arrays of a segment that holds `batch`: (enriched article, digest) with distinct ids.

    `dictionaries` are those of the index, empty where it has none yet: they are trained then if
    the batch is large enough.
    """
    book = Wordbook()
    return assemble(
        [make_piece(part, book, dictionaries) for part in _parts(batch)], book, dictionaries
    )


def _parts(batch: Batch) -> list[Batch]:
    """The batch, cut into pieces of about PIECE characters."""
    at = np.cumsum([len(enriched.article.text) for enriched, _ in batch]) // PIECE
    edges = [0, *(np.flatnonzero(np.diff(at)) + 1).tolist(), len(batch)]
    return [batch[start:end] for start, end in pairwise(edges)]


def assemble(pieces: Sequence[Piece], book: Wordbook, dictionaries: Dictionaries) -> Arrays:
    """The arrays of the segment that all pieces are of, whose words are in `book`."""
    arrays: Arrays = {
        name: joined([piece.plain[name] for piece in pieces], dtype)
        for name, dtype in _PLAIN.items()
    }
    arrays |= _events([run for piece in pieces for run in piece.events])
    arrays |= _ids([id for piece in pieces for id in piece.ids])
    # Kernels and zstd let go of the interpreter's lock: one beside the other.
    with ThreadPoolExecutor(1) as beside:
        records = beside.submit(record_arrays, [piece.records for piece in pieces], dictionaries)
        arrays |= text_arrays([piece.text for piece in pieces], book)
        arrays |= records.result()
    facets = facet_arrays([piece.facets for piece in pieces], [len(piece.ids) for piece in pieces])
    for name, columns in facets.items():
        arrays.update({f"{name}.{column}": array for column, array in columns.items()})
    return arrays


_PLAIN = {
    "digest": np.uint64,
    "pub_second": np.int64,
    "pub_first": np.int32,
    "pub_last": np.int32,
}


def _events(runs: Sequence[Sequence[tuple[int, int]]]) -> Arrays:
    """The event dates of each article, as intervals of days."""
    flat = np.array(list(chain.from_iterable(runs)), dtype=np.int32).reshape(-1, 2)
    return {
        "event_at": bounds_of([len(run) for run in runs]),
        "event_first": flat[:, 0].copy(),
        "event_last": flat[:, 1].copy(),
    }


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
