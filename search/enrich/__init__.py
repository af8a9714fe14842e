"""Where, when and who: what an article speaks of, found by dictionaries and rules.

`open_enricher(cache)` gives an `Enricher`; its `enrich` turns an article into one with evidence.
"""

from search.enrich.enricher import Enricher, open_enricher
from search.enrich.prepared import prepared

__all__ = ["Enricher", "open_enricher", "prepared"]
