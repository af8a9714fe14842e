"""Timing: every page once, the engines in turn, so that other load hits all of them alike."""

from __future__ import annotations

import gc
import math
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from .asks import Ask
from .page import Engine

BLOCK = 16
"""Pages an engine gives before the next one has its turn: caches stay its own meanwhile."""


@dataclass(frozen=True, slots=True)
class Timed:
    """One page: the engine, the query, milliseconds, and the total it gave."""

    engine: str
    ask: Ask
    ms: float
    total: int


def timed(engines: Sequence[Engine], warm: Sequence[Ask], asks: Sequence[Ask]) -> list[Timed]:
    """Every page of `asks` by every engine, after the pages of `warm`."""
    for engine in engines:
        for ask in warm:
            engine.page(ask)
    gc.collect()
    gc.freeze()  # the articles in memory are no matter of the engines
    measured = []
    for number, start in enumerate(range(0, len(asks), BLOCK)):
        turn = number % len(engines)
        for engine in (*engines[turn:], *engines[:turn]):
            for ask in asks[start : start + BLOCK]:
                begun = time.perf_counter()
                page = engine.page(ask)
                spent = (time.perf_counter() - begun) * 1000
                measured.append(Timed(engine.name, ask, spent, page.total))
    gc.unfreeze()
    return measured


def medians(measured: Sequence[Timed]) -> dict[str, dict[str, float]]:
    """Class of queries -> engine -> median milliseconds."""
    spent: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for each in measured:
        spent[each.ask.kind][each.engine].append(each.ms)
    engines = list(dict.fromkeys(each.engine for each in measured))
    return {
        kind: {engine: median(by[engine]) for engine in engines}
        for kind, by in sorted(spent.items(), key=lambda item: order(item[0]))
    }


def matches(measured: Iterable[Timed], engine: str) -> dict[str, float]:
    """Class of queries -> median total of an engine."""
    totals: dict[str, list[int]] = defaultdict(list)
    for each in measured:
        if each.engine == engine:
            totals[each.ask.kind].append(each.total)
    return {kind: median(found) for kind, found in totals.items()}


def agreeing(measured: Iterable[Timed], one: str, other: str) -> dict[str, float]:
    """Class of queries -> share of queries for which two engines give the same total."""
    totals: dict[Ask, dict[str, int]] = defaultdict(dict)
    for each in measured:
        totals[each.ask][each.engine] = each.total
    same: dict[str, list[bool]] = defaultdict(list)
    for ask, by in totals.items():
        same[ask.kind].append(by[one] == by[other])
    return {kind: sum(found) / len(found) for kind, found in same.items()}


def geometric(values: Iterable[float]) -> float:
    """The geometric mean."""
    listed = list(values)
    return math.exp(sum(map(math.log, listed)) / len(listed))


def order(kind: str) -> tuple[bool, int, str]:
    """Classes without a filter first, and rare before common."""
    share = ("rare" in kind, "middle" in kind, "common" in kind, "OR" in kind, "AND" in kind)
    place = share.index(True) if True in share else len(share)
    return "place" in kind, place, kind
