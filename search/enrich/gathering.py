"""Gathers the places that our own files know: all of them, as objects, to be checked and baked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from search.enrich.authority import DATA, Alias, read_table
from search.enrich.gazetteer import Gazetteer
from search.enrich.lexicon import Nation
from search.enrich.place import Place
from search.enrich.placefiles import (
    DIVISION_COLUMNS,
    read_countries,
    read_divisions,
    read_places,
    read_seats,
)


@dataclass(frozen=True)
class Gathered:
    """Countries by code, divisions by area, settlements by gazetteer row; what stands in a path,
    by value; and the names of all."""

    countries: dict[str, Place]
    divisions: dict[str, Place]
    listed: dict[int, Place]
    by_value: dict[str, Place]
    names: tuple[tuple[Alias, Place | Nation], ...]


def areas_of(data: Path) -> list[str]:
    """The first-level divisions that have a name."""
    return [row["area"] for row in read_table(data / "divisions.tsv", DIVISION_COLUMNS)]


def gather(gazetteer: Gazetteer, data: Path = DATA) -> Gathered:
    """Read our own files of places. AuthorityError names each malformed line."""
    names: list[tuple[Alias, Place | Nation]] = []
    countries = read_countries(data, gazetteer, names)
    rows = read_table(data / "divisions.tsv", DIVISION_COLUMNS)
    divisions = read_divisions(rows, gazetteer, countries, names, read_seats(data))
    by_value = {place.value: place for place in (*countries.values(), *divisions.values())}
    listed = read_places(data, gazetteer, by_value, names)
    # A city that is its own division: the line of the city replaces that of the division.
    divisions = {area: by_value[division.value] for area, division in divisions.items()}
    current = tuple(
        (alias, by_value.get(refers.value, refers) if isinstance(refers, Place) else refers)
        for alias, refers in names
    )
    return Gathered(countries, divisions, listed, by_value, current)
