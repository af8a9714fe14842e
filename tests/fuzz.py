"""Fuzzing: the engine contract held to as many random searches as one has time for.

    FUZZ=100000 SEED=0 python tests/fuzz.py

FUZZ: how many searches, over archives of a few articles each. SEED: the first round's, by default
another each day; each next round has the next. A failure prints its seed and the smallest archive
and search that fail; SEED with that number runs that round first.
"""

from __future__ import annotations

import os
import sys
import time
import traceback
from datetime import date
from multiprocessing import get_context

import conftest  # noqa: F401  # its Hypothesis profile
from contract import archive_of, check, left, oracle_of
from draws import Change, histories, queries
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from search.query import Query

ARCHIVES, SEARCHES = 25, 20
"""A round: so many archives, and searches of each."""


def searched(number: int) -> tuple[int, str]:
    """Run the round with this seed: how many searches were made, and what failed."""
    made = 0

    @seed(number)
    @settings(max_examples=ARCHIVES, database=None, suppress_health_check=list(HealthCheck))
    @given(histories, st.lists(queries, min_size=SEARCHES, max_size=SEARCHES))
    def answers_as_the_oracle_does(history: list[list[Change]], searches: list[Query]) -> None:
        nonlocal made
        oracle = oracle_of(left(history))
        with archive_of(history) as archive:
            for query in searches:
                made += 1
                try:
                    check(archive, oracle, query)
                except Exception as failure:
                    failure.add_note(f"The search that failed: {query!r}")
                    raise

    try:
        answers_as_the_oracle_does()
    except Exception:  # any: it is told, and ends the run
        return made, f"SEED={number}\n{traceback.format_exc()}"
    return made, ""


def main() -> int:
    wanted = int(os.environ.get("FUZZ", 100_000))
    first = int(os.environ.get("SEED", date.today().toordinal() * 1000))
    started, done = time.monotonic(), 0
    with get_context("spawn").Pool(os.cpu_count()) as pool:
        for made, failure in pool.imap(searched, range(first, first + wanted)):
            done += made
            if failure:
                print(failure, file=sys.stderr)
                return 1
            rate = done / (time.monotonic() - started)
            print(f"{done:,} of {wanted:,} searches, {rate:.0f}/s", flush=True)
            if done >= wanted:
                break
    return 0


if __name__ == "__main__":
    sys.exit(main())
