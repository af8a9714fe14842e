"""Resolving: the names readers type for facet values become the values the index holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from search.engine import Snapshot
from search.tree import And, Boost, FacetIs, Node, Not, Or, Prefer


def resolve(
    facet: str, typed: Sequence[str], snapshot: Snapshot
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(values, warnings): a name that means several values means all of them, and says so.

    A name that the archive does not have stays as it is and matches nothing.
    """
    values: list[str] = []
    warnings: list[str] = []
    for name in typed:
        found = snapshot.resolve(facet, name)
        if not found:
            warnings.append(f"No {facet} in this archive goes by the name “{name}”.")
        elif len(found) > 1:
            listed = ", ".join(found[:5]) + (" and others" if len(found) > 5 else "")
            warnings.append(
                f"“{name}” names {len(found)} values of {facet}, all searched: {listed}."
            )
        values.extend(found or (name,))
    return tuple(dict.fromkeys(values)), tuple(warnings)


def resolved_tree(tree: Node, snapshot: Snapshot) -> tuple[Node, tuple[str, ...]]:
    """The tree with the values of its facet terms filled in, and what the reader should know."""
    if isinstance(tree, FacetIs):
        values, warnings = resolve(tree.facet, (tree.typed,), snapshot)
        return replace(tree, values=values), warnings
    if isinstance(tree, Not | Boost):
        child, warnings = resolved_tree(tree.child, snapshot)
        return replace(tree, child=child), warnings
    if isinstance(tree, Prefer):
        required, warnings = resolved_tree(tree.required, snapshot)
        optional, more = resolved_tree(tree.optional, snapshot)
        return replace(tree, required=required, optional=optional), (*warnings, *more)
    if isinstance(tree, And | Or):
        pairs = [resolved_tree(child, snapshot) for child in tree.children]
        said = tuple(warning for _, warnings in pairs for warning in warnings)
        return replace(tree, children=tuple(child for child, _ in pairs)), said
    return tree, ()
