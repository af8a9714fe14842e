"""The places our own files know, and the making of a place from a row of the gazetteer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from search.enrich.authority import DATA, Alias, read_table
from search.enrich.gazetteer import Gazetteer, open_gazetteer
from search.enrich.lexicon import Nation
from search.enrich.place import Candidate, Place
from search.enrich.placefiles import (
    DIVISION_COLUMNS,
    read_countries,
    read_divisions,
    read_places,
    read_seats,
)


@dataclass(frozen=True)
class Atlas:
    """All places: countries by code, divisions by area, settlements by gazetteer row.

    `names` are the names from our own files, for the lexicon.
    """

    gazetteer: Gazetteer
    countries: dict[str, Place]
    divisions: dict[str, Place]
    listed: dict[int, Place]
    by_value: dict[str, Place]
    names: tuple[tuple[Alias, Place | Nation], ...]

    def candidates(self, key: str) -> tuple[Candidate, ...]:
        """The settlements of the gazetteer that bear the name with this key."""
        return self.gazetteer.find(key, self._build)

    def bearers(self, at: int) -> tuple[Candidate, ...]:
        """The settlements that bear the name at this place of the gazetteer's names."""
        return self.gazetteer.bearers(at, self._build)

    def _build(self, row: int) -> Place:
        listed = self.listed.get(row)
        if listed is not None:
            return listed
        gazetteer = self.gazetteer
        record = gazetteer.places[row]
        area = gazetteer.areas[record["area"]]
        label, shown, arabic = gazetteer.texts(row)
        parts = [self.country_name(area[:2])]
        if area in self.divisions:
            parts.append(self.divisions[area].label)
        return Place(
            "/".join([*parts, label]),
            f"geonames:{record['id']}",
            shown or label,
            "settlement",
            area if area in self.divisions else area[:2],
            round(float(record["latitude"]), 5),
            round(float(record["longitude"]), 5),
            int(record["population"]),
            bool(record["capital"]),
            False,
            tuple(name for name in (shown and label, arabic) if name),
        )

    def country_name(self, code: str) -> str:
        """What a country is called in paths."""
        country = self.countries.get(code)
        return country.label if country else str(self.gazetteer.countries[code]["name"]).strip()

    def above(self, place: Place) -> Iterator[Place]:
        """The places that hold this one, outermost first."""
        parts = place.value.split("/")
        for end in range(1, len(parts)):
            holder = self.by_value.get("/".join(parts[:end]))
            if holder is not None:
                yield holder


def open_atlas(cache: Path, data: Path = DATA) -> Atlas:
    """Read our own files and open the gazetteer (baking it at first use)."""
    division_rows = read_table(data / "divisions.tsv", DIVISION_COLUMNS)
    gazetteer = open_gazetteer(cache, [row["area"] for row in division_rows])
    names: list[tuple[Alias, Place | Nation]] = []
    countries = read_countries(data, gazetteer, names)
    divisions = read_divisions(division_rows, gazetteer, countries, names, read_seats(data))
    by_value = {place.value: place for place in (*countries.values(), *divisions.values())}
    listed = read_places(data, gazetteer, by_value, names)
    # A city that is its own division: the line of the city replaces that of the division.
    divisions = {area: by_value[division.value] for area, division in divisions.items()}
    current = tuple(
        (alias, by_value.get(refers.value, refers) if isinstance(refers, Place) else refers)
        for alias, refers in names
    )
    return Atlas(gazetteer, countries, divisions, listed, by_value, current)
