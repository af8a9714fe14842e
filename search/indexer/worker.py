"""The process that enriches chunks of articles for workers.py, until its input ends.

`python -m search.indexer.worker CACHE`: the pickled overrides come in, then lists of (article,
digest, home of its source); lists of (enriched, digest) go out.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from pathlib import Path

from search.article import Article
from search.enrich import Enricher, open_enricher
from search.enrich.homes import Home
from search.errors import DatelineError
from search.evidence import Enriched


def main() -> None:
    # Ctrl-C reaches the whole group of processes; the one in charge decides and closes the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Nothing a library prints may get between the pickles.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    try:
        enricher = open_enricher(Path(sys.argv[1]), pickle.load(sys.stdin.buffer))
        while True:
            chunk = pickle.load(sys.stdin.buffer)
            done = [(_enriched(enricher, article, home), digest) for article, digest, home in chunk]
            pickle.dump(done, answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
    except EOFError:
        return
    except DatelineError as error:
        pickle.dump(error, answers)
        answers.close()


def _enriched(enricher: Enricher, article: Article, home: Home) -> Enriched:
    try:
        return enricher.enrich(article, home)
    except Exception as error:
        error.add_note(f"in the article {article.id} ({article.origin})")
        raise


if __name__ == "__main__":
    main()
