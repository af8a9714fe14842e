"""The editor's lines applied to what the rules found in an article: they win, and they are seen.

What is refused stays among the evidence with confidence 0, so that it counts nowhere and `dateline
why` can tell who decided. Renames come first; then the lines for all articles, those of the
source and those of the article, each time never, alias, remove, add: the narrower has the last
word.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from search.article import CAPTION, Article
from search.enrich.corrections import Override, Overrides, Renames, renamed, renames_of
from search.enrich.lexicon import Actor, Words
from search.enrich.reading import Reading
from search.enrich.roles import actor_role
from search.enrich.surfaces import Occurrence, occurrences, starts_of
from search.evidence import Mention

Apply = Callable[[Override, list[Occurrence], list[Mention], Reading, Words], list[Mention]]


def overrule(
    reading: Reading, mentions: Sequence[Mention], overrides: Overrides, words: Words
) -> list[Mention]:
    """The mentions of an article as the editor wants them; the same where no line speaks of it."""
    scopes = overrides.of(reading.article)
    if not scopes:
        return list(mentions)
    lines = [line for scope in scopes for line in scope]
    starts = starts_of(reading, [line.surface for line in lines if line.surface])
    renames = renames_of(lines)
    found = [_renamed(mention, renames) for mention in mentions]
    for scope in scopes:
        for operation, apply in _APPLY.items():
            those = [line for line in scope if line.operation == operation]
            for line in sorted(those, key=_size, reverse=True):
                spans = occurrences(reading, line.surface, starts) if line.surface else []
                if spans or line.surface is None or operation == "add":
                    own = replace(line, value=renamed(line.facet, line.value, renames)[0])
                    found = apply(own, spans, found, reading, words)
    return found


def _size(line: Override) -> int:
    """Longer words first: "Homs Street" before "Homs"."""
    return len(line.surface.words) if line.surface else 0


def _renamed(mention: Mention, renames: Renames) -> Mention:
    value, line = renamed(mention.facet, mention.value, renames)
    if line is None:
        return mention
    return mention._replace(value=value, rule=f"{mention.rule} as {mention.value}, {line.rule}")


def _refused(mention: Mention, line: Override) -> Mention:
    return mention._replace(rule=line.rule, confidence=0.0)


def _never(
    line: Override, spans: list[Occurrence], found: list[Mention], reading: Reading, words: Words
) -> list[Mention]:
    facets = (line.facet,) if line.facet else ("place", "actor")
    return [
        _refused(m, line)
        if m.confidence and m.facet in facets and _holder(spans, m) is not None
        else m
        for m in found
    ]


def _alias(
    line: Override, spans: list[Occurrence], found: list[Mention], reading: Reading, words: Words
) -> list[Mention]:
    """Each occurrence means the value, unless it is only a part of a longer name."""
    named = [m for m in found if m.confidence and m.facet != "date"]
    free = [s for s in spans if not any(_is_part(s, m) for m in _around(named, s))]
    roles: dict[Occurrence, str] = {}
    kept: list[Mention] = []
    for mention in found:
        span = _holder(free, mention)
        if span is None or mention.facet == "date" or not mention.confidence:
            kept.append(mention)
            continue
        if mention.facet == line.facet:
            roles[span] = mention.role
        if (mention.facet, mention.value) != (line.facet, line.value):
            kept.append(_refused(mention, line))
    made = [_said(line, s, roles.get(s) or _role(line, s, reading, words)) for s in free]
    return _sorted([*kept, *made])


def _remove(
    line: Override, spans: list[Occurrence], found: list[Mention], reading: Reading, words: Words
) -> list[Mention]:
    """The value goes, of a place all in it too: an article is in a country through its towns."""

    def meant(m: Mention) -> bool:
        if not m.confidence or m.facet != line.facet:
            return False
        below = m.facet == "place" and m.value.startswith(f"{line.value}/")
        at = line.surface is None or _holder(spans, m) is not None
        return at and (below or m.value == line.value)

    return [_refused(m, line) if meant(m) else m for m in found]


def _add(
    line: Override, spans: list[Occurrence], found: list[Mention], reading: Reading, words: Words
) -> list[Mention]:
    """The article carries the value; the words are its evidence, else the article as a whole."""
    kept = [
        m
        for m in found
        if (m.facet, m.value) != (line.facet, line.value) or _holder(spans, m) is None
    ]
    made = [_said(line, span, _role(line, span, reading, words)) for span in spans]
    if not made:
        start, end = _opening(reading.article)
        role = "event" if line.facet == "date" else "mentioned"
        made = [Mention(start, end, line.facet, line.value, role, line.rule, 1.0)]
    return _sorted([*kept, *made])


_APPLY: Mapping[str, Apply] = MappingProxyType(
    {"never": _never, "alias": _alias, "remove": _remove, "add": _add}
)


def _said(line: Override, span: Occurrence, role: str) -> Mention:
    return Mention(span.start, span.end, line.facet, line.value, role, line.rule, 1.0)


def _role(line: Override, span: Occurrence, reading: Reading, words: Words) -> str:
    if line.facet == "actor":
        return actor_role(reading, span.first, span.last, Actor(line.value, ""), words)
    if line.facet == "date":
        return "event"
    return "caption" if reading.zone[span.first] == CAPTION else "mentioned"


def _opening(article: Article) -> tuple[int, int]:
    """The first line of an article, its headline where it has one: it stands for the whole."""
    if not article.zones:
        return 0, 0
    zone = article.zones[0]
    return zone.start, zone.start + len(article.text[zone.start : zone.end].split("\n", 1)[0])


def _sorted(mentions: list[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda mention: (mention.start, mention.end, mention.facet))


def _holder(spans: Sequence[Occurrence], mention: Mention) -> Occurrence | None:
    """The span that a mention lies in. Spans are in order and apart."""
    at = bisect_right(spans, mention.start, key=lambda span: span.start) - 1
    return spans[at] if at >= 0 and mention.end <= spans[at].end else None


def _around(mentions: Sequence[Mention], span: Occurrence) -> Sequence[Mention]:
    """The mentions that begin where the span does or a little before. Both are in order."""
    end = bisect_right(mentions, span.start, key=lambda mention: mention.start)
    return mentions[max(0, end - 20) : end]


def _is_part(span: Occurrence, mention: Mention) -> bool:
    longer = mention.end - mention.start > span.end - span.start
    return longer and mention.start <= span.start and span.end <= mention.end
