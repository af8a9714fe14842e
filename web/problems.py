"""Errors as answers: problem details (RFC 9457) under /api/, elsewhere a page on what to do."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, json, request
from werkzeug.exceptions import HTTPException, NotFound

from search.errors import (
    CursorExpired,
    DatelineError,
    IndexBroken,
    IndexFormat,
    IndexMissing,
    QueryError,
)
from search.query import Query
from web.asking import asked, show
from web.literal import literally

_CODES: dict[type[DatelineError], tuple[int, str]] = {
    CursorExpired: (410, "cursor_expired"),
    IndexMissing: (503, "index_missing"),
    IndexBroken: (503, "index_broken"),
    IndexFormat: (503, "index_format"),
}

_SAID = {
    HTTPStatus.INTERNAL_SERVER_ERROR: (
        "This is a fault of the server, not of the request; its log says more."
    ),
    HTTPStatus.NOT_FOUND: "There is no page at this address.",
}


class Missing(NotFound):
    """What an address of ours names is not there; the description says what."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong. `position` and `length` point into the value of `parameter`, "" if none."""

    status: int
    code: str
    detail: str
    parameter: str = ""
    position: int = 0
    length: int = 0
    suggestion: str = ""

    @property
    def title(self) -> str:
        """The phrase of the HTTP status."""
        return HTTPStatus(self.status).phrase

    def as_json(self) -> dict[str, Any]:
        """Problem details; the members of a query error only where it is one."""
        common = {
            "type": "about:blank",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "code": self.code,
        }
        if not self.parameter:
            return common
        return {
            **common,
            "parameter": self.parameter,
            "position": self.position,
            "length": self.length,
            "suggestion": self.suggestion or None,
        }


def article_missing(id: str) -> Missing:
    """The error that says which article is not there."""
    return Missing(f"There is no article {id!r} in this archive; it may have been deleted.")


def problem_of(error: Exception) -> Problem:
    """The problem an error means to a client."""
    if isinstance(error, QueryError):
        return Problem(
            400,
            error.code,
            error.message,
            error.parameter,
            error.position,
            error.length,
            error.suggestion,
        )
    if isinstance(error, HTTPException):
        status = HTTPStatus(error.code or 500)
        said = _SAID.get(status, error.description or status.description)
        if isinstance(error, Missing):
            said = error.description or said
        return Problem(status, status.name.lower(), said)
    status_code, code = _CODES.get(type(error), (500, "failure"))  # type: ignore[arg-type] # a family member
    return Problem(status_code, code, str(error))


def answer(error: Exception) -> Response:
    """The error as problem details for the API, as a page for a reader."""
    problem = problem_of(error)
    if request.path.startswith("/api/"):
        body = json.dumps(problem.as_json())
        response = Response(body, problem.status, mimetype="application/problem+json")
    else:
        query, _ = asked()
        fault = _fault(problem, query)
        literal = literally(query) if fault else ()
        page = show("problem.html", problem=problem, query=query, fault=fault, literal=literal)
        response = Response(page, problem.status)
    if isinstance(error, HTTPException):
        for name, value in error.get_headers(request.environ):
            if name.lower() not in {"content-type", "content-length"}:
                response.headers[name] = value
    return response


def _fault(problem: Problem, query: Query) -> tuple[str, str, str] | None:
    """The query text before, in and after the fault; None where the text is not to blame."""
    if problem.parameter != "q" or not query.text:
        return None
    start = problem.position
    end = start + problem.length
    return query.text[:start], query.text[start:end], query.text[end:]


def register(app: Flask) -> None:
    """Answer every error of ours and of HTTP this way."""
    app.register_error_handler(DatelineError, answer)
    app.register_error_handler(HTTPException, answer)
