"""Small charts as SVG: logarithmic scales, text, and colours for light and dark pages."""

from __future__ import annotations

import math
import xml.etree.ElementTree as Tree
from dataclasses import dataclass
from pathlib import Path

COLOURS = ("#0b6e99", "#c4501b", "#7a5195", "#5b7d1f", "#a8324e", "#8a6d00", "#2f6f5e", "#55606e")
"""Each at least 4.5 to 1 on white; lightened for dark pages below."""
DARK = ("#5cc0ea", "#f0936a", "#c39ae0", "#a8cc66", "#ee86a0", "#dcbc4c", "#7fcbb6", "#a9b4c2")
STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#222}.soft{fill:#5a5a5a}.grid{stroke:#ddd}"
    + "".join(f".c{i}{{fill:{c};stroke:{c}}}" for i, c in enumerate(COLOURS))
    + ".line{fill:none;stroke-width:2}.name{stroke:none}.guide{stroke:#888;stroke-dasharray:5 4}"
    + "@media(prefers-color-scheme:dark){text{fill:#eee}.soft{fill:#b5b5b5}.grid{stroke:#444}"
    + "".join(f".c{i}{{fill:{c};stroke:{c}}}" for i, c in enumerate(DARK))
    + ".line{fill:none}.name{stroke:none}}"
)


@dataclass(frozen=True, slots=True)
class Scale:
    """A logarithmic axis: values from `low` to `high` on pixels from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    @staticmethod
    def around(values: list[float], start: float, end: float) -> Scale:
        """From the power of ten below the values to the one above."""
        low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
        return Scale(10.0**low, 10.0 ** max(high, low + 1), start, end)

    def at(self, value: float) -> float:
        part = math.log(value / self.low) / math.log(self.high / self.low)
        return self.start + part * (self.end - self.start)

    @property
    def tens(self) -> list[float]:
        first, last = round(math.log10(self.low)), round(math.log10(self.high))
        return [10.0**power for power in range(first, last + 1)]


class Chart:
    """An SVG in the making. `title` is what a screen reader says of it."""

    def __init__(self, width: float, height: float, title: str) -> None:
        box = f"0 0 {width:g} {height:g}"
        self._root = Tree.Element(
            "svg", xmlns="http://www.w3.org/2000/svg", viewBox=box, role="img",
            width=f"{width:g}", height=f"{height:g}",
        )  # fmt: skip
        Tree.SubElement(self._root, "title").text = title
        Tree.SubElement(self._root, "style").text = STYLE

    def text(self, x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> None:
        self._add("text", {"x": x, "y": y}, kind, {"text-anchor": anchor}).text = words

    def line(self, x1: float, y1: float, x2: float, y2: float, kind: str = "grid") -> None:
        self._add("line", {"x1": x1, "y1": y1, "x2": x2, "y2": y2}, kind)

    def path(self, points: list[tuple[float, float]], kind: str) -> None:
        drawn = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self._add("polyline", {}, kind, {"points": drawn})

    def dot(self, x: float, y: float, kind: str, says: str) -> None:
        """A point; `says` shows where the pointer rests on it."""
        dot = self._add("circle", {"cx": x, "cy": y, "r": 5}, kind)
        Tree.SubElement(dot, "title").text = says

    def write(self, path: Path) -> None:
        Tree.indent(self._root)
        path.write_text(Tree.tostring(self._root, encoding="unicode") + "\n", encoding="utf-8")

    def _add(
        self, tag: str, numbers: dict[str, float], kind: str, words: dict[str, str] | None = None
    ) -> Tree.Element:
        attributes = {name: f"{value:.1f}" for name, value in numbers.items()} | (words or {})
        if kind:
            attributes["class"] = kind
        return Tree.SubElement(self._root, tag, attributes)
