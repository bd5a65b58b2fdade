"""Looking at a client's data before it goes live: what resolves, what its server supports, what is not understood."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from time import perf_counter

import msgspec

from cds_service.clinical.assessment import Unmapped
from cds_service.clinical.findings import Source, SourceState
from cds_service.errors import FetchError
from cds_service.fhir.bundles import RecordBuilder
from cds_service.fhir.record import NOT_SENT, PatientRecord
from cds_service.hooks.prefetch import fill
from cds_service.hooks.request import Context
from cds_service.hooks.wire import NOT_JSON
from cds_service.mapping.record import map_record
from cds_service.services.evaluate import Engine
from cds_service.services.paging import Fetched, read_all, type_of
from cds_service.services.ports import Deadline, FhirSession
from cds_service.services.scopes import Reach, reach

KEY_SECONDS = 30.0
"""The doctor waits longer than a hook call would: it wants to know how long it takes."""

_RESULT_PARAMETERS = ("_count", "_id")


@dataclass(frozen=True, slots=True)
class KeyReport:
    """One prefetch key: what came, from how many pages, how fast, and which of its parameters the server does not name.

    ``why``: what went wrong, in words without anything of the patient.
    """

    key: str
    source: Source
    pages: int = 0
    seconds: float = 0.0
    unsupported: tuple[str, ...] = ()
    scope: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class CodeReport:
    """What no value set and no phrase knows; ``foreign``: code systems that are not read at all."""

    unmapped: tuple[Unmapped, ...]
    foreign: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ServerReport:
    """What the server says of itself, and how long it took to say it."""

    fhir_version: str | None
    seconds: float
    problem: str | None = None


class _Parameter(msgspec.Struct):
    name: str = ""


class _Resource(msgspec.Struct, rename="camel"):
    type: str = ""
    search_param: list[_Parameter] = []


class _Rest(msgspec.Struct):
    resource: list[_Resource] = []


class _Capability(msgspec.Struct, rename="camel"):
    fhir_version: str | None = None
    rest: list[_Rest] = []


def look_at_server(session: FhirSession) -> tuple[ServerReport, Mapping[str, frozenset[str]]]:
    """The server's CapabilityStatement: version, and type -> search parameters (empty when it cannot be read)."""
    begun = perf_counter()
    try:
        statement = msgspec.json.decode(session.query("metadata"), type=_Capability)
    except FetchError as error:
        return ServerReport(None, perf_counter() - begun, str(error)), {}
    except NOT_JSON:
        return ServerReport(None, perf_counter() - begun, "the answer is no CapabilityStatement"), {}
    known = {
        resource.type: frozenset(parameter.name for parameter in resource.search_param)
        for rest in statement.rest
        for resource in rest.resource
    }
    return ServerReport(statement.fhir_version, perf_counter() - begun), known


def look_at_keys(
    session: FhirSession,
    templates: Mapping[str, str],
    context: Context,
    known: Mapping[str, frozenset[str]],
    scopes: tuple[str, ...],
) -> Iterator[tuple[KeyReport, Fetched]]:
    """Reads every key of the templates, one after the other, to its end."""
    for key, template in templates.items():
        query = fill(template, context)
        if query is None:
            yield KeyReport(key, NOT_SENT, scope="the context has no value for it"), Fetched()
            continue
        begun = perf_counter()
        fetched = read_all(session, query, None, Deadline.after(KEY_SECONDS))
        seconds = perf_counter() - begun
        builder = RecordBuilder(context.patient_id)
        _add(builder, key, fetched)
        source = builder.build().sources.get(key, NOT_SENT)
        granted = reach(scopes, type_of(query), search="?" in query) if scopes else Reach.ALL
        unsupported = tuple(_unsupported(query, known))
        yield (
            KeyReport(key, source, len(fetched.pages), seconds, unsupported, granted.name.lower(), fetched.why),
            fetched,
        )


def _add(builder: RecordBuilder, key: str, fetched: Fetched) -> None:
    for page in fetched.pages:
        builder.add(key, page)
    if fetched.failure is not None:
        builder.fail(key, fetched.failure)


def _unsupported(query: str, known: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """Search parameters, those to sort by among them, that the CapabilityStatement does not name for the type."""
    names = known.get(type_of(query))
    if names is None:
        if known:
            yield type_of(query)
        return
    for part in query.partition("?")[2].split("&"):
        name, _, value = part.partition("=")
        wanted = value.lstrip("-") if name == "_sort" else name
        if wanted and wanted not in names and wanted not in _RESULT_PARAMETERS:
            yield wanted


def record_of(patient_id: str, fetched: Iterable[tuple[str, Fetched]]) -> PatientRecord:
    """The record of everything that was read."""
    builder = RecordBuilder(patient_id)
    for key, one in fetched:
        _add(builder, key, one)
    return builder.build()


def look_at_codes(record: PatientRecord, engine: Engine, as_of: datetime) -> CodeReport:
    """Codes and texts of the record that are not understood, most frequent first."""
    mapped = map_record(record, (), engine.book, engine.derive, as_of)
    is_known: Callable[[str | None], bool] = engine.book.terminology.known
    foreign = {entry.system for entry in mapped.unmapped if entry.system and not is_known(entry.system)}
    return CodeReport(mapped.unmapped, tuple(sorted(foreign)))


def is_fine(report: KeyReport) -> bool:
    """Whether the key can be relied on."""
    return report.source.state in (SourceState.GIVEN, SourceState.EMPTY)
