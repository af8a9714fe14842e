"""The stored articles and evidence of a segment, compressed piece by piece.

Where the index has no dictionaries yet, they wait until some can be learned from all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from search.engine.bounds import bounds_of, joined
from search.engine.record import (
    Dictionaries,
    article_bytes,
    compress,
    decompressor,
    evidence_bytes,
    train,
)
from search.evidence import Enriched

Frames = tuple[npt.NDArray[np.int32], npt.NDArray[np.uint8]]


@dataclass(frozen=True, slots=True)
class Packed:
    """Frames of records and evidence: the bytes of each, and they themselves, joined."""

    record: Frames
    evidence: Frames

    def unpacked(self, known: Dictionaries) -> Unpacked:
        """What was packed with these dictionaries."""
        return Unpacked(_read(self.record, known.record), _read(self.evidence, known.evidence))


@dataclass(frozen=True, slots=True)
class Unpacked:
    """Records and evidence that are not compressed yet."""

    record: list[bytes]
    evidence: list[bytes]

    def unpacked(self, _: Dictionaries) -> Unpacked:
        return self

    def packed(self, known: Dictionaries) -> Packed:
        return Packed(compress(self.record, known.record), compress(self.evidence, known.evidence))


def _read(frames: Frames, dictionary: bytes) -> list[bytes]:
    reader = decompressor(dictionary)
    edges = pairwise([0, *np.cumsum(frames[0]).tolist()])
    return [reader.decompress(frames[1][start:end].data) for start, end in edges]


def record_piece(batch: Sequence[Enriched], known: Dictionaries) -> Packed | Unpacked:
    """What is stored of the articles; compressed, if there are dictionaries."""
    records = [article_bytes(each.article) for each in batch]
    made = Unpacked(records, [evidence_bytes(each) for each in batch])
    return made.packed(known) if known.record else made


def record_arrays(
    pieces: Sequence[Packed | Unpacked], known: Dictionaries
) -> dict[str, npt.NDArray[Any]]:
    """The columns of all pieces, and those of the dictionaries, learned if there are none."""
    waiting = [piece for piece in pieces if isinstance(piece, Unpacked)]
    if waiting and not known.record:
        known = train(
            [record for piece in waiting for record in piece.record],
            [evidence for piece in waiting for evidence in piece.evidence],
        )
    packed = [piece.packed(known) if isinstance(piece, Unpacked) else piece for piece in pieces]
    return {
        "record_at": bounds_of(joined([piece.record[0] for piece in packed], np.int32)),
        "record_bytes": joined([piece.record[1] for piece in packed], np.uint8),
        "evidence_at": bounds_of(joined([piece.evidence[0] for piece in packed], np.int32)),
        "evidence_bytes": joined([piece.evidence[1] for piece in packed], np.uint8),
        **known.arrays(),
    }
