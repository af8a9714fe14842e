"""What the evaluations of extraction are asked with: files, which part, how much to tell."""

from __future__ import annotations

import argparse
from pathlib import Path


def arguments(about: str | None) -> argparse.Namespace:
    """The command line; `about` is the docstring of the evaluation."""
    parser = argparse.ArgumentParser(description=(about or "").partition("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--part", choices=("all", "tune", "rest"), default="all")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--rules", action="store_true")
    return parser.parse_args()
