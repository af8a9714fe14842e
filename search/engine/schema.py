"""The Whoosh schema of an index: what stock Whoosh may ask of the columns.

Dateline itself never reads the copy that Whoosh pickles into the table of contents.
"""

from __future__ import annotations

from whoosh.analysis import SimpleAnalyzer
from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, ID, KEYWORD, STORED, TEXT, Schema

from search.engine.columns import UNDATED
from search.facet import VALUE_FACETS


def schema() -> Schema:
    """id, text (positions of folded words), a field a facet, published (UTC second, a column)."""
    fields = {
        "id": ID(stored=True, unique=True),
        "text": TEXT(analyzer=SimpleAnalyzer(), phrase=True),
        "title": STORED(),
        "url": STORED(),
        "published": COLUMN(NumericColumn("q", default=UNDATED)),
    }
    for facet in VALUE_FACETS:
        fields[facet.name] = KEYWORD(commas=True)
    return Schema(**fields)
