"""The one way through: a typed request, a way to fetch what it lacks, and an instant; cards and reasons come out.

HTTP, the command line, the explorer and shadow mode all call :func:`evaluate` or its parts. Nothing here knows them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from cds_service.clinical.assess import Rules, assess
from cds_service.clinical.assessment import Assessment, Indicator, Urgency
from cds_service.clinical.derive import DeriveRules
from cds_service.clinical.findings import SourceState
from cds_service.clinical.orders import Order
from cds_service.clinical.quick import quick
from cds_service.compose.compose import Composer
from cds_service.compose.context import CardLinks, ComposeContext
from cds_service.errors import PreconditionFailed, RequestError
from cds_service.fhir.bundles import prefetched_patient_differs
from cds_service.fhir.record import NOT_SENT, Key, PatientRecord
from cds_service.fhir.references import is_patient, not_of
from cds_service.hooks.request import HookRequest
from cds_service.hooks.response import CDSResponse
from cds_service.knowledge.load import Knowledge
from cds_service.mapping.book import Book
from cds_service.mapping.record import Mapped, map_record
from cds_service.mapping.resources.orders import NO_ORDERS, Orders, read_orders
from cds_service.mapping.resources.services import services_named
from cds_service.services.handles import CardHandles
from cds_service.services.registry import RegisteredService

Fetch = Callable[[HookRequest], PatientRecord]
"""Completes the prefetch of a request, as far as that is possible and allowed."""

_PATIENT = Key.PATIENT.value
PATIENT_VIEW, ORDER_SELECT = "patient-view", "order-select"
_UNKNOWN = frozenset({SourceState.NOT_SENT, SourceState.FAILED, SourceState.NOT_ALLOWED, SourceState.UNREADABLE})
_URGENCY = {urgency: rank for rank, urgency in enumerate(Urgency)}
_NOTHING = CDSResponse(cards=())


@dataclass(frozen=True, slots=True)
class Engine:
    """Everything that judging needs; made once, shared by all threads.

    ``silent``: dispositions that are judged but give no card. ``withheld``: rows of the decision table likewise.
    """

    knowledge: Knowledge
    rules: Rules
    derive: DeriveRules
    book: Book
    composer: Composer
    silent: frozenset[str] = frozenset()
    withheld: frozenset[str] = frozenset()
    demo: bool = False


@quick
@dataclass(frozen=True, slots=True)
class Presentation:
    """How the cards of one call are made: client profile, and where links lead (nowhere without ``base_url``)."""

    profile: str = "generic"
    base_url: str | None = None
    handles: CardHandles | None = None
    on_fallback: Callable[[str], None] | None = None
    on_fault: Callable[[str, Exception], None] | None = None


PLAIN = Presentation()


@quick
@dataclass(frozen=True, slots=True)
class Case:
    """One patient with the orders at hand; what a hook request and a Bundle have in common."""

    hook: str
    hook_instance: str
    service_id: str
    patient_id: str | None
    record: PatientRecord
    orders: Orders
    as_of: datetime
    encounter_id: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a call. ``assessments``: one per order, most urgent first; empty when nothing was judged."""

    response: CDSResponse = _NOTHING
    assessments: tuple[Assessment, ...] = ()
    mapped: Mapped | None = None
    orders: Orders = field(default=NO_ORDERS)


def evaluate(
    request: HookRequest,
    fetch: Fetch,
    as_of: datetime,
    *,
    engine: Engine,
    service: RegisteredService,
    presentation: Presentation = PLAIN,
) -> Verdict:
    """Judge a hook request as of an instant.

    Nothing of ours selected: no cards, and the clinical data are not touched.

    Raises:
        RequestError: 400 for draft orders that are no Bundle, 422 for an order or a Patient that is not the context's.
        PreconditionFailed: required data are unknown, and nothing critical is recorded in what is there.
    """
    orders = orders_of(request, engine)
    if request.hook != PATIENT_VIEW and not orders.selected:
        return Verdict()
    check_patient(request)
    case = case_of(request, fetch(request), orders, service, as_of)
    assessments, mapped = judge_case(case, engine)
    tell_faults(mapped, presentation)
    check_required(case.record, assessments, service)
    return Verdict(present(case, assessments, engine, presentation), ranked(assessments), mapped, orders)


def orders_of(request: HookRequest, engine: Engine) -> Orders:
    """The orders of ours in a request; none for a hook without orders."""
    context = request.context
    return read_orders(context.draft_orders, context.selections, context.patient_id, engine.book)


