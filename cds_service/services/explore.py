"""The chart behind the explorer page: read with the app's own token, or taken from a sample; then judged.

What the grant does not cover, and what cannot be read, becomes a ``SourceState`` of its key: never "empty".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Executor, wait
from dataclasses import dataclass, field, replace
from datetime import datetime

from cds_service.clinical.assessment import Assessment, Explanation, Ignored, Unmapped
from cds_service.clinical.findings import SourceState
from cds_service.errors import FetchError
from cds_service.fhir.record import Key
from cds_service.hooks.prefetch import fill
from cds_service.hooks.request import Context
from cds_service.hooks.response import Card
from cds_service.hooks.secret import Secret
from cds_service.services.paging import Fetched, read_all, type_of
from cds_service.services.ports import Caller, Deadline, FhirReader, FhirSession
from cds_service.services.scopes import Reach, reach
from cds_service.services.smart import Grant, SmartServer

FETCH_SECONDS = 8.0
"""All reads of one page together; a person waits longer than a hook call may."""


@dataclass(frozen=True, slots=True)
class Chart:
    """One patient's data as they came.

    ``pages``: prefetch key -> resource, Bundles (pages) or ``null``. ``failures``: why a key came not at all, or in part.
    ``ungranted``: keys of which the grant shows nothing, or a part only. ``order``: the order to judge, None to look for one.
    ``recorded``: Observations that the user entered on the page.
    """

    patient_id: str
    as_of: datetime
    pages: Mapping[str, tuple[bytes, ...]]
    failures: Mapping[str, SourceState] = field(default_factory=dict)
    ungranted: frozenset[str] = frozenset()
    order: bytes | None = None
    recorded: tuple[bytes, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether the server refused what the grant covers: the token may have expired before its time."""
        return any(s is SourceState.NOT_ALLOWED and key not in self.ungranted for key, s in self.failures.items())

    @property
    def lost(self) -> bool:
        """Whether the server refused everything that the grant covers: the session there is over."""
        refused = {
            key for key, s in self.failures.items() if s is SourceState.NOT_ALLOWED and key not in self.ungranted
        }
        return bool(refused) and not self.pages

    def with_recorded(self, observations: tuple[bytes, ...]) -> Chart:
        """The same chart with these entries beside it."""
        return replace(self, recorded=observations)


@dataclass(frozen=True, slots=True)
class Opinion:
    """A judged chart: the most urgent assessment, its explanation and its primary card (None: nothing to advise)."""

    assessment: Assessment
    explanation: Explanation
    card: Card | None
    ignored: tuple[Ignored, ...] = ()
    unmapped: tuple[Unmapped, ...] = ()


Judge = Callable[[Chart], Opinion]
"""Judges a chart as of its instant: as a signed order where there is one, else as if MRI without contrast were asked.

Raises ``RequestError(422)`` when the order is another patient's.
"""


class ChartReader:
    """Reads charts from FHIR servers with the token of a grant. ``templates``: prefetch key -> template."""

    def __init__(self, reader: FhirReader, templates: Mapping[str, str], pool: Executor) -> None:
        self._reader = reader
        self._templates = dict(templates)
        self._pool = pool

    def read(self, server: SmartServer, grant: Grant, as_of: datetime) -> Chart:
        """The chart of the grant's patient. Never raises for data that cannot be had."""
        patient = grant.patient or ""
        context = Context(user_id=grant.fhir_user or "", patient_id=patient, encounter_id=grant.encounter)
        filled = {key: fill(template, context) for key, template in self._templates.items()}
        queries = {key: query for key, query in filled.items() if query is not None}
        reaches = {key: reach(grant.scopes, type_of(query), search="?" in query) for key, query in queries.items()}
        ungranted = frozenset(key for key, how in reaches.items() if how is not Reach.ALL)
        asked = {key: query for key, query in queries.items() if reaches[key] is not Reach.NONE}
        deadline = Deadline.after(FETCH_SECONDS)
        try:
            session = self._reader.session(server.iss, Secret(grant.access_token), _caller(server), deadline)
        except FetchError:
            return Chart(patient, as_of, {}, dict.fromkeys(queries, SourceState.FAILED))
        came = self._all(session, asked, deadline)
        failures = {key: result.failure for key, result in came.items() if result.failure is not None}
        failures |= dict.fromkeys(ungranted, SourceState.NOT_ALLOWED)
        pages = {key: result.pages for key, result in came.items() if result.pages}
        return Chart(patient, as_of, pages, failures, ungranted)

    def _all(self, session: FhirSession, queries: Mapping[str, str], deadline: Deadline) -> dict[str, Fetched]:
        jobs = {
            key: self._pool.submit(read_all, session, query, None, deadline)
            for key, query in sorted(queries.items(), key=lambda item: item[0] != Key.PATIENT)
        }
        wait(jobs.values(), timeout=deadline.remaining)
        failed = Fetched(failure=SourceState.FAILED)
        return {key: job.result() if job.done() and not job.cancelled() else failed for key, job in jobs.items()}


def smart_issuer(server: SmartServer) -> str:
    """The name under which the FHIR client knows the networks of a registered server."""
    return f"urn:radiculopathy-cds:smart:{server.id}"


def _caller(server: SmartServer) -> Caller:
    return Caller(smart_issuer(server), fhir_bases=(server.iss,))
