"""Data that an article makes dozens of and that live as long as its enrichment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True)
def made_often(kind: type[Made]) -> type[Made]:
    """A dataclass with slots that the type checker takes for a frozen one.

    To be frozen while running too would make each take four times as long to make.
    """
    return dataclass(slots=True)(kind)
