"""An article as the oracle reads it: tokens, words, stems, values and days, rule by rule.

And two measures of them: how far apart words are, and how near.
"""

from __future__ import annotations

import itertools
import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import Stemmer

from search.datevalue import DateValue
from search.evidence import Enriched
from search.facet import ancestors, stated
from search.tree import Near

ZONE_GAP = 100
LANGUAGES = {
    "en": ("english", "LATIN"),
    "fr": ("french", "LATIN"),
    "ar": ("arabic", "ARABIC"),
    "hi": ("hindi", "DEVANAGARI"),
}
DEFAULT = {"LATIN": "en", "ARABIC": "ar", "DEVANAGARI": "hi"}
APOSTROPHES = "'’‘"
JOINERS = "ـ\u00ad\u200c\u200d"
"""Tatweel, soft hyphen and the joiners of Persian: inside a word, and nothing once folded."""
TOKEN = re.compile(r"L(?:\.L(?![LDM]))+|[LD][LDM]*(?:A[LD][LDM]*)*|C+")
STOPS = "!?…؟。"
ABBREVIATIONS = {"dr", "gen", "oct", "st"}
"""Those of the words that tests draw."""
LETTERS = {"ة": "ه", "ى": "ي", "ł": "l", "ø": "o", "æ": "ae"}


@cache
def kind(c: str) -> str:
    """What a code point is to the tokeniser: letter, digit, mark, apostrophe, CJK or itself."""
    category = unicodedata.category(c)
    if c in APOSTROPHES:
        return "A"
    if "CJK" in unicodedata.name(c, ""):
        return "C"
    if category[0] == "M" or c in JOINERS:
        return "M"
    return "L" if category[0] == "L" else "D" if category[0] == "N" else c if c == "." else " "


def cut(text: str) -> Iterable[tuple[int, int]]:
    """The tokens of a text."""
    for match in TOKEN.finditer("".join(map(kind, text))):
        start, end = match.span()
        if match[0][0] == "C":
            yield from ((at, min(at + 2, end)) for at in range(start, max(start + 1, end - 1)))
        elif match[0][-2:] == "AL" and text[end - 1] in "sS":
            yield start, end - 2
        else:
            yield start, end


def fold(surface: str) -> str:
    decomposed = unicodedata.normalize("NFKD", surface)
    bare = [c for c in decomposed if kind(c) not in "M." or spells(c)]
    folded = "".join("'" if kind(c) == "A" else c for c in "".join(bare).casefold())
    return "".join(str(int(c)) if c.isdecimal() else LETTERS.get(c, c) for c in folded)


def spells(c: str) -> bool:
    """Whether a mark is a vowel of its script, not an accent or a point on one."""
    name = unicodedata.name(c, "")
    return kind(c) == "M" and c not in JOINERS and name.split(" ")[0] in {"DEVANAGARI", "THAI"}


def stems(surface: str, languages: Iterable[str]) -> set[tuple[str, str]]:
    """(language, folded stem) by each of the languages written in the word's script."""
    return {
        (each, stem(each, surface)) for each in languages if LANGUAGES[each][1] == script(surface)
    }


@cache
def stem(language: str, surface: str) -> str:
    plain = surface.lower().replace(".", "").replace("’", "'")
    return fold(Stemmer.Stemmer(LANGUAGES[language][0]).stemWord(plain))


def script(surface: str) -> str:
    return unicodedata.name(surface[0]).split()[0]


@dataclass(frozen=True)
class Token:
    start: int
    end: int
    position: int
    word: str
    stems: set[tuple[str, str]]
    begins: str


def begins(surface: str, gap: str, before: str) -> str:
    """What a token begins after a gap and the token before it: "paragraph", "sentence" or ""."""
    if not before or "\n" in gap:
        return "paragraph"
    if surface[0].islower():
        return ""
    short = len(before) == 1 or "." in before or fold(before) in ABBREVIATIONS
    dotted = re.search(r"\..*\s", gap) and not surface[0].isdecimal() and not short
    return "sentence" if dotted or set(gap) & set(STOPS) else ""


