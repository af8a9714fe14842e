"""How an article and its evidence are stored: JSON and text in a zstd frame each.

The article's record is frozen: everything else can be made again from it. It is one line of JSON
(the fields of `Article` but the text; a zone is [number of its kind, start, end]; `published` is
[second, offset, granularity, rule, raw] or null) and, after a line feed, the text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
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
_quoted = json.encoder.encode_basestring
_KIND = {kind: number for number, kind in enumerate(ZONE_KINDS)}


def article_bytes(article: Article) -> bytes:
    """The record of an article, uncompressed."""
    zones = ",".join([f"[{_KIND[kind]},{start},{end}]" for kind, start, end in article.zones])
    authors = ",".join([_quoted(author) for author in article.authors])
    head = (
        f'{{"id":{_quoted(article.id)},"url":{_text(article.url)},"source":{_text(article.source)}'
        f',"authors":[{authors}],"language":{_text(article.language)}'
        f',"published":{_published(article.published)},"zones":[{zones}]'
        f',"origin":{_quoted(article.origin)}}}'
    )
    return f"{head}\n{article.text}".encode("utf-8", "surrogatepass")


def _text(value: str | None) -> str:
    return "null" if value is None else _quoted(value)


def _published(date: Published | None) -> str:
    if date is None:
        return "null"
    granularity, rule, raw = _quoted(date.granularity), _quoted(date.rule), _quoted(date.raw)
    return f"[{date.second},{date.offset},{granularity},{rule},{raw}]"


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

    @staticmethod
    def of(arrays: Mapping[str, npt.NDArray[Any]]) -> Dictionaries:
        """Those of a segment with these arrays."""
        return Dictionaries(arrays["dictionary"].tobytes(), arrays["evidence_dictionary"].tobytes())

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
    records: Sequence[bytes], dictionary: bytes
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.uint8]]:
    """A frame for each record: the bytes of each, and the frames, joined."""
    if not records:
        return np.zeros(0, np.int32), np.zeros(0, np.uint8)
    compressor = zstandard.ZstdCompressor(
        level=LEVEL, dict_data=_known(dictionary) if dictionary else None, write_dict_id=False
    )
    made = compressor.multi_compress_to_buffer(list(records), threads=1)  # lets go of the lock once
    frames = [made[number].tobytes() for number in range(len(made))]
    sizes = np.array([len(frame) for frame in frames], dtype=np.int32)
    return sizes, np.frombuffer(b"".join(frames), dtype=np.uint8)


@lru_cache(maxsize=4)
def _known(dictionary: bytes) -> zstandard.ZstdCompressionDict:
    """A dictionary made ready for compressing, which takes as long as a hundred articles."""
    known = zstandard.ZstdCompressionDict(dictionary)
    known.precompute_compress(level=LEVEL)
    return known


def decompressor(dictionary: bytes) -> zstandard.ZstdDecompressor:
    """What reads frames written with this dictionary. Not safe to share between threads."""
    known = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
    return zstandard.ZstdDecompressor(dict_data=known)


def _json(value: Any) -> str:
    return _encode(value)
