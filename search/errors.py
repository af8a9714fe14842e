"""The one family of errors: each message names the value, the place and the mend."""

from __future__ import annotations


class DatelineError(Exception):
    """Anything Dateline refuses to do, said so that a person can mend it."""


class IndexMissing(DatelineError):
    """The folder does not exist or holds no index."""


class IndexBroken(DatelineError):
    """The index fails a check; it is left as it is, byte for byte."""


class IndexFormat(DatelineError):
    """The index was written in another format version; `dateline rebuild` writes it anew."""


class IndexLocked(DatelineError):
    """Another process is writing to this index."""


class SettingsError(DatelineError):
    """A setting has a value it cannot have."""


class AuthorityError(DatelineError):
    """A line of an authority or gazetteer file is malformed; names file and line."""


class CursorExpired(DatelineError):
    """A relevance cursor belongs to a generation that is no longer the current one."""


class QueryError(DatelineError):
    """A query that cannot be answered as it stands.

    `position` and `length` are code points into the query text (or, where `parameter` is not
    "q", into that parameter's value); `suggestion` is a query or value that would work, or "".
    """

    def __init__(
        self,
        code: str,
        position: int,
        length: int,
        message: str,
        suggestion: str = "",
        parameter: str = "q",
    ) -> None:
        super().__init__(message)
        self.code = code
        self.position = position
        self.length = length
        self.message = message
        self.suggestion = suggestion
        self.parameter = parameter
