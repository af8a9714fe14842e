"""The listed table: each page in each state it can be in, over which archive, at which address."""

from __future__ import annotations

from urllib.parse import urlencode

from .conftest import article_path

CHIPS = urlencode([("not.author", f"Writer {n:05}") for n in range(40)])

STATES: dict[str, tuple[str, str]] = {
    "front": ("seeds", "/"),
    "results": ("seeds", "/?q=ceasefire&place=Syria/Homs&not.actor=Islamic+State"),
    "results-all": ("seeds", "/?sort=newest"),
    "results-word-forms": ("seeds", "/?q=negotiat*+talbisah~&match=any"),
    "one-result": ("seeds", "/?q=%22detainee+issue%22"),
    "no-result": ("seeds", "/?q=ceasefire+xylophone&place=Syria/Homs&since=2017"),
    "misspelt": ("seeds", "/?q=ceasfire"),
    "syntax-error": ("seeds", "/?q=truce+AND+%22north+homs"),
    "ignored": ("seeds", "/?plase=Syria&since=soon&q=truce"),
    "article": ("seeds", "{article}"),
    "place-facet": ("seeds", "/facet/place?q=truce"),
    "place-search": ("seeds", "/facet/place?facet.place.q=ho&facet.place.order=name"),
    "date-facet": ("seeds", "/facet/date?since=2017&until=2017"),
    "map": ("seeds", "/map?q=truce"),
    "cite": ("seeds", "/cite?q=truce&place=Syria/Homs"),
    "help": ("seeds", "/help"),
    "missing-page": ("seeds", "/nowhere"),
    "forty-chips": ("extremes", f"/?q=convoy&{CHIPS}"),
    "odd-titles": ("extremes", "/?q=convoy+-title:reaches"),
    "many-values": ("extremes", "/facet/author?facet.author.order=name"),
    "mixed-scripts": (
        "extremes",
        f"/article/mixed?{urlencode({'q': 'convoy القافلة'})}",
    ),
}
SIZES = {"phone": (320, 640), "tablet": (768, 1024), "desk": (1280, 900), "wall": (3840, 2160)}
LANGUAGES = {"en": ("light", "dark"), "ar": ("rtl",)}
"""The modes in which the pages of each language are drawn."""


def url(addresses: dict[str, str], state: str, language: str = "en") -> str:
    """Where a state is shown."""
    archive, path = STATES[state]
    address = addresses[archive]
    if "{article}" in path:
        path = article_path(address, "q=rastan+truce&match=any")
    return address + ("/ar" if language == "ar" else "") + path
