"""What Hypothesis draws for the engine contract: articles, histories of an index, searches.

A small vocabulary, so that words meet: cases, accents, word forms, possessives, acronyms,
hyphens, digits, Arabic, Chinese. The words of the French articles have no forms among the others'
(whether "talked" is a form of "talk" depends on the language of the articles that hold it).
"""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from search.article import Article, Published, Zone
from search.evidence import Enriched, Entity, Tag
from search.facet import ancestors
from search.grammar import write
from search.query import FacetRequest, Query
from search.tree import (
    And,
    Boost,
    DateRange,
    FacetIs,
    Fuzzy,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefer,
    Same,
    Wildcard,
    Word,
    ZoneField,
)

COMMON = ["Homs", "Homs’s", "café", "CAFE", "2017", "١٢", "12", "U.S.", "don't", "x"]
ENGLISH = ["truce", "truces", "talk", "talking", "talked", "ex-rebels", "“talk”", "truce.", "the"]
ARABIC = ["هدنة", "الهدنة", "مُدُن", "مدن", "أسد", "اسد"]
OTHERS = ["停火协议", "停火", "火", "al-Aamer", "—", "Łódź"]
BREAKS = ["\n", ".", "!", "Dr.", "12."]
"""What ends a sentence or a paragraph, or seems to."""
FRENCH = ["négociation", "négociations"]
PLACES = ["Syria", "Syria/Homs", "Syria/Homs/Rastan", "Syria/Idlib", "Jordan/Amman"]
ACTORS = ["Harbour Council", "Ridge Brigade", "Salt Road Relief"]
SOURCES = ["Harbour Post", "Ridge Wire"]
AUTHORS = ["A. Writer", "B. Scribe"]
EVENTS = ["2017-10-04", "2017-10-05", "2017-10", "2017-W40", "2017", "2017-08-03/2017-10-04"]
VALUES = {
    "place": [*PLACES, "Jordan"],
    "actor": ACTORS,
    "source": SOURCES,
    "author": AUTHORS,
    "language": ["en", "fr", "ar"],
}
IDS = ["a", "b", "c", "d", "e", "ü", "😀"]

days = st.sampled_from([date(2017, 8, 3), date(2017, 10, 4), date(2017, 10, 5), date(2019, 1, 1)])
bounds = st.none() | days.map(date.toordinal)


@st.composite
def articles(draw: st.DrawFn, id: str) -> Enriched:
    language = draw(st.sampled_from(["en", "fr", "ar", None, "xx"]))
    words = [*COMMON, *FRENCH] if language == "fr" else [*COMMON, *ENGLISH, *ARABIC, *OTHERS]
    few = st.sampled_from(draw(st.lists(st.sampled_from(words), min_size=2, max_size=5)))
    any_of = few | few | few | st.sampled_from(COMMON[:3]) | st.sampled_from(BREAKS)
    run = st.lists(any_of, min_size=1, max_size=9).map(" ".join)
    kinds = draw(
        st.sampled_from([("headline", "body"), ("body",), ("headline", "caption", "body")])
    )
    text, zones = "", []
    for kind in kinds:
        part = draw(run)
        zones.append(Zone(kind, len(text), len(text) + len(part)))
        text += part + "\n"
    confidence = st.sampled_from([0.3, 0.8])
    tagged = [
        Tag(facet, value, (), draw(confidence))
        for facet, values in (("place", PLACES), ("actor", ACTORS), ("date", EVENTS))
        for value in draw(st.lists(st.sampled_from(values), max_size=2, unique=True))
    ]
    named = {
        (tag.facet, above)
        for tag in tagged
        if tag.facet != "date"
        for above in (ancestors(tag.value) if tag.facet == "place" else [tag.value])
    }
    article = Article(
        id=id,
        text=text,
        zones=tuple(zones),
        source=draw(st.sampled_from([None, *SOURCES])),
        authors=tuple(draw(st.lists(st.sampled_from(AUTHORS), max_size=2))),
        language=language,
        published=draw(st.none() | st.builds(
            Published,
            second=st.sampled_from([1_507_075_200, 1_507_161_599, 1_507_161_600, -1]),
            offset=st.sampled_from([0, 120, -300]),
            granularity=st.sampled_from(["second", "day", "month", "year"]),
        )),
    )  # fmt: skip
    entities = tuple(Entity(facet, value, f"{facet}:{value}") for facet, value in sorted(named))
    return Enriched(article, tuple(tagged), (), entities)


Change = Enriched | str
"""An article to put, or the id of one to delete."""

