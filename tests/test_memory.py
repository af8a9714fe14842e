"""A reader gives large arrays back: what it keeps does not grow with what it has looked at."""

from __future__ import annotations

import subprocess
import sys

import pytest

SCRIPT = """
from pathlib import Path
import numpy as np
from search.engine.memory import LARGE, give_back

def private():
    lines = Path("/proc/self/smaps").read_text().splitlines()
    return sum(1024 * int(line.split()[1]) for line in lines if line.startswith("Private_Dirty"))

give_back()
np.ones(5 * LARGE, np.uint8)  # freed: glibc would now keep arrays of up to this size
before = private()
arrays = [np.ones(2 * LARGE, np.uint8) for _ in range(4)]
behind = [bytes(50_000) for _ in range(20)]  # lies behind them, so that the heap cannot shrink
del arrays
print(private() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_large_arrays_go_back_when_they_are_freed() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 4 * 2**20
