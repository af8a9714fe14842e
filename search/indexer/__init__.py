"""Indexing: here are paths and an index folder; what is new, and how does it get in?

Read (search/sources), leave out what is unchanged, enrich (search/enrich), write (search/engine):
the only code that changes an index.
"""

from search.indexer.maintain import delete, rebuild, verify
from search.indexer.report import Report
from search.indexer.run import index_paths

__all__ = ["Report", "delete", "index_paths", "rebuild", "verify"]
