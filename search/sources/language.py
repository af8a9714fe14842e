"""Names of languages as sources write them, to ISO 639-1."""

from __future__ import annotations

from functools import lru_cache

import pycountry


@lru_cache(maxsize=1024)
def language_code(given: str) -> str | None:
    """The two-letter code for "en", "en-US", "en_us", "eng" or "English"; None if unknown."""
    name = given.strip()
    if not name or len(name) > 60:
        return None
    code = name.replace("_", "-").split("-")[0].lower()
    if len(code) == 2:
        found = pycountry.languages.get(alpha_2=code)
    elif len(code) == 3:
        found = pycountry.languages.get(alpha_3=code) or pycountry.languages.get(bibliographic=code)
    else:
        found = pycountry.languages.get(name=name.title())
    return getattr(found, "alpha_2", None)
