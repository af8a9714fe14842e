"""What a value denotes: looked up for values that an editor names, found in an article or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from search.enrich.atlas import Atlas
from search.enrich.corrections import EVERYWHERE, Override, Overrides
from search.enrich.lexicon import Actor
from search.enrich.names import keys
from search.errors import AuthorityError
from search.evidence import Entity, Mention
from search.facet import ancestors


@dataclass(frozen=True)
class Known:
    """All places and actors of the authority files and the gazetteer, by value."""

    atlas: Atlas
    overrides: Overrides

    def find(self, facet: str, value: str) -> Entity | None:
        """What a value denotes by the files; None where they do not have it."""
        if facet == "actor":
            actor = self.atlas.book.actor(value)
            return actor_entity(actor) if actor else None
        place = self.atlas.book.place(value)
        if place is None:
            (key,) = keys([value.rpartition("/")[2]])
            named = (candidate.place for candidate in self.atlas.candidates(key))
            place = next((each for each in named if each.value == value), None)
        return place.entity() if place else None

    def corrected(self, found: Iterable[Entity], mentions: Iterable[Mention]) -> tuple[Entity, ...]:
        """An entity for each value of the mentions and all above it, corrections included."""
        entities = {(entity.facet, entity.value): entity for entity in found}
        wanted: dict[tuple[str, str], Entity] = {}
        for mention in mentions:
            above = ancestors(mention.value) if mention.facet == "place" else (mention.value,)
            for key in ((mention.facet, value) for value in above if mention.facet != "date"):
                if key not in wanted:
                    known = None if key in self._named else entities.get(key)
                    wanted[key] = known or self.entity(*key)
        return tuple(wanted.values())

    @cached_property
    def _named(self) -> frozenset[tuple[str, str]]:
        """The values that have names from the editor's lines."""
        lines = self.overrides.lines
        return frozenset((line.facet, line.value) for line in lines if line.scope == EVERYWHERE)

    def entity(self, facet: str, value: str) -> Entity:
        """What a value denotes, with the names that an editor gave it or took from it."""
        found = self.find(facet, value) or self._before(facet, value)
        names = tuple(
            name
            for line in self.overrides.lines
            if line.scope == EVERYWHERE and (line.facet, line.value) == (facet, value)
            for name in _names(line)
        )
        return found._replace(aliases=tuple(dict.fromkeys((*found.aliases, *names))))

    def _before(self, facet: str, value: str) -> Entity:
        """What a new name stands for: what its old one denotes, as far as that is known."""
        label = value.rpartition("/")[2] if facet == "place" else value
        for line in self.overrides.lines:
            below = facet == "place" and value.startswith(f"{line.value}/")
            if line.old and line.facet == facet and (below or value == line.value):
                old = self.find(facet, line.old + value.removeprefix(line.value))
                if old is not None:
                    return old._replace(value=value, label=old.label if below else label)
        return Entity(facet, value, label=label)

    def check(self) -> None:
        """AuthorityError names each line about a place that neither is known nor lies in one."""
        made = {line.value for line in self.overrides.lines if line.operation == "rename"}
        faults = [
            f"{self.overrides.file}:{line.number}: neither place {value!r} nor what it would lie in"
            " is known; write it as the place facet does: Syria/Homs/Rastan"
            for line in self.overrides.lines
            if line.facet == "place"
            for value, new in ((line.old, False), (line.value, line.operation == "rename"))
            if value and not self._is_place(value, made, new)
        ]
        if faults:
            raise AuthorityError("\n".join(faults))

    def _is_place(self, value: str, made: Iterable[str], new: bool) -> bool:
        holder = value.rpartition("/")[0]
        return (new and not holder) or any(
            each in made or self.find("place", each) is not None for each in (value, holder) if each
        )


def actor_entity(actor: Actor) -> Entity:
    """What a facet shows of an actor."""
    return Entity("actor", actor.name, "", actor.name, actor.type, aliases=actor.aliases)


def _names(line: Override) -> tuple[str, ...]:
    if line.operation == "rename":
        return (line.old.rpartition("/")[2] if line.facet == "place" else line.old, line.old)
    return (line.surface.text,) if line.operation == "alias" and line.surface else ()
