"""Structured logs by allow-list: a line holds known fields with harmless values, or it does not hold them.

One JSON object per line on stderr. No request body, no free text, no exception message, no URL ever gets here, at no
level: what libraries log is reduced to who logged and how grave it is.
"""

from __future__ import annotations

import logging
import re
import sys
import traceback
from collections.abc import MutableMapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

import structlog

_WORD = re.compile(r"[A-Za-z0-9_.:/+\-]{1,120}")
_FIELDS = {
    "event": re.compile(r"[a-z][a-z ,\-]{0,80}"),
    "level": re.compile(r"[a-z]{1,10}"),
    "timestamp": _WORD,
    "request_id": re.compile(r"[A-Za-z0-9\-]{1,64}"),
    "route": re.compile(r"[A-Za-z0-9_.:/+\-<>$]{1,120}"),
    "status": re.compile(r"[1-5][0-9]{2}"),
    "seconds": re.compile(r"[0-9.e\-]{1,24}"),
    "service": _WORD,
    "key": _WORD,
    "state": _WORD,
    "count": re.compile(r"[0-9]{1,18}"),
    "error": re.compile(r"[A-Za-z0-9_.]{1,80}"),
    "place": re.compile(r"[A-Za-z0-9_.:/<> \-]{1,1000}"),
    "logger": re.compile(r"[A-Za-z0-9_.\-]{1,80}"),
    "issuer": re.compile(r"[A-Za-z0-9_.:/\-]{1,200}"),
    "patient": re.compile(r"[0-9a-f]{32}"),
}
"""Every field that a line may hold, and what its value must look like. ``patient`` is a keyed hash."""

_LIBRARIES = ("urllib3", "requests", "sqlalchemy", "alembic", "psycopg", "jwt", "werkzeug", "authlib", "joserfc")
_FRAMES = 12


def only_allowed(logger: object, method: str, entry: MutableMapping[str, object]) -> MutableMapping[str, object]:
    """The entry with the allowed fields only; a field whose value looks otherwise is left out and counted."""
    kept: dict[str, object] = {
        name: value
        for name, value in entry.items()
        if (shape := _FIELDS.get(name)) is not None
        and isinstance(value, str | int | float)
        and shape.fullmatch(str(value))
    }
    kept.setdefault("event", "unnamed")
    if withheld := len(entry.keys() - kept.keys()):
        kept["withheld"] = withheld
    return kept


class _Foreign(logging.Handler):
    """What libraries log through the standard library: who and how grave, never what."""

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else None
        fields = {"logger": record.name, **({"error": error} if error else {})}
        structlog.get_logger().log(max(record.levelno, logging.INFO), "library message", **fields)


class _Answers:
    """Where the line of an answered request goes; nowhere special before logs are configured."""

    logger: structlog.PrintLogger | None = None
    silent = False


_UTC = "+00:00"


def log_answered(route: str, status: int, seconds: float, request_id: str) -> None:
    """The line of an answered request, which is written for every call, put together by hand.

    It is the line that the general way gives, by the same allow-list; whatever does not fit goes that way.
    """
    if _Answers.silent:
        return
    logger = _Answers.logger
    if (
        logger is None
        or not _FIELDS["request_id"].fullmatch(request_id)
        or not _FIELDS["route"].fullmatch(route)
        or not 100 <= status <= 599  # the statuses of HTTP
        or not 0 <= seconds < 1e9  # written with digits, unlike inf
    ):
        fields = {"route": route, "status": status, "seconds": seconds, "request_id": request_id}
        structlog.get_logger().info("answered", **fields)
        return
    at = datetime.now(UTC).isoformat().replace(_UTC, "Z")
    logger.msg(
        f'{{"route": "{route}", "status": {status}, "seconds": {seconds!r}, "request_id": "{request_id}", '
        f'"event": "answered", "level": "info", "timestamp": "{at}"}}'
    )


def configure_logs(level: int = logging.INFO, stream: TextIO | None = None) -> None:
    """Send all logs of this process through the allow-list. ``level`` is a ``logging`` number."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            only_allowed,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(stream or sys.stderr),
        cache_logger_on_first_use=False,
    )
    _Answers.logger = structlog.PrintLogger(stream or sys.stderr)
    _Answers.silent = level > logging.INFO
    root = logging.getLogger()
    root.handlers = [_Foreign()]
    root.setLevel(max(level, logging.WARNING))
    for name in _LIBRARIES:
        library = logging.getLogger(name)
        library.handlers = []
        library.setLevel(logging.ERROR)


def place_of(error: BaseException) -> str:
    """Where an error came from: file, line and function of its last frames, without a single value."""
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    return " ".join(f"{Path(frame.filename).name}:{frame.lineno}:{frame.name}" for frame in frames)
