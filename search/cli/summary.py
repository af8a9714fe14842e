"""What a run of indexing did, and what an index holds, as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from search.cli.text import safe
from search.evidence import MOST_ENRICHED
from search.indexer import Report
from search.results import Stats

LISTED = 20
"""Rejected input told one by one; the rest is counted."""


def report_lines(report: Report) -> Iterator[str]:
    """The counts that are not zero, then each rejected piece with file, line and reason."""
    counts = (
        (report.added, "added"),
        (report.updated, "updated"),
        (report.unchanged, "unchanged"),
        (report.duplicates, "under an id met before in this run (the last was kept)"),
        (report.tombstoned, "left out because they were deleted (--restore brings them back)"),
    )
    said = ", ".join(f"{count:,} {what}" for count, what in counts if count)
    yield f"Articles: {said or 'none found'}."
    if report.changed:
        rate = (report.added + report.updated) / max(report.seconds, 0.001)
        speed = f" ({rate:,.0f} articles/s)" if rate >= 10 else ""
        yield f"The index is now generation {report.generation}, in {report.seconds:.1f} s{speed}."
    else:
        yield f"Nothing changed: the index is still generation {report.generation}."
    if report.outdated:
        yield (
            "Rules or overrides have changed since some of these articles were indexed:"
            " `dateline rebuild` applies them."
        )
    if report.partial:
        yield (
            f"Read in part: places, dates and actors of {_articles(len(report.partial))} come from"
            f" the first {MOST_ENRICHED:,} characters: {_first(report.partial)}"
        )
    if report.skipped:
        names = _first([each.path for each in report.skipped])
        yield f"Skipped {len(report.skipped):,} files of other formats: {names}"
    if report.rejected:
        yield f"Rejected {len(report.rejected):,}:"
    for each in report.rejected[:LISTED]:
        line = f":{each.line}" if each.line is not None else ""
        yield f"  {safe(each.path)}{line}: {safe(each.reason)}"
    if len(report.rejected) > LISTED:
        yield f"  … and {len(report.rejected) - LISTED:,} more"


def stats_lines(stats: Stats) -> Iterator[str]:
    """A fact a line, name first."""
    days = (_day(stats.first_day), _day(stats.last_day))
    facts = (
        ("articles", f"{stats.articles:,}"),
        ("published", " to ".join(dict.fromkeys(filter(None, days))) or "no day known"),
        ("undated", f"{stats.undated:,}"),
        ("words", f"{stats.words:,} distinct"),
        ("segments", f"{stats.segments:,}"),
        ("generation", str(stats.generation)),
        ("size", f"{stats.bytes / 1e6:,.1f} MB"),
    )
    for name, fact in facts:
        yield f"{name:<11}{fact}"


def _first(names: Sequence[str]) -> str:
    """The first three names, and whether there are more."""
    return ", ".join(map(safe, names[:3])) + (", …" if len(names) > 3 else "")


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count:,} articles"


def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat() if ordinal else ""
