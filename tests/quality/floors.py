"""The figures below which no change may bring an evaluation, in `floors.json` beside this file.

The floors lie a little below what was reached, so that a change which moves a few articles passes
and one that loses a rule does not.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")


def below(name: str, figures: Mapping[str, float]) -> list[str]:
    """What fell below its floor in the set called `name`; nothing where the set has no floors."""
    floors = json.loads(FLOORS.read_text("utf-8")).get(name, {})
    return [
        f"{name}: {figure} is {figures[figure]:.3f}, its floor {floor:.3f}"
        for figure, floor in floors.items()
        if figures[figure] < floor
    ]
