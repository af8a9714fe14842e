"""Why an article has a value, as lines of text: each mention in its context, with rule and role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from search.article import Zone
from search.cli.text import safe
from search.evidence import PARTIAL, PUBLIC_CONFIDENCE, Mention, Tag, is_partial
from search.folding import fold
from search.results import ArticleView

FACETS = ("place", "actor", "date")
AROUND = 50
"""Code points of context to either side of a mention."""
NEAR = 5


def reason_lines(view: ArticleView, typed: str) -> Iterator[str]:
    """All evidence of a value, of a place also that of what lies in it; nothing where the article
    has none."""
    published = view.article.published
    if published and typed in (str(published.value), f"date:{published.value}"):
        said = f", from {safe(published.raw)!r}" if published.raw else ""
        yield f"published {published.value}: by the rule {published.rule}{said}"
    for facet, value in _meant(view, typed):
        for tag in view.tags:
            below = facet == "place" and tag.value.startswith(f"{value}/")
            if tag.facet == facet and (below or tag.value == value):
                yield from _tag_lines(view, tag)
        yield from _unnamed(view, facet, value)


def no_reason(view: ArticleView, typed: str) -> str:
    """That the article has no such value, and which of its values are near."""
    facet, bare = _split(typed)
    names = {
        fold(name): f"{each}:{value}"
        for each, value, known in _values(view)
        if facet in ("", each)
        for name in known
    }
    near = [name for name in names if fold(bare) in name]
    near += get_close_matches(fold(bare), names, NEAR, 0.5)
    shown = list(dict.fromkeys(names[name] for name in near))[:NEAR]
    said = f"the article {safe(view.article.id)} has no value {safe(bare)!r}"
    close = f"near it: {', '.join(map(safe, shown))}" if shown else "nor one like it"
    return f"{said}; {close}" + (f"\n{PARTIAL}" if is_partial(view.article) else "")


def _split(typed: str) -> tuple[str, str]:
    facet, colon, value = typed.partition(":")
    return (facet, value.strip()) if colon and facet in FACETS else ("", typed.strip())


def _meant(view: ArticleView, typed: str) -> list[tuple[str, str]]:
    """The (facet, value) that go by what was typed: the very value, else all with such a name."""
    facet, bare = _split(typed)
    own = [(each, value, names) for each, value, names in _values(view) if facet in ("", each)]
    exact = [(each, value) for each, value, _ in own if value == bare]
    if exact:
        return exact
    named = [(each, v) for each, v, names in own if fold(bare) in map(fold, names)]
    return [(each, v) for each, v in named if not any(v.startswith(f"{o}/") for _, o in named)]


def _values(view: ArticleView) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each (facet, value) of the article, places above its places too, with its names."""
    for facet in FACETS:
        values = dict.fromkeys(tag.value for tag in view.tags if tag.facet == facet)
        values |= dict.fromkeys(m.value for m in view.mentions if m.facet == facet)
        if facet == "place":
            values = dict.fromkeys(part for value in values for part in _path(value))
        for value in values:
            entity = view.entities.get((facet, value))
            more = (entity.label, *entity.aliases) if entity else ()
            yield facet, value, (value, value.rpartition("/")[2], *more)


def _path(value: str) -> list[str]:
    parts = value.split("/")
    return ["/".join(parts[: end + 1]) for end in range(len(parts))]


def _tag_lines(view: ArticleView, tag: Tag) -> Iterator[str]:
    counted = ""
    if not tag.confidence:
        counted = ", refused by an override"
    elif not tag.public:
        counted = f", below {PUBLIC_CONFIDENCE:.2f} and so in no facet"
    yield f"{tag.facet} {safe(tag.value)}: {tag.confidence:.2f} sure{counted}"
    for mention in view.mentions:
        if (mention.facet, mention.value) == (tag.facet, tag.value):
            yield from _mention_lines(view, mention)


def _unnamed(view: ArticleView, facet: str, value: str) -> Iterator[str]:
    """Mentions of a value that is no tag, as the date of publication in its line."""
    if all((tag.facet, tag.value) != (facet, value) for tag in view.tags):
        for mention in view.mentions:
            if (mention.facet, mention.value) == (facet, value):
                yield from _mention_lines(view, mention)


def _mention_lines(view: ArticleView, mention: Mention) -> Iterator[str]:
    text = view.article.text
    zone = _zone(view.article.zones, mention)
    low, high = (zone.start, zone.end) if zone else (mention.start, mention.end)
    start, end = max(low, mention.start - AROUND), min(high, mention.end + AROUND)
    before, after = text[start : mention.start], text[mention.end : end]
    words = f"{'…' if start > low else ''}{before}«{text[mention.start : mention.end]}»{after}"
    yield f"  {safe(words)}{'…' if end < high else ''}"
    where = f"{zone.kind if zone else 'text'} {mention.start}-{mention.end}"
    yield f"    {where}, {mention.role}, {safe(mention.rule)} ({mention.confidence:.2f})"


def _zone(zones: Sequence[Zone], mention: Mention) -> Zone | None:
    return next((z for z in zones if z.start <= mention.start and mention.end <= z.end), None)
