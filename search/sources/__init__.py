"""Sources: here is a path; which articles are in it, and what could not be read?

A reader per format turns bytes into `Article`s; whatever it cannot read becomes a `Rejected`
with path, line and reason. Nothing here looks for places, dates or actors in a text.
"""

from search.sources.reading import read_paths

__all__ = ["read_paths"]
