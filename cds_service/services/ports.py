"""What the use cases need from the outside world, as protocols, and the values that cross that border.

``adapters`` implements these; ``bootstrap`` puts both together. Nothing here does I/O.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from cds_service.clinical.quick import quick
from cds_service.clinical.truth import Truth
from cds_service.hooks.secret import Secret


@quick
@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls. ``issuer`` is the ``iss`` of the verified token, or ``ANONYMOUS`` in the demo profile.

    ``profile`` names a client profile. ``fhir_bases`` are the FHIR servers that may be read for this caller.
    ``post_search``: search with ``POST _search`` rather than GET.
    """

    issuer: str
    tenant: str | None = None
    profile: str = "generic"
    fhir_bases: tuple[str, ...] = ()
    subject: str | None = None
    post_search: bool = False


ANONYMOUS = "urn:radiculopathy-cds:anonymous"
"""Issuer of callers without a verified token; only the demo profile has them."""


@dataclass(frozen=True, slots=True)
class AppCaller:
    """A SMART app behind a verified bearer token; ``patient`` is the only patient that it may ask about.

    ``issuer`` is that of its token, or ``ANONYMOUS`` in the demo profile.
    """

    patient: str | None = None
    issuer: str = ANONYMOUS


@quick
@dataclass(frozen=True, slots=True)
class Deadline:
    """An instant on the monotonic clock by which an answer must stand."""

    at: float

    @classmethod
    def after(cls, seconds: float) -> Deadline:
        """The deadline so many seconds from now."""
        return cls(time.monotonic() + seconds)

    @property
    def remaining(self) -> float:
        """Seconds left, never negative."""
        return max(0.0, self.at - time.monotonic())

    def within(self, seconds: float) -> Deadline:
        """The earlier of this deadline and so many seconds from now."""
        return Deadline(min(self.at, time.monotonic() + seconds))


class FhirSession(Protocol):
    """Reading one FHIR server for one hook call; safe to use from several threads."""

    def query(self, query: str) -> bytes:
        """Body of ``[base]/query``; ``query`` is a filled prefetch template (``Patient/1``, ``Condition?patient=1``).

        Raises:
            FetchError: with the ``SourceState`` value that says why; ``SearchRefused`` among them.
        """
        ...

    def follow(self, link: str) -> bytes:
        """Body behind a paging link of an earlier answer; only inside the same base.

        Raises:
            FetchError: also when the link leaves the base or the caps on calls and bytes are used up.
        """
        ...


class FhirReader(Protocol):
    """Opens sessions on FHIR servers."""

    def session(self, server: str, token: Secret | None, caller: Caller, deadline: Deadline) -> FhirSession:
        """A session on ``server``, which must be allowed for ``caller``; all its calls share ``deadline``.

        Raises:
            FetchError: ``notAllowed`` when the server is not on the caller's list; nothing was sent then.
        """
        ...

    def may_read(self, server: str, token: Secret | None, caller: Caller) -> bool:
        """Whether reading is invited at all: a token is there, or the demo profile meets a loopback server."""
        ...


@quick
@dataclass(frozen=True, slots=True)
class IssuedCard:
    """One card as it went out: what feedback can refer to. ``topic`` is the disposition code, or a supporting one."""

    uuid: str
    suggestions: tuple[str, ...]
    topic: str
    row: str | None = None
    indicator: str = "info"


@quick
@dataclass(frozen=True, slots=True)
class CallRecord:
    """What one hook call was answered with, and why. ``patient_id`` is stored as a keyed hash only.

    ``rows``: decision-table row and result. ``sources``: prefetch key and availability.
    ``milliseconds``: time to the answer. ``shadow``: judged, but no card was shown.
    """

    at: datetime
    request_id: str
    caller: Caller
    service_id: str
    hook: str
    knowledge_hash: str
    patient_id: str | None
    disposition: str | None
    row: str | None
    rows: tuple[tuple[str, Truth], ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    cards: tuple[IssuedCard, ...] = ()
    milliseconds: float = 0.0
    shadow: bool = False


class AuditTrail(Protocol):
    """Remembers hook calls and the cards that they issued."""

    def record(self, call: CallRecord) -> None:
        """Keep ``call``; returns at once and never raises. What cannot be kept is counted and dropped."""
        ...


@dataclass(frozen=True, slots=True)
class OverrideEntry:
    """One reason for not following a card; ``extension`` is the client's JSON text, unread."""

    system: str | None = None
    code: str | None = None
    display: str | None = None
    comment: str | None = None
    extension: str | None = None


@dataclass(frozen=True, slots=True)
class FeedbackEvent:
    """One event as reported: a card accepted with one suggestion, or overridden.

    The same (issuer, tenant, service, card, outcome, at, suggestion) is one event, however often it is sent.
    ``suggestion`` is empty when none was accepted.
    """

    service_id: str
    card: str
    outcome: str
    at: datetime
    suggestion: str = ""
    overrides: tuple[OverrideEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredFeedback:
    """An event with what is known about its card; the latter is None when we issued no such card to this caller."""

    event: FeedbackEvent
    issuer: str
    tenant: str | None
    received: datetime
    topic: str | None
    row: str | None
    knowledge_hash: str | None
    issued: datetime | None

    @property
    def matched(self) -> bool:
        """Whether the card was issued to this caller for this service."""
        return self.issued is not None


@dataclass(frozen=True, slots=True)
class FeedbackReceipt:
    """How many events of one call were new, and how many had been stored before."""

    stored: int
    repeated: int


class FeedbackStore(Protocol):
    """Keeps feedback durably."""

    def store(self, caller: Caller, received: datetime, events: Sequence[FeedbackEvent]) -> FeedbackReceipt:
        """Store all events or none; when this returns they survive a crash of process and machine.

        Raises:
            LedgerError: they could not be stored.
        """
        ...

    def events(self) -> Iterator[StoredFeedback]:
        """Everything stored, oldest first.

        Raises:
            LedgerError: the ledger could not be read.
        """
        ...


class NonceStore(Protocol):
    """Remembers token ids (``jti``) over all workers."""

    def claim(self, issuer: str, jti: str, expires: datetime) -> bool:
        """True for exactly one caller per (issuer, jti) until it expires.

        Raises:
            LedgerError: it could not be decided.
        """
        ...


class HandleStore(Protocol):
    """Opaque handles for ``appContext``: the link of a card carries the token, the context stays here, encrypted."""

    def token(self, seed: str) -> str:
        """The handle for ``seed`` (a card uuid): unguessable without the deployment's key, the same every time."""
        ...

    def keep(self, token: str, context: bytes, seconds: int) -> None:
        """Keep ``context`` for a while; returns at once and never raises."""
        ...

    def open(self, token: str) -> bytes | None:
        """The context, or None when unknown or expired.

        Raises:
            LedgerError: the ledger could not be read.
        """
        ...


class SessionStore(Protocol):
    """Values of a browser session (OAuth state, tokens), encrypted, shared by all workers. Raise ``LedgerError``."""

    def get(self, key: str) -> str | None:
        """The value, or None when unknown or expired."""
        ...

    def set(self, key: str, value: str, seconds: int) -> None:
        """Store or replace; stored when it returns."""
        ...

    def delete(self, key: str) -> None:
        """Forget; unknown keys are no error."""
        ...

    def take(self, key: str) -> str | None:
        """The value, for exactly one of all who ask; it is gone afterwards."""
        ...
