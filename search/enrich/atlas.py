"""All places: those of our own files, and the making of a place from a row of the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from search.enrich.authority import DATA
from search.enrich.bake_book import bake_book, fingerprint
from search.enrich.book import Book
from search.enrich.gathering import areas_of
from search.enrich.gazetteer import MEMO, Gazetteer, open_gazetteer
from search.enrich.place import Candidate, Place
from search.evidence import Entity


@dataclass(frozen=True)
class Atlas:
    """The gazetteer and the book of our own names. Safe for threads."""

    gazetteer: Gazetteer
    book: Book
    _met: dict[str, tuple[Entity, ...]] = field(default_factory=dict)

    def candidates(self, key: str) -> tuple[Candidate, ...]:
        """The settlements of the gazetteer that bear the name with this key."""
        return self.gazetteer.find(key, self._build)

    def bearers(self, at: int) -> tuple[Candidate, ...]:
        """The settlements that bear the name at this place of the gazetteer's names."""
        return self.gazetteer.bearers(at, self._build)

    def _build(self, row: int) -> Place:
        listed = self.book.record(row)
        if listed is not None:
            return listed
        gazetteer = self.gazetteer
        record = gazetteer.places[row]
        area = gazetteer.areas[record["area"]]
        label, shown, arabic = gazetteer.texts(row)
        division = self.book.division(area)
        parts = [self._country_name(area[:2])]
        if division:
            parts.append(division.label)
        return Place(
            "/".join([*parts, label]),
            f"geonames:{record['id']}",
            shown or label,
            "settlement",
            area if division else area[:2],
            round(float(record["latitude"]), 5),
            round(float(record["longitude"]), 5),
            int(record["population"]),
            bool(record["capital"]),
            False,
            tuple(name for name in (shown and label, arabic) if name),
        )

    def _country_name(self, code: str) -> str:
        """What a country is called in paths."""
        country = self.book.country(code)
        return country.label if country else str(self.gazetteer.countries[code]["name"]).strip()

    def entities(self, place: Place) -> tuple[Entity, ...]:
        """What facets show of a place and of those that hold it, outermost first."""
        known = self._met.get(place.value)
        if known is None or known[-1].id != place.id:
            parts = place.value.split("/")
            holders = (self.book.place("/".join(parts[:end])) for end in range(1, len(parts)))
            known = (*(each.entity() for each in holders if each), place.entity())
            if len(self._met) >= MEMO:
                self._met.clear()
            self._met[place.value] = known
        return known


def open_atlas(cache: Path, data: Path = DATA) -> Atlas:
    """Open gazetteer and book, baking in `cache` what is not there yet of this version.

    AuthorityError names each malformed line of the files in `data`.
    """
    folder = _folder(cache, data)
    if not folder.is_dir():
        bake_book(folder, open_gazetteer(cache, areas_of(data)), data)
    book = Book(folder)
    places = cache / "places" / book.gazetteer
    return Atlas(
        Gazetteer(places) if places.is_dir() else open_gazetteer(cache, areas_of(data)), book
    )


def is_baked(cache: Path, data: Path = DATA) -> bool:
    """Whether `open_atlas` finds all in the cache; if not, it takes a while, once."""
    folder = _folder(cache, data)
    return folder.is_dir() and (cache / "places" / Book(folder).gazetteer).is_dir()


def _folder(cache: Path, data: Path) -> Path:
    return cache / "names" / fingerprint(data)
