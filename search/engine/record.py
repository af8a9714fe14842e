"""How an article and its evidence are stored: JSON and text in a zstd frame each.

The article's record is frozen: everything else can be made again from it. It is one line of JSON
(the fields of `Article` but the text; a zone is [number of its kind, start, end]; `published` is
[second, offset, granularity, rule, raw] or null) and, after a line feed, the text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import zstandard

from search.article import ZONE_KINDS, Article, Published, Zone
from search.evidence import Enriched, Entity, Mention, Tag
from search.listed import Head

DICTIONARY_BYTES = 262_144
DICTIONARY_SAMPLES = 1_000
LEAST_SAMPLES = 524_288
"""Bytes of samples below which there is nothing to learn."""
EVIDENCE_BYTES, LEAST_EVIDENCE = 65_536, 131_072
"""The same of evidence, which has little in common with articles."""
LEVEL = 4
"""Half the time of level 5 for two percent more bytes."""
_decoder: Any = json.JSONDecoder()
_scan = _decoder.scan_once  # what `raw_decode` calls
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
_KIND = {kind: number for number, kind in enumerate(ZONE_KINDS)}


def article_bytes(article: Article) -> bytes:
    """The record of an article, uncompressed."""
    head = {
        "id": article.id,
        "url": article.url,
        "source": article.source,
        "authors": article.authors,
        "language": article.language,
        "published": _published(article.published),
        "zones": [(_KIND[zone.kind], zone.start, zone.end) for zone in article.zones],
        "origin": article.origin,
    }
    return f"{_json(head)}\n{article.text}".encode("utf-8", "surrogatepass")


def _published(date: Published | None) -> tuple[int, int, str, str, str] | None:
    if date is None:
        return None
    return date.second, date.offset, date.granularity, date.rule, date.raw


def head_and_text(record: bytes) -> tuple[Head, str]:
    """What a record says of the article, and the article's text."""
    whole = record.decode("utf-8", "surrogatepass")
    told, end = _scan(whole, 0)
    published = told["published"]
    return (
        Head(
            told["id"],
            told["url"],
            told["source"],
            tuple(told["authors"]),
            told["language"],
            Published(*published) if published else None,
            told["zones"],
            told["origin"],
        ),
        whole[end + 1 :],
    )


def article_from(record: bytes) -> Article:
    """The article of a record."""
    head, text = head_and_text(record)
    return Article(
        id=head.id,
        text=text,
        zones=tuple(Zone(ZONE_KINDS[kind], start, end) for kind, start, end in head.zones),
        url=head.url,
        source=head.source,
        authors=head.authors,
        language=head.language,
        published=head.published,
        origin=head.origin,
    )


def evidence_bytes(enriched: Enriched) -> bytes:
    """Tags and mentions of an article as JSON."""
    return _json(
        [
            [(tag.facet, tag.value, tag.roles, tag.confidence) for tag in enriched.tags],
            [
                (m.start, m.end, m.facet, m.value, m.role, m.rule, m.confidence)
                for m in enriched.mentions
            ],
        ]
    ).encode()


def evidence_from(record: bytes) -> tuple[tuple[Tag, ...], tuple[Mention, ...]]:
    tags, mentions = json.loads(record)
    return (
        tuple(Tag(facet, value, tuple(roles), sure) for facet, value, roles, sure in tags),
        tuple(Mention(*fields) for fields in mentions),
    )


def entities_bytes(entities: Iterable[Entity]) -> bytes:
    """One frame with all that the values of a facet denote."""
    rows = [(e.id, e.label, e.type, e.latitude, e.longitude, e.aliases) for e in entities]
    return zstandard.ZstdCompressor(level=LEVEL).compress(_json(rows).encode())


def entities_from(frame: bytes, facet: str, values: Sequence[str]) -> list[Entity]:
    rows = json.loads(zstandard.ZstdDecompressor().decompress(frame))
    return [
        Entity(facet, value, id, label, type, latitude, longitude, tuple(aliases))
        for value, (id, label, type, latitude, longitude, aliases) in zip(values, rows, strict=True)
    ]


class Dictionaries(NamedTuple):
    """The zstd dictionaries of a segment's frames; b"" where there was too little to learn from."""

    record: bytes = b""
    evidence: bytes = b""

    def arrays(self) -> dict[str, npt.NDArray[np.uint8]]:
        """As a segment holds them."""
        return {
            "dictionary": np.frombuffer(self.record, dtype=np.uint8),
            "evidence_dictionary": np.frombuffer(self.evidence, dtype=np.uint8),
        }


UNTRAINED = Dictionaries()


def train(records: Sequence[bytes], evidence: Sequence[bytes]) -> Dictionaries:
    """Dictionaries for records and evidence like these."""
    return Dictionaries(
        _trained(records, DICTIONARY_BYTES, LEAST_SAMPLES),
        _trained(evidence, EVIDENCE_BYTES, LEAST_EVIDENCE),
    )


def _trained(records: Sequence[bytes], most: int, least: int) -> bytes:
    """A dictionary of at most so many bytes; b"" for samples of fewer than `least` bytes."""
    step = max(1, len(records) // DICTIONARY_SAMPLES)
    samples: list[bytes | bytearray | memoryview[int]] = [
        record[:20_000] for record in records[::step]
    ]
    total = sum(map(len, samples))
    if len(samples) < 100 or total < least:
        return b""
    # segments of 200 bytes: quicker than zstd's own trials of several sizes, and no worse
    try:
        return zstandard.train_dictionary(min(most, total // 8), samples, k=200, d=8).as_bytes()
    except zstandard.ZstdError:  # samples that are all alike teach nothing
        return b""


def compress(
    records: Sequence[bytes], dictionary: bytes, threads: int = 2
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.uint8]]:
    """A frame for each record: bounds (n+1) and the frames, joined."""
    bounds = np.zeros(len(records) + 1, dtype=np.int32)
    if not records:
        return bounds, np.zeros(0, dtype=np.uint8)
    known = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
    compressor = zstandard.ZstdCompressor(level=LEVEL, dict_data=known, write_dict_id=False)
    made = compressor.multi_compress_to_buffer(list(records), threads=threads)
    frames = [made[number].tobytes() for number in range(len(made))]
    np.cumsum([len(frame) for frame in frames], out=bounds[1:])
    return bounds, np.frombuffer(b"".join(frames), dtype=np.uint8)


def decompressor(dictionary: bytes) -> zstandard.ZstdDecompressor:
    """What reads frames written with this dictionary. Not safe to share between threads."""
    known = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
    return zstandard.ZstdDecompressor(dict_data=known)


def _json(value: Any) -> str:
    return _encode(value)
