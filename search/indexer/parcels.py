"""What goes over the pipes between the process that indexes and those that enrich.

Each parcel is its length (eight bytes, the lowest first) and a pickle of plain tuples, which take
a small part of the time that objects do: articles of a chunk with their homes one way, their tags,
mentions and entities the other, each entity once a chunk.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Sequence
from typing import IO, Any

from search.article import Article, Published, Zone
from search.enrich.homes import Home
from search.evidence import Enriched, Entity, Mention, Tag

_LENGTH = 8


def pack(what: Any) -> bytes:
    """A parcel that holds anything that can be pickled."""
    content = pickle.dumps(what, pickle.HIGHEST_PROTOCOL)
    return len(content).to_bytes(_LENGTH, "little") + content


def receive(pipe: IO[bytes]) -> bytes:
    """The content of the next parcel; EOFError where the pipe ends before it does."""
    size = int.from_bytes(_exactly(pipe, _LENGTH), "little")
    return _exactly(pipe, size)


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    content = pipe.read(size)
    if len(content) < size:
        raise EOFError
    return content


def pack_articles(chunk: Iterable[tuple[Article, Home]]) -> bytes:
    """A parcel of articles, each with the home of its source."""
    return pack([(*_plain(article), home) for article, home in chunk])


def _plain(article: Article) -> tuple[Any, ...]:
    date = article.published
    return (
        article.id,
        article.text,
        [tuple(zone) for zone in article.zones],
        article.url,
        article.source,
        article.authors,
        article.language,
        date and (date.second, date.offset, date.granularity, date.rule, date.raw),
        article.origin,
    )


def articles_in(content: bytes) -> list[tuple[Article, Home]]:
    """The articles of `pack_articles`."""
    return [
        (
            Article(
                id,
                text,
                tuple([Zone(*zone) for zone in zones]),
                url,
                source,
                authors,
                language,
                date and Published(*date),
                origin,
            ),
            home,
        )
        for id, text, zones, url, source, authors, language, date, origin, home in pickle.loads(
            content
        )
    ]


def pack_findings(chunk: Sequence[Enriched]) -> bytes:
    """A parcel of all that was found in the articles of a chunk, without the articles."""
    numbers: dict[Entity, int] = {}
    found = [
        (
            [tuple(tag) for tag in each.tags],
            [tuple(mention) for mention in each.mentions],
            [numbers.setdefault(entity, len(numbers)) for entity in each.entities],
        )
        for each in chunk
    ]
    return pack(([tuple(entity) for entity in numbers], found, chunk[0].rules))


def findings_in(content: bytes, articles: Sequence[Article]) -> list[Enriched]:
    """What `pack_findings` holds, beside the articles it was found in.

    A DatelineError that the other side sent instead is raised.
    """
    opened = pickle.loads(content)
    if isinstance(opened, Exception):
        raise opened
    plain, found, rules = opened
    entities = [Entity._make(entity) for entity in plain]
    return [
        Enriched(
            article,
            tuple(map(Tag._make, tags)),
            tuple(map(Mention._make, mentions)),
            tuple([entities[number] for number in numbers]),
            rules,
        )
        for article, (tags, mentions, numbers) in zip(articles, found, strict=True)
    ]
