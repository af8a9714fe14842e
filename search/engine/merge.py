"""Merging segments on their arrays: no article is read again, no text tokenised.

The result is what `build_arrays` makes of the live articles in the same order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from search.engine import record
from search.engine.bounds import bounds_of
from search.engine.columns import BY_RANGE
from search.engine.facetmerge import facet_arrays
from search.engine.header import Array
from search.engine.record import Dictionaries
from search.engine.segment import Segment
from search.engine.tables import gather_runs, merge_tables
from search.engine.wordmerge import word_arrays
from search.facet import VALUE_FACETS

_PLAIN = ("head_len", "rest_len", "pub_second", "pub_first", "pub_last", "digest")
_RUNS = {
    "event_at": ("event_first", "event_last"),
    "sentence_at": ("sentence_bytes",),
}


@dataclass(frozen=True, slots=True)
class Source:
    """A segment to merge: which of its articles live, and the numbers they get (-1: none)."""

    segment: Segment
    live: npt.NDArray[np.bool_]
    renumbered: npt.NDArray[np.int32]

    def array(self, name: str) -> Array:
        """A whole array, checked whole."""
        array = self.segment.file.array(name)
        if name in BY_RANGE:
            self.segment.file.touch(name, 0, array.nbytes)
        return array


def merge_arrays(
    segments: Sequence[Segment], dictionaries: Dictionaries | None = None
) -> dict[str, Array]:
    """The arrays of one segment with the live articles of these, in their order.

    Stored articles are copied where all have the same dictionaries; else, or where `dictionaries`
    are given, they are compressed anew. IndexBroken where a page of a segment is damaged.
    """
    sources = _sources(segments)
    arrays: dict[str, Array] = {
        name: np.concatenate([each.array(name)[each.live] for each in sources]) for name in _PLAIN
    }
    for bounds, names in _RUNS.items():
        for name in names:
            arrays[bounds], arrays[name] = gather_runs(
                [(each.array(bounds), each.array(name), each.live) for each in sources]
            )
    arrays |= word_arrays(sources)
    arrays |= _ids(sources)
    arrays |= _records(sources, dictionaries)
    for facet in VALUE_FACETS:
        arrays |= facet_arrays(facet.name, sources)
    return arrays


def _sources(segments: Sequence[Segment]) -> list[Source]:
    sources = []
    base = 0
    for segment in segments:
        live = np.ones(segment.file.array("digest").size, dtype=np.bool_)
        live[segment.deleted] = False
        numbers = base - 1 + np.cumsum(live, dtype=np.int32)
        sources.append(Source(segment, live, np.where(live, numbers, -1).astype(np.int32)))
        base += int(np.count_nonzero(live))
    return sources


def _ids(sources: Sequence[Source]) -> dict[str, Array]:
    """Ids are distinct, so a merged table has one for each live article."""
    wanted = [each.live[each.array("id_doc")] for each in sources]
    bounds, data, numbers = merge_tables(
        [(each.array("id_at"), each.array("id_utf8")) for each in sources], wanted
    )
    doc = np.empty(bounds.size - 1, np.int32)
    for each, want, number in zip(sources, wanted, numbers, strict=True):
        doc[number[want]] = each.renumbered[each.array("id_doc")[want]]
    rank = np.empty_like(doc)
    rank[doc] = np.arange(doc.size, dtype=np.int32)
    return {"id_at": bounds, "id_utf8": data, "id_doc": doc, "id_rank": rank}


def _records(sources: Sequence[Source], given: Dictionaries | None) -> dict[str, Array]:
    known = [each.segment.dictionaries for each in sources]
    arrays: dict[str, Array] = {}
    if given is None and len(set(known)) == 1 and known[0].record:
        for name in ("record", "evidence"):
            arrays[f"{name}_at"], arrays[f"{name}_bytes"] = gather_runs(
                [(each.array(f"{name}_at"), each.array(f"{name}_bytes"), each.live)
                 for each in sources]
            )  # fmt: skip
        return arrays | known[0].arrays()
    records = [frame for each in sources for frame in _frames(each, "record")]
    evidence = [frame for each in sources for frame in _frames(each, "evidence")]
    chosen = given or next((each for each in known if each.record), None)
    if chosen is None:
        chosen = record.train(records, evidence)
    for name, frames, known_by in (
        ("record", records, chosen.record),
        ("evidence", evidence, chosen.evidence),
    ):
        sizes, arrays[f"{name}_bytes"] = record.compress(frames, known_by)
        arrays[f"{name}_at"] = bounds_of(sizes)
    return arrays | chosen.arrays()


def _frames(source: Source, name: str) -> list[bytes]:
    """What is stored of each live article, unpacked."""
    reader = record.decompressor(getattr(source.segment.dictionaries, name))
    bounds, data = source.array(f"{name}_at").tolist(), source.array(f"{name}_bytes").data
    return [
        reader.decompress(data[bounds[number] : bounds[number + 1]])
        for number in np.flatnonzero(source.live).tolist()
    ]
