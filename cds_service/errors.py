"""Every error of the service, one tree.

::

    CDSError
    |-- KnowledgeError       cards/ is wrong; lists every problem with file and line
    |-- SettingsError        the environment is wrong; lists every problem with the setting
    |-- RequestError         the request is malformed or contradictory: 400, 404, 405, 413, 415, 422
    |-- CallerError          the caller may not: bare 401, or 403
    |-- PreconditionFailed   required data could not be had: 412
    |-- Overloaded           try again: 429, 503
    |-- FetchError           FHIR could not be read; becomes *unknown*, never reaches the caller
    |   `-- SearchRefused    the server cannot do the search as it was asked
    |-- LedgerError          the ledger could not be written: 503 for feedback, nothing for hooks
    `-- FileError            a file that a command was given cannot be read or written

Messages name the place and the next step; they never carry a value from the request.
``web.problems`` is the one place where they become HTTP, ``cli`` the one where they become exit codes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class CDSError(Exception):
    """Base of all errors raised on purpose."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in the knowledge: where it is and what to do about it. ``line`` 0: the file or folder as a whole."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}" if self.line else f"{self.file}: {self.message}"


class KnowledgeError(CDSError):
    """The knowledge in ``cards/`` (or a site overlay) cannot be used; carries all problems at once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(p) for p in self.problems))


class SettingsError(CDSError):
    """The settings cannot be used; carries all problems at once, none of which shows a value."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault in a request: a JSONPath-like place (``$.context.patientId``) and a fixed text."""

    path: str
    message: str


class RequestError(CDSError):
    """The request cannot be answered as it is.

    ``status`` is the HTTP status, ``faults`` name each place, ``code`` is the FHIR issue type.
    """

    def __init__(
        self, status: int, message: str, *, path: str = "$", code: str = "invalid", faults: Sequence[Fault] = ()
    ) -> None:
        self.status = status
        self.code = code
        self.faults = tuple(faults) or (Fault(path, message),)
        super().__init__(message)


class CallerError(CDSError):
    """The caller is not known (401, no reason given) or not allowed (403)."""

    def __init__(self, status: int = 401, internal_reason: str = "") -> None:
        self.status = status
        self.internal_reason = internal_reason
        super().__init__("caller refused")


_WHY = {
    "notSent": "it was not sent",
    "failed": "the search for it failed",
    "notAllowed": "the token does not allow to read it",
    "unreadable": "what came cannot be read",
    "truncated": "only a part of it came",
}


class PreconditionFailed(CDSError):
    """Required prefetch keys could be had neither from the request nor from the FHIR server (412)."""

    def __init__(self, missing: Sequence[tuple[str, str]]) -> None:
        self.missing = tuple(missing)
        super().__init__("required data could not be had: " + ", ".join(key for key, _ in self.missing))

    def told(self) -> tuple[tuple[str, str], ...]:
        """Each key with why in words; the code of the reason stands behind them."""
        return tuple((key, f"{_WHY[why]} ({why})" if why in _WHY else why) for key, why in self.missing)


class Overloaded(CDSError):
    """The service cannot take this now (429 or 503); ``retry_after`` in seconds."""

    def __init__(self, status: int = 503, retry_after: int = 5) -> None:
        self.status = status
        self.retry_after = retry_after
        super().__init__("overloaded")


class FetchError(CDSError):
    """A FHIR read failed; ``reason`` is a ``SourceState`` value (failed, notAllowed, unreadable)."""

    def __init__(self, reason: str, message: str) -> None:
        self.reason = reason
        super().__init__(message)


class SearchRefused(FetchError):
    """The FHIR server cannot do a search as it was asked, so it may be asked more simply."""


class LedgerError(CDSError):
    """The ledger could not be written or read."""


class FileError(CDSError):
    """A file that a command was given cannot be used; the message names it and the next step."""
