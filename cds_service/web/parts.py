"""What ``bootstrap`` hands to the web: values, use cases as plain callables, and three small ports.

The web knows no adapter and no setting.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol

from flask import Blueprint

from cds_service.hooks.discovery import Discovery
from cds_service.hooks.secret import Secret
from cds_service.services.calls import AssessCall, HookCall, InputKind, Judged
from cds_service.services.ports import AppCaller, Caller, FeedbackStore

__all__ = [
    "AppCaller",
    "AppParts",
    "Apps",
    "AssessCall",
    "Callers",
    "HookCall",
    "InputKind",
    "Judged",
    "Published",
    "Telemetry",
    "WebSettings",
]


class Callers(Protocol):
    """Who calls a hook, discovery or feedback: the JWT of CDS Hooks."""

    def identify(self, authorization: str | None, audiences: tuple[str, ...], address: str) -> Caller:
        """The caller behind the ``Authorization`` header, whose token names one of ``audiences`` (URLs).

        ``address``: where the call comes from; without a valid token that is who is counted.

        Raises:
            CallerError: 401; the reason stays inside.
            Overloaded: 503 when replay cannot be checked, 429 when this issuer or address calls too often.
        """
        ...


class Apps(Protocol):
    """Who calls ``/assessments`` and ``/fhir/$assess``: a bearer token, by introspection or as a JWT."""

    def identify(self, authorization: str | None, address: str) -> AppCaller:
        """The app behind the ``Authorization`` header of a call from ``address``.

        Raises:
            CallerError: 401; the reason stays inside.
            Overloaded: 503, 429; as for :class:`Callers`.
        """
        ...


class Telemetry(Protocol):
    """Logs and metrics. Nothing that comes from a request is ever handed over."""

    def answered(self, route: str, status: int, seconds: float, request_id: str) -> None:
        """One request was answered; ``route`` is from a closed set."""
        ...

    def crashed(self, route: str, request_id: str, error: Exception) -> None:
        """An error that nobody foresaw became a 500."""
        ...

    def exposition(self) -> tuple[bytes, str]:
        """The metrics as Prometheus reads them, and their content type."""
        ...


@dataclass(frozen=True, slots=True)
class WebSettings:
    """Values from the settings that the web needs.

    ``base_url``: public URL without a slash at its end; the only source of our own links and audiences.
    ``cors_origins``: exact origins; ``cors_loopback`` allows any port of the loopback names beside them (demo).
    ``body_limit``: bytes. ``open_discovery``: discovery needs no token.
    ``metrics_token``: when set, ``/metrics`` needs it as a bearer token.
    ``trusted_proxies``: how many proxies of ours stand in front and write ``X-Forwarded-For``.
    """

    base_url: str
    demo: bool
    cors_origins: frozenset[str] = frozenset()
    cors_loopback: bool = False
    body_limit: int = 8 * 1024 * 1024
    open_discovery: bool = True
    metrics_token: Secret | None = None
    trusted_proxies: int = 0


@dataclass(frozen=True, slots=True)
class Published:
    """The knowledge as it is shown to others. Resources are FHIR R4 JSON, encoded once, by their id.

    ``released``: date of the knowledge (``2026-11-22``). ``resources``: type -> id -> resource; ``ValueSet`` and
    ``Questionnaire`` are among the types. ``source_attributes``: text of ``source-attributes.yaml``.
    """

    version: str
    knowledge_hash: str
    released: str
    resources: Mapping[str, Mapping[str, bytes]]
    source_attributes: str


def _now() -> datetime:
    return datetime.now(UTC)


def _request_id() -> str:
    """A random UUID (RFC 9562 version 4), as ``uuid.uuid4`` makes it, without an object of it."""
    text = os.urandom(16).hex()
    return f"{text[:8]}-{text[8:12]}-4{text[13:16]}-{'89ab'[int(text[16], 16) & 3]}{text[17:20]}-{text[20:]}"


@dataclass(frozen=True, slots=True)
class AppParts:
    """Everything that :func:`cds_service.web.app.build_app` needs.

    ``answer_hook``: CDS Hooks response as JSON bytes; raises ``CDSError``. What follows the answer (ledger, metrics of
    outcomes) is its own affair and never fails a call.
    ``judge``: the same judgement with its reasons; raises ``CDSError``, ``CallerError(403)`` among them when the record is
    of another patient than ``AssessCall.patient``.
    ``ready``: name of each thing that must work -> whether it does (``knowledge``, ``database``).
    ``blueprints``: further pages (explorer, SMART launch).
    """

    settings: WebSettings
    discovery: Discovery
    published: Published
    answer_hook: Callable[[HookCall], bytes]
    judge: Callable[[AssessCall], Judged]
    feedback: FeedbackStore
    callers: Callers
    apps: Apps
    telemetry: Telemetry
    ready: Callable[[], Mapping[str, bool]]
    blueprints: tuple[Blueprint, ...] = ()
    clock: Callable[[], datetime] = field(default=_now)
    new_id: Callable[[], str] = field(default=_request_id)
