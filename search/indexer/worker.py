"""The process that enriches chunks of articles for workers.py, until its input ends.

`python -m search.indexer.worker CACHE`: the overrides come in, then articles with the homes of
their sources; what was found in them goes out (`parcels.py`).
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from search.article import Article
from search.enrich import Enricher, open_enricher
from search.enrich.homes import Home
from search.errors import DatelineError
from search.evidence import Enriched
from search.indexer.parcels import articles_in, pack, pack_findings, receive


def main() -> None:
    # Ctrl-C reaches the whole group of processes; the one in charge decides and closes the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Nothing enrichment makes refers to itself, so the collector of cycles would look in vain.
    gc.disable()
    # Nothing a library prints may get between the parcels.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    try:
        enricher = open_enricher(Path(sys.argv[1]), pickle.loads(receive(sys.stdin.buffer)))
        while True:
            chunk = articles_in(receive(sys.stdin.buffer))
            answers.write(pack_findings(_enriched(enricher, chunk)))
            answers.flush()
    except EOFError:
        return
    except DatelineError as error:
        answers.write(pack(error))
        answers.close()


def _enriched(enricher: Enricher, chunk: Sequence[tuple[Article, Home]]) -> list[Enriched]:
    try:
        return enricher.enrich_all([article for article, _ in chunk], [home for _, home in chunk])
    except Exception as error:
        for article, home in chunk:
            _name_fault(enricher, article, home)
        raise error


def _name_fault(enricher: Enricher, article: Article, home: Home) -> None:
    """Raise what one article of a chunk raises, naming it."""
    try:
        enricher.enrich(article, home)
    except Exception as error:
        error.add_note(f"in the article {article.id} ({article.origin})")
        raise


if __name__ == "__main__":
    main()
    os._exit(0)  # all is said; to take apart what the process holds would take a while
