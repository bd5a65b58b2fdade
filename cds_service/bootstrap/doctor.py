"""``doctor``: an EHR's FHIR base or a captured request, looked at as the service would see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from cds_service.adapters.callers import Callers
from cds_service.adapters.fhir_client import FhirClient
from cds_service.adapters.guard import Guard
from cds_service.adapters.urls import LOOPBACK, parse_base
from cds_service.bootstrap.application import issuers_of
from cds_service.bootstrap.desk import hook_of_request
from cds_service.bootstrap.engine import build_engine
from cds_service.errors import CallerError, FetchError, RequestError
from cds_service.hooks.request import Context, HookRequest, decode_request
from cds_service.hooks.secret import Secret
from cds_service.services.complete import as_sent
from cds_service.services.doctor import (
    CodeReport,
    KeyReport,
    is_fine,
    look_at_codes,
    look_at_keys,
    look_at_server,
    record_of,
)
from cds_service.services.evaluate import Engine
from cds_service.services.ports import Caller, Deadline, FhirSession
from cds_service.services.registry import Registry
from cds_service.settings import Settings

_SECONDS = 120.0
_SHOWN = 25


@dataclass(frozen=True, slots=True)
class Complaint:
    """What the doctor is asked: a captured request, a FHIR base with a patient, or both; and a client's JWT.

    ``authorization``: the whole header value of a captured call; ``audience``: the URL that it was for.
    """

    request: bytes | None = None
    base: str | None = None
    patient: str | None = None
    token: Secret | None = None
    scope: str = ""
    authorization: str | None = None
    audience: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the report. ``fine`` False: this will cost advice. ``faulty_input``: the request itself cannot be used."""

    text: str
    fine: bool = True
    faulty_input: bool = False


def examine(settings: Settings, complaint: Complaint) -> Iterator[Line]:
    """The report, line by line, as it comes."""
    engine = build_engine(settings)
    if complaint.authorization is not None:
        yield _client_token(settings, complaint)
    request = None
    if complaint.request is not None:
        try:
            request = _decoded(complaint.request, engine)
        except RequestError as error:
            yield from (
                Line(f"request: {fault.path}: {fault.message}", fine=False, faulty_input=True) for fault in error.faults
            )
            return
        yield Line(f"request: a valid {request.hook} request")
    base, token, scopes, context = _aim(complaint, request)
    if request is not None:
        yield from _sent(request, engine)
    if base is None:
        return
    if context is None:
        yield Line("fhir: give the patient whose data are to be read with --patient", fine=False)
        return
    yield from _server(settings, engine, base, token, scopes, context)


def _decoded(body: bytes, engine: Engine) -> HookRequest:
    return decode_request(body, Registry(engine.knowledge.services).for_hook(hook_of_request(body)).hook)


def _aim(
    complaint: Complaint, request: HookRequest | None
) -> tuple[str | None, Secret | None, tuple[str, ...], Context | None]:
    """FHIR base, access token, scopes and context; what was given goes before what the request says."""
    lent = request.fhir_authorization if request else None
    base = complaint.base or (request.fhir_server if request else None)
    token = complaint.token or (lent.access_token if lent else None)
    scopes = tuple(complaint.scope.split()) or (lent.scopes() if lent else ())
    if complaint.patient:
        return base, token, scopes, Context(user_id="Practitioner/doctor", patient_id=complaint.patient)
    return base, token, scopes, request.context if request else None


def _client_token(settings: Settings, complaint: Complaint) -> Line:
    """Whether the JWT verifies; it is not remembered, so that it may be looked at again."""
    guard = Guard(ca_file=settings.ca_file)
    callers = Callers(issuers_of(settings), settings.base_url, _Forgetful(), guard)
    audience = complaint.audience or settings.base_url
    try:
        caller = callers.identify(complaint.authorization, (audience,))
    except CallerError as error:
        return Line(f"client token: refused, because of: {error.internal_reason}", fine=False)
    finally:
        guard.close()
    return Line(f"client token: verifies, issuer {caller.issuer}, profile {caller.profile}")


