"""While an index is written the collector of cycles looks at what is new, and at nothing else."""

from __future__ import annotations

import gc

import pytest

from search.indexer.collector import NEVER, young_only


def test_only_what_is_old_is_left_alone() -> None:
    before = gc.get_threshold()
    with young_only():
        assert gc.get_threshold() == (*before[:2], NEVER)
    assert gc.get_threshold() == before


def test_an_error_leaves_the_collector_as_it_was() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="disk"), young_only():
        raise ValueError("disk full")
    assert gc.get_threshold() == before
