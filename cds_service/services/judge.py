"""The same judgement with its reasons, for SMART apps, ``$assess``, ``explain`` and the explorer; never a 412.

A request of an order hook without an order of ours is judged as the chart alone, and has no cards.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from cds_service.clinical.assessment import Assessment, Explanation
from cds_service.clinical.explain import explain
from cds_service.compose.assessment_json import encode_assessment
from cds_service.compose.explain import explain_text
from cds_service.errors import CallerError, RequestError
from cds_service.hooks.request import decode_request
from cds_service.hooks.response import CDSResponse
from cds_service.hooks.wire import NOT_JSON, demand_utf8, not_json
from cds_service.mapping.record import Mapped
from cds_service.services.bundles import case_of_bundle
from cds_service.services.calls import AssessCall, InputKind, Judged
from cds_service.services.evaluate import (
    ORDER_SELECT,
    PATIENT_VIEW,
    PLAIN,
    Case,
    Engine,
    Fetch,
    Presentation,
    case_of,
    check_patient,
    judge_case,
    orders_of,
    present,
    ranked,
    tell_faults,
)
from cds_service.services.registry import Registry


@dataclass(frozen=True, slots=True)
class Reasons:
    """A case with everything that is known about why. ``assessments``: most urgent first; the explanation is of that one."""

    case: Case
    assessments: tuple[Assessment, ...]
    explanation: Explanation
    mapped: Mapped
    response: CDSResponse


class Judge:
    """Judges hook requests and Bundles. ``fetch`` completes the prefetch of hook requests, as far as that is allowed."""

    def __init__(self, registry: Registry, engine: Engine, fetch: Fetch, presentation: Presentation = PLAIN) -> None:
        self._registry = registry
        self._engine = engine
        self._fetch = fetch
        self._presentation = presentation

    @property
    def engine(self) -> Engine:
        """What it judges with."""
        return self._engine

    def judge(self, call: AssessCall) -> Judged:
        """The judgement as cards, assessments and JSON.

        Raises:
            RequestError: 400, 422. CallerError: 403 for another patient than that of the token.
        """
        reasons = self.reasons(call)
        return Judged(reasons.response, reasons.assessments, self.document(reasons), reasons.case.patient_id)

    def reasons(self, call: AssessCall) -> Reasons:
        """The judgement with its reasons; raises as :meth:`judge`."""
        return self.of_case(self.case(call))

    def of_case(self, case: Case) -> Reasons:
        """The judgement of a case that was put together elsewhere."""
        assessments, mapped = judge_case(case, self._engine)
        tell_faults(mapped, self._presentation)
        silent = case.hook != PATIENT_VIEW and not case.orders.selected
        response = CDSResponse(cards=()) if silent else present(case, assessments, self._engine, self._presentation)
        first, *others = ranked(assessments)
        return Reasons(case, (first, *others), explain(self._engine.rules, first), mapped, response)

    def case(self, call: AssessCall) -> Case:
        """What is to be judged; raises as :meth:`judge`."""
        if call.kind is InputKind.BUNDLE:
            demand_utf8(call.body)
            viewing, ordering = self._registry.for_hook(PATIENT_VIEW), self._registry.for_hook(ORDER_SELECT)
            case = case_of_bundle(call, self._engine, viewing, ordering)
            _check_token(call, case.patient_id)
            return case
        service = self._registry.for_hook(hook_of(call.body))
        request = decode_request(call.body, service.hook)
        _check_token(call, request.context.patient_id)
        orders = orders_of(request, self._engine)
        check_patient(request)
        return case_of(request, self._fetch(request), orders, service, call.as_of)

    def document(self, reasons: Reasons) -> bytes:
        """The assessment JSON of contract section 6."""
        first, *others = reasons.assessments
        knowledge = self._engine.knowledge
        return encode_assessment(
            first,
            reasons.explanation,
            knowledge_version=knowledge.version,
            knowledge_hash=knowledge.hash,
            others=others,
            ignored=reasons.mapped.ignored,
            unmapped=reasons.mapped.unmapped,
            cards=reasons.response.cards,
        )

    def words(self, reasons: Reasons) -> str:
        """The reasons as a tree of plain words."""
        return explain_text(reasons.assessments[0], reasons.explanation, self._engine.composer.material)


class _Hook(msgspec.Struct):
    hook: str


_decode_hook: Callable[[bytes], _Hook] = msgspec.json.Decoder(_Hook).decode


def hook_of(body: bytes) -> str:
    """The hook that a request names; raises ``RequestError`` (400)."""
    try:
        return _decode_hook(body).hook
    except msgspec.ValidationError:
        raise RequestError(400, "must be the name of a hook", path="$.hook", code="structure") from None
    except NOT_JSON as error:
        raise RequestError(400, not_json(error), code="structure") from None


def _check_token(call: AssessCall, patient_id: str | None) -> None:
    if call.patient is not None and call.patient != patient_id:
        raise CallerError(403, "token for another patient")
