"""Chosen values that are too rare for their facet's list: counted by themselves and added."""

from __future__ import annotations

from dataclasses import replace

from search.archive import Archive
from search.parameters import MOST_VALUES
from search.query import FacetRequest, Query
from search.results import FacetCounts, Results


def with_chosen(opened: Archive, query: Query, results: Results) -> Results:
    """The results, every chosen value that finds something among the values of its facet."""
    facets = {name: _with_chosen(opened, query, each) for name, each in results.facets.items()}
    return replace(results, facets=facets)


def _with_chosen(opened: Archive, query: Query, counts: FacetCounts) -> FacetCounts:
    listed = {each.value for each in counts.values}
    if counts.kind == "interval" or len(listed) == counts.distinct:
        return counts
    added = []
    for value in query.chosen(counts.name):
        if value not in listed:
            asked = FacetRequest(counts.name, MOST_VALUES, value.rpartition("/")[2])
            alone = replace(query, limit=0, snippets=0, cursor=None, facets=(asked,))
            found = opened.search(alone).facets[counts.name].values
            added += [each for each in found if each.value == value]
    return replace(counts, values=(*counts.values, *added)) if added else counts