def check_patient(request: HookRequest) -> None:
    """Raises ``RequestError`` (422) when the prefetched Patient is somebody else."""
    key = _PATIENT
    if request.values is not None and is_patient(request.values.get(key), request.context.patient_id):
        return
    raw = (request.prefetch or {}).get(key)
    if raw is not None and prefetched_patient_differs(raw, request.context.patient_id):
        wrong = not_of(request.context.patient_id)
        raise RequestError(422, wrong, path=f"$.prefetch.{key}", code="business-rule")


def case_of(
    request: HookRequest, record: PatientRecord, orders: Orders, service: RegisteredService, as_of: datetime
) -> Case:
    """The request with its record as a case."""
    return Case(
        hook=request.hook,
        hook_instance=request.hook_instance,
        service_id=service.id,
        patient_id=request.context.patient_id,
        record=record,
        orders=orders,
        as_of=as_of,
        encounter_id=request.context.encounter_id,
    )


def judge_case(case: Case, engine: Engine) -> tuple[tuple[Assessment, ...], Mapped]:
    """One assessment per order, in the order of the selections; without orders the chart alone is judged."""
    orders, book = case.orders, engine.book
    mapped = map_record(case.record, orders.selected, book, engine.derive, case.as_of, orders.drafts)
    judged: tuple[Order | None, ...] = tuple(selected.order for selected in orders.selected) or (None,)
    as_of = case.as_of.astimezone(book.zone)
    return tuple(assess(engine.rules, mapped.charted, order, as_of) for order in judged), mapped


def tell_faults(mapped: Mapped, presentation: Presentation) -> None:
    """Tell where readers of ours failed."""
    if presentation.on_fault is not None:
        for fault in mapped.faults:
            presentation.on_fault(fault.field, fault.error)


def ranked(assessments: Sequence[Assessment]) -> tuple[Assessment, ...]:
    """Most urgent first; among equals in the order of the selections."""
    return tuple(sorted(assessments, key=lambda a: _URGENCY[a.urgency]))


def check_required(record: PatientRecord, assessments: Sequence[Assessment], service: RegisteredService) -> None:
    """Raises ``PreconditionFailed`` unless the required data are there, at least in part, or something critical is recorded.

    Of a key that came in part, what it lacks is unknown and the advice says so: a red flag in it must not be lost to a
    refusal (contract section 3a; design.md section 7).
    """
    states = {key: record.sources.get(key, NOT_SENT).state for key in service.required}
    missing = [(key, state.value) for key, state in states.items() if state in _UNKNOWN and not _in_part(record, key)]
    if missing and not any(_shows_emergency(a) for a in assessments):
        raise PreconditionFailed(missing)


def _in_part(record: PatientRecord, key: str) -> bool:
    """Whether something came under the key beside what could not be read; nothing asked for is nothing."""
    if record.sources.get(key, NOT_SENT).state in (SourceState.NOT_SENT, SourceState.NOT_ALLOWED):
        return False
    return record.patient is not None if key == Key.PATIENT else bool(getattr(record, key, ()))


def _shows_emergency(assessment: Assessment) -> bool:
    critical = assessment.indicator is Indicator.CRITICAL
    return critical and assessment.disposition is not None and not assessment.silent


def present(case: Case, assessments: Sequence[Assessment], engine: Engine, presentation: Presentation) -> CDSResponse:
    """The cards for the assessments, which are in the order of the selections."""
    shown = [a for a in assessments if not a.silent and a.row not in engine.withheld]
    orders = case.orders.raw
    context = ComposeContext(
        hook=case.hook,
        hook_instance=case.hook_instance,
        service_id=case.service_id,
        patient_id=case.patient_id or "",
        as_of=case.as_of,
        encounter_id=case.encounter_id,
        orders_raw=orders,
        drafted=case.orders.drafted,
        drafted_services=services_named(case.orders.drafts, engine.book),
        profile=presentation.profile,
        links=links_of(case, orders, presentation),
        demo=engine.demo,
        parameters=engine.rules.parameters,
        silent=engine.silent,
        on_fallback=presentation.on_fallback,
    )
    return engine.composer.compose(shown, context)


def links_of(case: Case, orders: Mapping[str, bytes], presentation: Presentation) -> CardLinks:
    """Where the links of the cards lead; ``orders``: reference -> order as received."""
    handles = presentation.handles
    if handles is None or case.patient_id is None:
        return CardLinks(presentation.base_url)
    return CardLinks(presentation.base_url, handles.for_call(case.patient_id, orders))
