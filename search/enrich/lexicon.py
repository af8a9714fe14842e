"""Our own names: what the authority files know, by the key under which a text may hold it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from search.enrich.authority import DATA, Alias, Row, for_each, read_table
from search.enrich.names import ARTICLES, keys
from search.enrich.place import Place


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody the authority file knows. `state`: the code of the country it stands for, or ""."""

    name: str
    type: str
    state: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Nation:
    """A word for the people of a country, such as "Russian"."""

    code: str


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write something. `surface` is how it must stand, "" for any case; `lower`: it
    counts in lower case too; `context`: only where the article speaks of its country; `tail`: only
    right after a comma, as "Fla." and "FL" in "Miami, Fla."."""

    refers: Place | Actor | Nation
    surface: str = ""
    lower: bool = False
    context: bool = False
    canonical: bool = False
    tail: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names by key, and how many words the longest one that starts with a word has."""

    names: dict[str, tuple[Name, ...]]
    reach: dict[str, int]


def lexicon(entries: Iterable[tuple[Alias, Place | Actor | Nation]]) -> Lexicon:
    """The lexicon of many (alias, what it refers to); aliases flagged `!` are left out."""
    kept = [(alias, refers) for alias, refers in entries if "!" not in alias.flags]
    names: defaultdict[str, list[Name]] = defaultdict(list)
    reach: dict[str, int] = {}
    found = keys([alias.text for alias, _ in kept])
    for key, (alias, refers) in zip(found, kept, strict=True):
        if not key:
            continue
        name = Name(
            refers,
            alias.text if "=" in alias.flags or _is_exact(alias.text) else "",
            alias.text.islower(),
            "?" in alias.flags,
            isinstance(refers, Place) and alias.text in (refers.label, refers.value),
            isinstance(refers, Place) and refers.type == "division" and _is_tail(alias.text),
        )
        if name not in names[key]:
            names[key].append(name)
            words = key.split(" ")
            reach[words[0]] = max(reach.get(words[0], 0), len(words))
    return Lexicon({key: tuple(group) for key, group in names.items()}, reach)


def _is_exact(text: str) -> bool:
    """Whether a name must stand just so: a code, one with dots, or "de Mistura"."""
    particle = text[0].islower() and not text.islower() and text.split(" ")[0] in ("de", "bin")
    return _is_code(text) or "." in text or particle


def _is_code(text: str) -> bool:
    """Whether a name is an acronym, which in other letters would be another word ("WHO")."""
    return text.isascii() and text.isupper() and len(text) < 6


def _is_tail(text: str) -> bool:
    """Whether a division's name is an abbreviation: "Fla.", "FL", but "D.C." stands alone too."""
    return text.find(".") == len(text) - 1 or (len(text) == 2 and text.isupper())


Words = Mapping[str, frozenset[str]]
"""Words that rules go by, as keys, by kind. What each kind means says `data/words.tsv`."""


def read_words(data: Path = DATA) -> Words:
    """The kinds of `words.tsv`, and as "given" all names of `given.tsv`."""
    kinds: dict[str, frozenset[str]] = {}

    def read(row: Row) -> None:
        if row["kind"] in kinds:
            raise row.fault(f"{row['kind']!r} stands twice; merge the two lines")
        kinds[row["kind"]] = frozenset(keys(row.values("values"))) - {""}

    for_each(read_table(data / "words.tsv", ("kind", "values")), read)
    given = read_table(data / "given.tsv", ("culture", "names"))
    kinds["given"] = frozenset(keys([name for row in given for name in row.values("names")]))
    return kinds


def read_actors(data: Path = DATA) -> list[tuple[Alias, Actor]]:
    """The names of `actors.tsv`, each with its actor."""
    entries: list[tuple[Alias, Actor]] = []
    seen: set[str] = set()

    def read(row: Row) -> None:
        if row["name"] in seen:
            raise row.fault(f"{row['name']!r} stands twice; merge the two lines")
        if row["type"] not in ACTOR_TYPES:
            raise row.fault(f"type is {row['type']!r}; it must be one of {', '.join(ACTOR_TYPES)}")
        seen.add(row["name"])
        aliases = row.aliases()
        shown = tuple(alias.text for alias in aliases if not set(alias.flags) & set("?!"))
        actor = Actor(row["name"], row["type"], row["state"], shown)
        entries.extend((alias, actor) for alias in row.names(actor.name))

    columns = ("name", "type", "aliases", "state", "note")
    for_each(read_table(data / "actors.tsv", columns), read)
    return entries


ACTOR_TYPES = ("person", "group", "armed group", "state body", "organisation", "media")


def without_article(key: str) -> str:
    """A key without a leading Arabic article: "al bab" is "bab"."""
    first, _, rest = key.partition(" ")
    return rest if rest and first in ARTICLES else key
