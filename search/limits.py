"""The caps of the query language: past one of them a query is refused, never a slow worker."""

from __future__ import annotations

MAX_LENGTH = 2_000
"""Code points in a query."""

MAX_CLAUSES = 64
"""Words, patterns, facet values and dates in a query, those inside quotes too."""

MAX_DEPTH = 16
"""Parentheses and NOTs inside one another."""

MAX_EDITS = 2
"""`fuzzy~2`: Levenshtein edits."""

MAX_BOOST = 100
"""`word^100`: what a score may be multiplied by."""

MAX_DISTANCE = 50
"""`"near these"~50`: other words between. Below the gap of 100 positions between zones."""
