"""Writes the book of our own names, once for each state of the authority files.

Reading them takes half a second and many objects; what an article needs of them is little. So
they are read and checked when they change, and kept in the user's cache as sorted hashes and
records that `book.py` maps.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from pathlib import Path

import numpy as np

from search.enrich.bake import publish
from search.enrich.bake_names import name_hash
from search.enrich.gathering import Gathered, gather
from search.enrich.gazetteer import Gazetteer
from search.enrich.lexicon import Actor, Lexicon, lexicon, read_actors, read_words
from search.enrich.place import Place
from search.enrich.shelf import save_shelf
from search.enrich.sounds import spellings

FORMAT = 1
MAKERS = (
    "authority bake bake_book bake_names book gathering lexicon names place placefiles shelf sounds"
)
"""The modules that decide what the book holds: it is made anew when one of them changes."""


def fingerprint(data: Path) -> str:
    """Names a baked book: by the content of the files in `data`, and by what reads them."""
    here = Path(__file__).parent
    digest = hashlib.blake2b(str(FORMAT).encode(), digest_size=8)
    for path in [*(here / f"{name}.py" for name in MAKERS.split(" ")), *sorted(data.glob("*.tsv"))]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def bake_book(target: Path, gazetteer: Gazetteer, data: Path) -> None:
    """Write the book of the files in `data` as folder `target`.

    AuthorityError names file and line of each malformed one; then nothing is written.
    """
    gathered, actors, words = gather(gazetteer, data), read_actors(data), read_words(data)
    own = lexicon([*gathered.names, *actors])
    states = {
        code: Actor(country.label, "state body")
        for code, country in gathered.countries.items()
        if country.listed
    }
    states |= {actor.state: actor for _, actor in actors if actor.state}
    alike = spellings(gathered.names)
    numbers = _Numbers()
    meta = {
        "gazetteer": gazetteer.folder.name,
        "words": {kind: sorted(group) for kind, group in words.items()},
        "states": {code: numbers[actor] for code, actor in states.items()},
        "respelled": sorted({p.country for group in alike.values() for _, p in group}),
    }
    index = _index(gathered, numbers)
    index |= {f"actor:{actor.name}": numbers[actor] for actor in states.values()}
    index |= {f"actor:{actor.name}": numbers[actor] for _, actor in actors}

    def write(folder: Path) -> None:
        _save_names(folder, own, numbers)
        _save_sorted(folder, "index", index, "numbers", np.uint32)
        _save_sorted(folder, "firsts", own.reach, "reach", np.uint8)
        order = sorted(alike, key=name_hash)
        np.save(folder / "sounds.npy", np.array([name_hash(key) for key in order], np.uint64))
        groups = ([(bare, numbers[place]) for bare, place in alike[key]] for key in order)
        save_shelf(folder, "spellings", groups)
        save_shelf(folder, "referents", numbers.records())
        (folder / "meta.json").write_text(json.dumps(meta, ensure_ascii=False), "utf-8")

    publish(target, write)


class _Numbers:
    """Those that names refer to, by number, in the order in which they were first asked for."""

    def __init__(self) -> None:
        self._numbers: dict[object, int] = {}

    def __getitem__(self, referent: object) -> int:
        return self._numbers.setdefault(referent, len(self._numbers))

    def records(self) -> list[object]:
        return [(type(each).__name__.lower(), *_cells(each)) for each in self._numbers]


def _cells(each: object) -> list[object]:
    return [getattr(each, field.name) for field in fields(each) if field.init]  # type: ignore[arg-type]  # all are dataclasses


def _index(gathered: Gathered, numbers: _Numbers) -> dict[str, int]:
    """The number of each place by what it is looked up by."""
    listed = {refers.value: refers for _, refers in gathered.names if isinstance(refers, Place)}
    found = {f"value:{value}": place for value, place in (listed | gathered.by_value).items()}
    found |= {f"country:{code}": place for code, place in gathered.countries.items()}
    found |= {f"division:{area}": place for area, place in gathered.divisions.items()}
    found |= {f"row:{row}": place for row, place in gathered.listed.items()}
    return {key: numbers[place] for key, place in found.items()}


def _save_names(folder: Path, own: Lexicon, numbers: _Numbers) -> None:
    """The names by key, in the order of the hashes of the keys."""
    order = sorted(own.names, key=name_hash)
    np.save(folder / "hashes.npy", np.array([name_hash(key) for key in order], np.uint64))
    loose = [any(n.lower or n.surface[:1].islower() for n in own.names[key]) for key in order]
    np.save(folder / "loose.npy", np.array(loose, np.uint8))
    records = [
        [(numbers[name.refers], *_cells(name)[1:]) for name in own.names[key]] for key in order
    ]
    save_shelf(folder, "names", records)


def _save_sorted(
    folder: Path, keys: str, values: dict[str, int], name: str, kind: type[np.generic]
) -> None:
    """A dictionary as sorted hashes of its keys and, beside them, its values."""
    order = sorted(values, key=name_hash)
    np.save(folder / f"{keys}.npy", np.array([name_hash(key) for key in order], np.uint64))
    np.save(folder / f"{name}.npy", np.array([values[key] for key in order], kind))
