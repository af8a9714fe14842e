"""What a name may mean, worked out once for all articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.enrich.lexicon import Actor, Name, Nation
from search.enrich.place import Candidate, Place


@dataclass(frozen=True, slots=True)
class Meaning:
    """All a name may mean. `places`: our own first; `dotted`: the dot after it belongs to it;
    `country`: the one of our own files; `spoken`: the countries an article with it speaks of."""

    names: tuple[Name, ...]
    places: tuple[Candidate, ...]
    actors: tuple[Name, ...]
    nation: Nation | None
    dotted: bool
    country: Place | None
    spoken: tuple[str, ...]
    conditional: bool
    """One of the places counts only where the article speaks of its country."""


def meaning(names: Sequence[Name], candidates: Sequence[Candidate]) -> Meaning:
    """What a name means by our own files and by the gazetteer."""
    own = tuple(
        Candidate(name.refers, name.canonical, name.context, own=True)
        for name in names
        if isinstance(name.refers, Place)
    )
    values = {candidate.place.value for candidate in own}
    places = own + tuple(c for c in candidates if c.place.value not in values)
    nation = next((name.refers for name in names if isinstance(name.refers, Nation)), None)
    country = next((c.place for c in places if c.place.type == "country"), None)
    return Meaning(
        tuple(names),
        places,
        tuple(name for name in names if isinstance(name.refers, Actor)),
        nation,
        any(name.surface.endswith(".") for name in names),
        country if country is not None and country.listed else None,
        _spoken(nation, places),
        any(candidate.context for candidate in places),
    )


def _spoken(nation: Nation | None, places: Sequence[Candidate]) -> tuple[str, ...]:
    """The countries that are surely meant: a people's, or the only one that our own places lie
    in."""
    listed = {c.place.country for c in places if c.place.listed and not c.context}
    sure = listed if len(listed) == 1 else set()
    return tuple(sure | {nation.code} if nation else sure)
