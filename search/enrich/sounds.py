"""What Latin spellings of one Arabic name have in common: the key of their consonants."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from search.enrich.authority import Alias
from search.enrich.names import ARTICLES, keys
from search.enrich.place import Place

_SOUNDS = (
    ("kh", "x"),
    ("sh", "s"),
    ("ch", "s"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
)
_LETTERS = str.maketrans("qczpv", "kssbf", "aeiouyw'")


def spellings(entries: Iterable[tuple[Alias, object]]) -> dict[str, list[tuple[str, Place]]]:
    """All place names flagged with ~ by their consonants: the bare key of each, and its place."""
    flagged = [(a.text, p) for a, p in entries if "~" in a.flags and isinstance(p, Place)]
    found: defaultdict[str, list[tuple[str, Place]]] = defaultdict(list)
    for key, (_, place) in zip(keys([text for text, _ in flagged]), flagged, strict=True):
        found[consonants(key)].append((bare(key), place))
    return dict(found)


def bare(key: str) -> str:
    """A key without articles and blanks."""
    return "".join(word for word in key.split(" ") if word not in ARTICLES)


def consonants(key: str) -> str:
    """What Latin spellings of an Arabic name agree on: its consonants, like ones as one."""
    letters = bare(key)
    for pair, single in _SOUNDS:
        letters = letters.replace(pair, single)
    letters = letters.translate(_LETTERS)
    if letters.endswith("h"):
        letters = letters[:-1]
    return "".join(c for i, c in enumerate(letters) if i == 0 or c != letters[i - 1])
