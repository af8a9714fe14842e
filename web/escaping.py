"""What a template prints, escaped as markupsafe does it, without an object for each value."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined] # C, unexported


def escaped(value: Any) -> str:
    """`markupsafe.escape`, which a page calls some eight hundred times, at a fifth of its cost.

    A template joins what is printed at once, so a text need not know of itself that it is escaped.
    """
    kind = type(value)
    if kind is str:
        text: str = _escape_inner(value)
        return text
    return value if kind is Markup else escape(value)
