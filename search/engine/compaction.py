"""What a commit does with the segments there are: merges them by size, or purges them."""

from __future__ import annotations

from collections.abc import Sequence

from search.engine.commit import write_segment
from search.engine.current import Current
from search.engine.entry import Entry
from search.engine.merge import merge_arrays
from search.engine.record import DICTIONARY_SAMPLES, article_bytes, train
from search.engine.segment import Segment
from search.engine.storage import IndexStorage
from search.engine.tiers import to_merge


def merge_by_size(current: Current, entries: list[Entry]) -> list[Entry]:
    """The entries with each group of `tiers.to_merge` made into one, in place of its first."""
    segments = [current.segment(entry) for entry in entries]
    live = [segment.live_articles / segment.articles for segment in segments]
    sizes = [int(segment.file.size * part) for segment, part in zip(segments, live, strict=True)]
    storage = IndexStorage(current.folder)
    merged: dict[int, Entry] = {}
    taken: set[int] = set()
    for group in to_merge(sizes, live):
        merged[group[0]] = write_segment(
            storage,
            Entry.heir(entries[index] for index in group),
            merge_arrays([segments[index] for index in group]),
        )
        taken.update(group)
    return [
        merged.get(index, entry)
        for index, entry in enumerate(entries)
        if index in merged or index not in taken
    ]


def rewrite(current: Current, entries: list[Entry]) -> list[Entry]:
    """The entries with all written anew that hold deleted articles or may have learned from one."""
    segments = [current.segment(entry) for entry in entries]
    stale = [each for each in segments if each.deleted.size or each.array("dictionary").size]
    dictionaries = train(*_samples(stale))
    storage = IndexStorage(current.folder)
    return [
        write_segment(storage, Entry.heir([entry]), merge_arrays([segment], dictionaries))
        if segment in stale
        else entry
        for segment, entry in zip(segments, entries, strict=True)
    ]


def _samples(segments: Sequence[Segment]) -> tuple[list[bytes], list[bytes]]:
    """Records and evidence of live articles, evenly chosen from all segments."""
    total = sum(segment.live_articles for segment in segments)
    step = max(1, total // DICTIONARY_SAMPLES)
    chosen = [
        (segment, number) for segment in segments for number in segment.every[::step].tolist()
    ]
    records = [article_bytes(segment.article(number)) for segment, number in chosen]
    return records, [segment.frames("evidence", [number])[0] for segment, number in chosen]
