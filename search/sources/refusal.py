"""How a reader gives up on one file or record: with the reason a person needs to mend it."""

from __future__ import annotations

import gzip
import zlib

from search.errors import DatelineError

MAX_ARTICLE_BYTES = 20_000_000
"""The largest single article read: a text file, a page, or one line of JSON, unpacked."""

MAX_JSON_BYTES = 200_000_000
"""The largest `.json` file that is one array or object: it is held in memory as a whole."""

READ_FAULTS = (OSError, EOFError, zlib.error)
"""What reading a file may raise: the system's refusals and broken gzip data."""


class Refused(DatelineError):
    """One file or record that cannot become an article. Never leaves `read_paths`."""


def oversized(bound: int) -> Refused:
    """The refusal of input past a bound in bytes, naming the bound."""
    return Refused(f"larger than {bound // 1_000_000} MB, the bound for one piece; split it")


def fault_reason(fault: Exception) -> str:
    """One of READ_FAULTS in words."""
    if isinstance(fault, EOFError):
        return "the gzip data ends early (a truncated file?)"
    if isinstance(fault, zlib.error | gzip.BadGzipFile):
        return f"broken gzip data: {fault}"
    if isinstance(fault, OSError) and fault.strerror:
        return f"cannot be read: {fault.strerror}"
    return f"cannot be read: {fault}"
