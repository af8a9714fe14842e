"""Parameters <-> Query: the one place that knows how a search is written in names and texts.

The API, the page and the command line read these names and no others: the fields of
`search.query`, with `q` for its text. `not.place`, `missing` and the value facets may be
repeated. A parameter given empty counts as not given, but `facets=` asks for no facet at all.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Any

from search.datevalue import DateValue
from search.errors import QueryError
from search.facet import BY_NAME, FACETS, VALUE_FACETS
from search.query import DEFAULT_FACETS, FacetRequest, Query

Pairs = Iterable[tuple[str, str]]
Reader = Callable[[str, str], Any]

MOST_HITS, MOST_VALUES, MOST_SNIPPETS = 100, 1000, 20
_FACET = FacetRequest("")


def _fault(name: str, text: str, code: str, message: str, suggestion: str = "") -> QueryError:
    return QueryError(code, 0, len(text), message, suggestion, parameter=name)


def _nearest(text: str, known: Iterable[str]) -> str:
    return next(iter(difflib.get_close_matches(text, list(known), n=1, cutoff=0.5)), "")


def _text(name: str, text: str) -> str:
    return text


def _one_of(*allowed: str) -> Reader:
    def read(name: str, text: str) -> str:
        if text not in allowed:
            ways = " or ".join(repr(each) for each in allowed)
            message = f"{name} is {text!r}; it can be {ways}"
            raise _fault(name, text, "bad_value", message, _nearest(text, allowed))
        return text

    return read


def _whole(most: int) -> Reader:
    def read(name: str, text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text) <= most):
            message = f"{name} is {text!r}; it must be a whole number from 0 to {most}"
            raise _fault(name, text, "bad_number", message)
        return int(text)

    return read


def _day(last: bool) -> Reader:
    def read(name: str, text: str) -> date:
        try:
            value = DateValue.parse(text)
        except ValueError as problem:
            raise _fault(name, text, "bad_date", f"{name}: {problem}") from None
        return date.fromordinal(value.last if last else value.first)

    return read


_SINGLE: Mapping[str, tuple[str, Reader]] = {
    "q": ("text", _text),
    "match": ("match", _one_of("all", "any")),
    "since": ("since", _day(last=False)),
    "until": ("until", _day(last=True)),
    "dates": ("dates", _one_of("published", "event")),
    "certainty": ("certainty", _one_of("certain", "possible")),
    "sort": ("sort", _one_of("relevance", "newest", "oldest")),
    "limit": ("limit", _whole(MOST_HITS)),
    "cursor": ("cursor", _text),
    "snippets": ("snippets", _whole(MOST_SNIPPETS)),
}
_singles = attrgetter(*(field for field, _ in _SINGLE.values()))
_UNSAID = _singles(Query())
_FACET_OPTIONS: Mapping[str, Reader] = {
    "limit": _whole(MOST_VALUES),
    "q": _text,
    "order": _one_of("count", "name"),
}
_FACET_NAMES = tuple(facet.name for facet in FACETS)
_VALUE_NAMES = tuple(facet.name for facet in VALUE_FACETS)
_chosen = attrgetter(*_VALUE_NAMES)

PARAMETERS = (
    *_SINGLE,
    *_VALUE_NAMES,
    *(f"not.{name}" for name in _VALUE_NAMES),
    "missing",
    "facets",
    *(f"facet.{name}.{option}" for name in _FACET_NAMES for option in _FACET_OPTIONS),
)


def query_from_args(args: Pairs, strict: bool) -> tuple[Query, tuple[str, ...]]:
    """The search the parameters ask for, and a sentence for each parameter that was left out.

    `args` are the (name, value) pairs in their order. Strict (API, command line): the first
    parameter that is unknown or has a value it cannot have raises QueryError. Else (the page):
    such a parameter is ignored and the sentence says so.
    """
    given: dict[str, list[str]] = {}
    for name, text in args:
        given.setdefault(name, []).append(text)
    found: dict[str, Any] = {}
    notices: list[str] = []
    for name, texts in given.items():
        try:
            _read(name, texts, found)
        except QueryError as fault:
            if strict:
                raise
            notices.append(f"{fault.message}. It was ignored.")
    since, until = found.get("since"), found.get("until")
    if since and until and since > until:
        message = f"until ({until}) lies before since ({since})"
        if strict:
            raise _fault("until", given["until"][-1], "bad_date", message)
        notices.append(f"{message}. It was ignored.")
        del found["until"]
    return Query(**_with_facets(found)), tuple(notices)


def _read(name: str, texts: list[str], found: dict[str, Any]) -> None:
    """Read one parameter into `found`, the fields of the query to be."""
    if name not in PARAMETERS:
        suggestion = _nearest(name, PARAMETERS)
        mend = f"; did you mean {suggestion!r}?" if suggestion else ""
        message = f"There is no parameter {name!r}{mend}"
        raise _fault(name, name, "unknown_parameter", message.rstrip("?"), suggestion)
    texts = [text for text in dict.fromkeys(texts) if text]
    if name == "facets":
        found[name] = tuple(_one_of(*_FACET_NAMES)(name, text) for text in texts)
    elif not texts:
        return
    elif name == "missing":
        found[name] = tuple(_one_of(*_FACET_NAMES)(name, text) for text in texts)
    elif name in BY_NAME:
        found[name] = tuple(texts)
    elif name.startswith("not."):
        found.setdefault("exclude", {})[name.removeprefix("not.")] = tuple(texts)
    elif len(texts) > 1:
        raise _fault(name, texts[1], "repeated_parameter", f"{name} can be given only once")
    elif name.startswith("facet."):
        _, facet, option = name.split(".")
        value = _FACET_OPTIONS[option](name, texts[0])
        found.setdefault("options", {}).setdefault(facet, {})[option] = value
    else:
        field, reader = _SINGLE[name]
        found[field] = reader(name, texts[0])


def _with_facets(found: dict[str, Any]) -> dict[str, Any]:
    """Join the facets asked for with their options; an option alone asks for its facet too."""
    options = found.pop("options", {})
    names = dict.fromkeys((*found.get("facets", DEFAULT_FACETS), *options))
    requests = (FacetRequest(name, **options.get(name, {})) for name in names)
    found["facets"] = tuple(each.name if _is_plain(each) else each for each in requests)
    return found


def _is_plain(request: FacetRequest) -> bool:
    return (request.limit, request.q, request.order) == (_FACET.limit, _FACET.q, _FACET.order)


def args_from_query(query: Query) -> list[tuple[str, str]]:
    """The parameters that say what differs from an empty search, always in the same order."""
    said = zip(_SINGLE, _singles(query), _UNSAID, strict=True)
    pairs = [(name, str(value)) for name, value, default in said if value != default]
    for name, values in zip(_VALUE_NAMES, _chosen(query), strict=True):
        if values:
            pairs += [(name, value) for value in values]
    if query.exclude:
        for name in _VALUE_NAMES:
            pairs += [(f"not.{name}", value) for value in query.exclude.get(name, ())]
    pairs += [("missing", name) for name in query.missing]
    pairs += _facet_args(query.facets)
    return pairs


@lru_cache(maxsize=256)  # a page writes hundreds of links with the same facets
def _facet_args(facets: tuple[str | FacetRequest, ...]) -> tuple[tuple[str, str], ...]:
    """The parameters that say which facets are asked for, and how."""
    pairs: list[tuple[str, str]] = []
    requests = [FacetRequest(each) if isinstance(each, str) else each for each in facets]
    names = tuple(each.name for each in requests)
    implied = dict.fromkeys((*DEFAULT_FACETS, *(r.name for r in requests if not _is_plain(r))))
    if names != tuple(implied):
        pairs += [("facets", name) for name in names or ("",)]
    for each in requests:
        for option in _FACET_OPTIONS:
            value = getattr(each, option)
            if value != getattr(_FACET, option):
                pairs.append((f"facet.{each.name}.{option}", str(value)))
    return tuple(pairs)