changes = st.sampled_from(IDS).flatmap(
    lambda id: st.one_of(articles(id), articles(id), st.just(id))
)
histories = st.lists(st.lists(changes, min_size=2, max_size=7), min_size=1, max_size=3)
"""The changes of an index, a list for each commit."""


PATTERNS = ["tru*", "*s", "t?lk*", "caf?", "Ho?s", "*a*", "هد*", "停*", "١*", "z*"]
HELD = [*COMMON, *ENGLISH, *ARABIC, *FRENCH, "停火", "火", "Aamer", "al", "Homs", "cafe"]
tokens = st.sampled_from(
    [word.removesuffix("’s").strip(".“”") for word in HELD if "-" not in word] + ["soldier", "truc"]
)


def terms(forms: bool, zone: ZoneField) -> st.SearchStrategy[Word | Wildcard | Fuzzy]:
    words = st.builds(Word, tokens, st.just(forms), st.just(zone))
    homs = st.builds(Word, st.sampled_from(["Homs", "CAFÉ"]), st.just(forms), st.just(zone))
    wild = st.builds(Wildcard, st.sampled_from(PATTERNS), st.just(zone))
    near = st.sampled_from(["tolk", "Homs", "cafés", "هدنة", "x"])
    fuzzy = st.builds(Fuzzy, near, st.integers(1, 2), st.just(zone))
    return homs | homs | words | words | wild | fuzzy


@st.composite
def leaves(draw: st.DrawFn) -> Node:
    zone: ZoneField = draw(st.sampled_from(["any", "any", "title", "body"]))
    forms = draw(st.booleans())
    kind = draw(
        st.sampled_from(["term", "term", "term", "phrase", "near", "same", "facet", "date"])
    )
    exact = terms(False, zone)
    if kind == "term":
        return draw(terms(forms, zone))
    if kind == "phrase":
        if forms:  # a run such as al-Aamer: words alone can be written so
            return Phrase((Word("al", zone=zone), Word(draw(tokens), zone=zone)), zone)
        return Phrase(tuple(draw(st.lists(exact, min_size=2, max_size=3))), zone)
    if kind == "near":
        near = draw(st.lists(exact, min_size=2, max_size=3))
        return Near(tuple(near), draw(st.integers(0, 4)), draw(st.booleans()), zone)
    if kind == "same":
        same = draw(st.lists(exact, min_size=2, max_size=3))
        return Same(tuple(same), draw(st.sampled_from(["sentence", "paragraph"])), zone)
    if kind == "facet":
        facet = draw(st.sampled_from(sorted(VALUES)))
        return FacetIs(facet, draw(st.sampled_from(VALUES[facet])))
    first, last = sorted([draw(bounds), draw(bounds)], key=lambda day: day or 0)
    if first is None and draw(st.booleans()):
        first, last = last, first
    return DateRange(draw(st.sampled_from(["date", "published", "event"])), first, last)


trees: st.SearchStrategy[Node] = st.recursive(
    leaves(),
    lambda inner: st.one_of(
        st.builds(And, st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(Or, st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(Not, inner),
        st.builds(Prefer, inner, inner),
        st.builds(Boost, inner, st.sampled_from([0.25, 3.0])),
    ),
    max_leaves=5,
)


def some(facet: str) -> st.SearchStrategy[tuple[str, ...]]:
    """Nothing, or one or two values of a facet."""
    values = st.lists(st.sampled_from(VALUES[facet]), min_size=1, max_size=2, unique=True)
    return st.just(()) | values.map(tuple)


texts = st.one_of(trees.map(write), leaves().map(write), trees.map(write), st.just(""))
dates = st.sampled_from(["published", "event"])
certainty = st.sampled_from(["certain", "possible"])
sort = st.sampled_from(["relevance", "relevance", "newest", "oldest"])
facets = st.just(tuple(FacetRequest(name, 1000) for name in [*VALUES, "date"]))
match = st.sampled_from(["all", "any"])
plain = st.builds(
    Query,
    text=texts,
    match=match,
    dates=dates,
    certainty=certainty,
    sort=sort,
    limit=st.just(100),
    facets=facets,
)
filtered = st.builds(
    Query,
    text=st.just("") | leaves().map(write) | trees.map(write),
    match=match,
    place=some("place"),
    actor=st.just(()) | some("actor"),
    source=st.just(()) | some("source"),
    exclude=st.just({}) | st.fixed_dictionaries({"place": some("place")}),
    missing=st.just(()) | st.sampled_from([("place",), ("date",), ("date", "author")]),
    since=st.none() | days,
    until=st.none() | days,
    dates=dates,
    certainty=certainty,
    sort=sort,
    limit=st.just(100),
    facets=facets,
)
queries = plain | filtered