class _Forgetful:
    def claim(self, issuer: str, jti: str, expires: datetime) -> bool:
        """See ``NonceStore``; every token counts as new."""
        return True


def _sent(request: HookRequest, engine: Engine) -> Iterator[Line]:
    """What the request brought, and what of it is not understood."""
    record = as_sent(request, engine.book.zone)
    for key in engine.knowledge.services.prefetch:
        source = record.sources[key]
        yield Line(f"sent: {key}: {source.state.value}{_defects(source.defects)}", is_fine(KeyReport(key, source)))
    unknown = sorted(set(request.prefetch or {}) - set(engine.knowledge.services.prefetch))
    if unknown:
        yield Line(f"sent: keys that were not asked for, read by the type of what is in them: {len(unknown)}")
    yield from _codes(look_at_codes(record, engine, datetime.now(UTC)))


def _server(
    settings: Settings, engine: Engine, base: str, token: Secret | None, scopes: tuple[str, ...], context: Context
) -> Iterator[Line]:
    guard = Guard(ca_file=settings.ca_file)
    try:
        session = _session(settings, guard, base, token)
        report, known = look_at_server(session)
        about = f"FHIR {report.fhir_version}" if report.fhir_version else f"no version: {report.problem}"
        yield Line(f"fhir: metadata: {about}, {report.seconds:.2f} s", (report.fhir_version or "").startswith("4.0"))
        came = []
        for one, fetched in look_at_keys(session, engine.knowledge.services.prefetch, context, known, scopes):
            came.append((one.key, fetched))
            yield Line(_key_line(one), is_fine(one) or one.key == "encounter")
        record = record_of(context.patient_id, came)
        if record.ignored:
            yield Line(f"fhir: left out: {len(record.ignored)} resources")
        yield from _codes(look_at_codes(record, engine, datetime.now(UTC)))
    except FetchError as error:
        yield Line(f"fhir: {error}", fine=False)
    finally:
        guard.close()


def _session(settings: Settings, guard: Guard, base: str, token: Secret | None) -> FhirSession:
    """A session on a base that the operator named: allowed, with the networks of the issuer that lists it."""
    issuers = issuers_of(settings)
    url = parse_base(base)
    listing = next((i for i in issuers if any(parse_base(b).holds(url) for b in i.fhir_bases)), None)
    networks = listing.networks if listing else LOOPBACK if url.loopback else ()
    name = listing.issuer if listing else "doctor"
    caller = Caller(name, fhir_bases=(base,), post_search=bool(listing and listing.post_search))
    return FhirClient(guard, {name: networks}).session(base, token, caller, Deadline.after(_SECONDS))


def _key_line(report: KeyReport) -> str:
    why = f" ({report.why})" if report.why else ""
    parts = [f"fhir: {report.key}: {report.source.state.value}{why}{_defects(report.source.defects)}"]
    parts.append(f"{report.pages} pages" if report.pages != 1 else "1 page")
    parts.append(f"{report.seconds:.2f} s")
    if report.unsupported:
        parts.append("not named by the server: " + " ".join(report.unsupported))
    if report.scope and report.scope != "all":
        parts.append(f"scope: {report.scope}")
    return ", ".join(parts)


def _defects(count: int) -> str:
    return f" ({count} not readable)" if count else ""


def _codes(report: CodeReport) -> Iterator[Line]:
    for system in report.foreign:
        yield Line(f"codes: local or not read: {system}")
    for entry in report.unmapped[:_SHOWN]:
        where = f"{entry.system or 'no system'} {entry.code or ''}".strip()
        yield Line(f"codes: not understood: {where} {entry.text or ''}".rstrip() + f" ({entry.count})")
    if len(report.unmapped) > _SHOWN:
        yield Line(f"codes: and {len(report.unmapped) - _SHOWN} more")
