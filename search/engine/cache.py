"""A dict that makes what it is asked for: looking up what is known costs no Python call."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar
from weakref import WeakMethod

Key = TypeVar("Key")
Value = TypeVar("Value")


class Cache(dict[Key, Value]):
    """What `make` gives for each key, made when first asked for and kept.

    `make` is a method of the cache's owner, which is not kept alive by it: a segment is to be let
    go of with its last reader, not with some later collection of cycles.
    """

    def __init__(self, make: Callable[[Key], Value]) -> None:
        super().__init__()
        self._make = WeakMethod(make)

    def __missing__(self, key: Key) -> Value:
        make = self._make()
        assert make is not None, "whoever asks holds the owner"
        self[key] = made = make(key)
        return made
