"""What all tests share."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile(
    "dateline",
    deadline=None,  # the first call of a kernel compiles it
    print_blob=True,  # a failure on another machine can be run again here
)
settings.load_profile("dateline")