@dataclass(frozen=True)
class Document:
    enriched: Enriched

    @property
    def second(self) -> float:
        published = self.enriched.article.published
        return published.second if published else -math.inf

    @cached_property
    def tokens(self) -> list[Token]:
        article = self.enriched.article
        found: list[Token] = []
        for zone in article.zones:
            first = found[-1].position + 1 + ZONE_GAP if found else 0
            spans = cut(article.text[zone.start : zone.end])
            at, before = zone.start, ""
            for position, (start, end) in enumerate(spans, start=first):
                surface = article.text[zone.start + start : zone.start + end]
                mine = LANGUAGES.get(article.language or "", ("", ""))[1] == script(surface)
                language = article.language if mine else DEFAULT.get(script(surface))
                stemmed = stems(surface, [language] if language else [])
                span = (zone.start + start, zone.start + end)
                starts = begins(surface, article.text[at : span[0]], before)
                found.append(Token(*span, position, fold(surface), stemmed, starts))
                at, before = span[1], surface
        return found

    def units(self, unit: str) -> list[set[int]]:
        """The positions of each sentence or paragraph."""
        found: list[set[int]] = []
        for token in self.tokens:
            if token.begins in (unit, "paragraph"):
                found.append(set())
            found[-1].add(token.position)
        return found

    @cached_property
    def head_length(self) -> int:
        zones = self.enriched.article.zones
        head = zones[0].end if zones and zones[0].kind == "headline" else 0
        return sum(token.start < head for token in self.tokens)

    def values(self, facet: str) -> set[str]:
        """The values an article counts for: public ones, of paths with all above them."""
        mine = [t.value for t in self.enriched.tags if t.facet == facet and t.public]
        mine += [value for name, value in stated(self.enriched.article) if name == facet]
        return {above for v in mine for above in (ancestors(v) if facet == "place" else (v,))}

    def days(self, dates: str) -> set[tuple[int, int]]:
        """Its dates of one kind as first and last day."""
        published = self.enriched.article.published
        if dates == "published":
            days = [published.value] if published else []
        else:
            days = [DateValue.parse(value) for value in self.values("date")]
        return {(each.first, each.last) for each in days}

    def dated(self, dates: str, first: int | None, last: int | None, possible: bool) -> bool:
        since, until = first or -math.inf, last or math.inf
        if possible:
            return any(low <= until and high >= since for low, high in self.days(dates))
        return any(low >= since and high <= until for low, high in self.days(dates))


def distance(a: str, b: str) -> int:
    """Levenshtein's distance."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        above, row = row, [i]
        for j, y in enumerate(b):
            row.append(min(above[j] + (x != y), above[j + 1] + 1, row[j] + 1))
    return row[-1]


def whole(found: Sequence[Sequence[int]], units: Sequence[set[int]]) -> list[set[int]]:
    """In each unit that holds all terms on distinct positions, all positions of them."""
    held = []
    for unit in units:
        mine = [[p for p in each if p in unit] for each in found]
        if any(len(set(chosen)) == len(chosen) for chosen in itertools.product(*mine)):
            held.append({p for each in mine for p in each})
    return held


def minimal(found: Sequence[Sequence[int]], near: Near) -> list[tuple[int, int]]:
    """The windows of distinct positions, one of each term, that hold no smaller one."""
    spans = {
        (min(each), max(each))
        for each in itertools.product(*found)
        if len(set(each)) == len(each) and (not near.ordered or list(each) == sorted(each))
    }
    return sorted(
        (first, last)
        for first, last in spans
        if last - first - (len(found) - 1) <= near.distance
        and not any((a, z) != (first, last) and first <= a and z <= last for a, z in spans)
    )
