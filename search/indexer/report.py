"""What one run of indexing did, counted so that no input is unaccounted for."""

from __future__ import annotations

from dataclasses import dataclass

from search.article import Rejected, Skipped


@dataclass(frozen=True, slots=True)
class Report:
    """Articles by what became of them, and the input that became none.

    `added`, `updated` and `unchanged` count distinct ids; `duplicates` counts articles that came
    under an id met before in the same run (the last one is kept); `tombstoned` counts ids left
    out because they were deleted. `partial` are the ids of articles so long that only their
    beginning was looked through for places, dates and actors. `outdated`: the index holds articles
    enriched by other rules or overrides than today's, so a rebuild is due. `generation` is that of
    the index afterwards, the same as before where nothing changed.
    """

    added: int
    updated: int
    unchanged: int
    duplicates: int
    tombstoned: int
    rejected: tuple[Rejected, ...]
    skipped: tuple[Skipped, ...]
    partial: tuple[str, ...]
    outdated: bool
    generation: int
    seconds: float

    @property
    def changed(self) -> bool:
        return bool(self.added or self.updated)
