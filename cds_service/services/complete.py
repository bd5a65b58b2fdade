"""Prefetch completion: what the client did not send is fetched from its FHIR server, as far as it allows.

Every failure becomes a ``SourceState`` of its key; nothing here raises for data that cannot be had, and nothing that
could not be looked at is ever taken for empty.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future, wait
from dataclasses import replace
from datetime import UTC, tzinfo
from functools import partial

import msgspec

from cds_service.clinical.findings import Source, SourceState
from cds_service.errors import FetchError
from cds_service.fhir.bundles import RecordBuilder
from cds_service.fhir.folded import KEEP_ALL, Sieve
from cds_service.fhir.record import NOT_SENT, Key, PatientRecord
from cds_service.hooks.prefetch import fill
from cds_service.hooks.request import HookRequest
from cds_service.services.paging import Fetched, read_all, type_of
from cds_service.services.ports import Caller, Deadline, FhirReader, FhirSession
from cds_service.services.scopes import Reach, reach

FETCH_SECONDS = 2.5
"""All fetches of one hook call together, unless a site sets another time (docs: security 4.1)."""

_UNKNOWN = frozenset(
    {
        SourceState.NOT_SENT,
        SourceState.FAILED,
        SourceState.NOT_ALLOWED,
        SourceState.UNREADABLE,
        SourceState.TRUNCATED,
    }
)

_ENCOUNTER = Key.ENCOUNTER.value

Observe = Callable[[str, str, float], None]
"""Told of each fetched key: key, resulting state, seconds."""


class Completer:
    """Completes the prefetch of one service.

    ``templates``: prefetch key to template, as in discovery. ``pool`` runs the fetches of all hook calls; when it is
    busy, fetches are given up at their deadline and the answer names what is unknown. ``zone``: in which an instant is a day.
    ``seconds``: for all fetches of one call. ``sieve``: see ``RecordBuilder``.
    """

    def __init__(
        self,
        reader: FhirReader,
        templates: Mapping[str, str],
        pool: Executor,
        observe: Observe | None = None,
        zone: tzinfo = UTC,
        seconds: float = FETCH_SECONDS,
        sieve: Sieve = KEEP_ALL,
    ) -> None:
        self._reader = reader
        self._zone = zone
        self._seconds = seconds
        self._sieve = sieve
        self._templates = dict(templates)
        self._pool = pool
        self._observe = observe or (lambda key, state, seconds: None)

    def complete(self, request: HookRequest, caller: Caller, deadline: Deadline) -> PatientRecord:
        """The patient's record from the prefetch and, where that leaves a key unknown, from ``fhirServer``.

        Never raises for missing data: each key of the record says what came of it.
        """
        patient_id = request.context.patient_id
        record = as_sent(request, self._zone, self._sieve)
        wanted = [key for key in self._templates if record.sources.get(key, NOT_SENT).state in _UNKNOWN]
        if not wanted or request.fhir_server is None:
            return record
        sent = {key: bytes(raw) for key, raw in _sent(request).items()}
        fetched, partly = self._fetch(request, caller, wanted, sent, deadline.within(self._seconds))
        if not fetched:
            return record
        return _merge(lambda: RecordBuilder(patient_id, self._zone, self._sieve), sent, fetched, partly)

    def _fetch(
        self,
        request: HookRequest,
        caller: Caller,
        wanted: list[str],
        sent: Mapping[str, bytes],
        deadline: Deadline,
    ) -> tuple[dict[str, Fetched], frozenset[str]]:
        """What came for each key that could be asked for, and the keys of which the token shows a part."""
        authorization, server = request.fhir_authorization, request.fhir_server
        token = authorization.access_token if authorization else None
        if server is None or not self._reader.may_read(server, token, caller):
            return {}, frozenset()
        filled = {key: fill(self._templates[key], request.context) for key in wanted}
        queries = {key: query for key, query in filled.items() if query is not None}
        if not queries:
            return {}, frozenset()
        refusal = dict.fromkeys(queries, Fetched(failure=SourceState.NOT_ALLOWED))
        if authorization and authorization.patient not in (
            None,
            request.context.patient_id,
        ):
            return refusal, frozenset()
        try:
            session = self._reader.session(server, token, caller, deadline)
        except FetchError:
            return refusal, frozenset()
        scopes = authorization.scopes() if authorization else ()
        reaches = {key: reach(scopes, type_of(query), search="?" in query) for key, query in queries.items()}
        allowed = {key: query for key, query in queries.items() if reaches[key] is not Reach.NONE}
        jobs = {key: self._start(session, key, query, sent.get(key), deadline) for key, query in allowed.items()}
        wait(jobs.values(), timeout=deadline.remaining)
        came = {key: _result(job) for key, job in jobs.items()}
        return {**refusal, **came}, frozenset(key for key, r in reaches.items() if r is Reach.PART)

    def _start(
        self,
        session: FhirSession,
        key: str,
        query: str,
        sent: bytes | None,
        deadline: Deadline,
    ) -> Future[Fetched]:
        def run() -> Fetched:
            begun = time.monotonic()
            result = read_all(session, query, sent, deadline)
            state = result.failure.value if result.failure else SourceState.GIVEN.value
            self._observe(key, state, time.monotonic() - begun)
            return result

        return self._pool.submit(run)


def _result(job: Future[Fetched]) -> Fetched:
    if job.done() and not job.cancelled():
        return job.result()
    job.cancel()
    return Fetched(failure=SourceState.FAILED)


def as_sent(request: HookRequest, zone: tzinfo = UTC, sieve: Sieve = KEEP_ALL) -> PatientRecord:
    """The record of what the request itself brought; nothing is fetched."""
    builder = RecordBuilder(request.context.patient_id, zone, sieve)
    if request.values is None:
        for key, raw in _sent(request).items():
            builder.add(key, raw)
        return builder.build()
    for key, value in request.values.items():
        if value is None:
            builder.add_nothing(key)
        else:
            builder.add_value(key, value, partial(_json, request, key))
    if request.context.encounter_id is None and not builder.has(_ENCOUNTER):
        builder.add_nothing(_ENCOUNTER)
    return builder.build()


def _json(request: HookRequest, key: str) -> msgspec.Raw:
    return (request.prefetch or {})[key]


def _sent(request: HookRequest) -> dict[str, bytes | msgspec.Raw]:
    """The prefetch; without an encounter in the context there is none to ask for (contract section 3a)."""
    sent: dict[str, bytes | msgspec.Raw] = dict(request.prefetch or {})
    if request.context.encounter_id is None:
        sent.setdefault(_ENCOUNTER, b"null")
    return sent


def _build(
    builder: RecordBuilder, pages: Mapping[str, tuple[bytes, ...]], failures: Mapping[str, SourceState]
) -> PatientRecord:
    for key, raws in pages.items():
        for raw in raws:
            builder.add(key, raw)
    for key, state in failures.items():
        builder.fail(key, state)
    return builder.build()


def _merge(
    new: Callable[[], RecordBuilder],
    sent: Mapping[str, bytes],
    fetched: Mapping[str, Fetched],
    partly: frozenset[str],
) -> PatientRecord:
    """The record of what was sent and fetched; a key whose fetch brought nothing keeps what was sent for it."""
    pages: dict[str, tuple[bytes, ...]] = {key: (raw,) for key, raw in sent.items()}
    pages |= {key: result.pages for key, result in fetched.items() if result.pages}
    failures = {key: result.failure for key, result in fetched.items() if result.failure and key not in pages}
    builder = new()
    builder.in_order |= {key for key, result in fetched.items() if result.ordered and result.pages}
    record = _build(builder, pages, failures)
    doubts = {key: Source(SourceState.NOT_ALLOWED) for key in partly if key in pages}
    for key, result in fetched.items():
        if not result.ordered and record.sources.get(key, NOT_SENT).state is SourceState.TRUNCATED:
            doubts[key] = Source(SourceState.TRUNCATED)  # sorted by chance at most: complete back to nowhere
        if result.pages and _has_other_patients(new(), key, result.pages):
            doubts[key] = Source(SourceState.UNREADABLE)
    return replace(record, sources={**record.sources, **doubts}) if doubts else record


def _has_other_patients(builder: RecordBuilder, key: str, pages: tuple[bytes, ...]) -> bool:
    """Whether the server answered with somebody else's data: then it did not search as asked, and silence is void."""
    ignored = _build(builder, {key: pages}, {}).ignored
    return any(entry.reason == "otherPatient" for entry in ignored)
