"""Answering a hook call: registry, decode, evaluate, encode; then the ledger and the metrics, which cost no card."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from cds_service.fhir.folded import PREFETCHED
from cds_service.fhir.record import PatientRecord
from cds_service.hooks.request import HookRequest, TypedRequests
from cds_service.hooks.response import CDSResponse, encode
from cds_service.services.calls import HookCall
from cds_service.services.complete import Completer
from cds_service.services.evaluate import Engine, Presentation, Verdict, evaluate
from cds_service.services.handles import CardHandles
from cds_service.services.ports import AuditTrail, CallRecord, Deadline, IssuedCard
from cds_service.services.registry import RegisteredService, Registry

read_request = TypedRequests(PREFETCHED).decode
"""A hook request with its prefetch decoded along the way."""

_NO_CARDS = encode(CDSResponse(cards=()))


class HookAnswerer:
    """Answers hook calls of all services; safe to share between threads.

    ``observe`` is told of every answered call, ``on_fallback`` the topic of each card that shows fixed words,
    ``on_fault`` what a reader of ours failed on.
    ``base_url``: where links of cards lead. ``seconds``: time for one call.
    """

    def __init__(
        self,
        registry: Registry,
        engine: Engine,
        completer: Completer,
        audit: AuditTrail,
        *,
        observe: Callable[[CallRecord], None] = lambda call: None,
        on_fallback: Callable[[str], None] | None = None,
        on_fault: Callable[[str, Exception], None] | None = None,
        handles: CardHandles | None = None,
        base_url: str | None = None,
        seconds: float = 4.0,
    ) -> None:
        self._registry = registry
        self._engine = engine
        self._completer = completer
        self._audit = audit
        self._observe = observe
        self._on_fallback = on_fallback
        self._on_fault = on_fault
        self._handles = handles
        self._base_url = base_url
        self._seconds = seconds

    def answer(self, call: HookCall) -> bytes:
        """The response as JSON.

        Raises:
            RequestError: 400, 404, 422. PreconditionFailed: 412.
        """
        began = perf_counter()
        service = self._registry.service(call.service_id)
        request = read_request(call.body, service.hook)
        deadline = Deadline.after(self._seconds)
        made_of: list[object] = [request]

        def fetch(asked: HookRequest) -> PatientRecord:
            record = self._completer.complete(asked, call.caller, deadline)
            made_of.append(record)
            return record

        verdict = evaluate(
            request,
            fetch,
            call.received,
            engine=self._engine,
            service=service,
            presentation=Presentation(
                profile=call.caller.profile,
                base_url=self._base_url,
                handles=None if service.shadow else self._handles,
                on_fallback=self._on_fallback,
                on_fault=self._on_fault,
            ),
        )
        call.made_of[:] = (*made_of, verdict)
        answer = _NO_CARDS if service.shadow else encode(verdict.response)
        self._remember(call, service, request, verdict, (perf_counter() - began) * 1000)
        return answer

    def _remember(
        self, call: HookCall, service: RegisteredService, request: HookRequest, verdict: Verdict, milliseconds: float
    ) -> None:
        first = verdict.assessments[0] if verdict.assessments else None
        record = CallRecord(
            at=call.received,
            request_id=call.request_id,
            caller=call.caller,
            service_id=service.id,
            hook=service.hook,
            knowledge_hash=self._engine.knowledge.hash,
            patient_id=request.context.patient_id,
            disposition=first.disposition if first else None,
            row=first.row if first else None,
            rows=first.rows if first else (),
            sources=tuple([(key, source.state) for key, source in first.sources.items()]) if first else (),
            cards=() if service.shadow else _issued(verdict),
            milliseconds=milliseconds,
            shadow=service.shadow,
        )
        self._audit.record(record)
        self._observe(record)


def _issued(verdict: Verdict) -> tuple[IssuedCard, ...]:
    rows = {assessment.disposition: assessment.row for assessment in reversed(verdict.assessments)}
    issued = []
    for card in verdict.response.cards:
        topic = card.source.topic.code if card.source.topic else None
        suggestions = tuple([suggestion.uuid or "" for suggestion in card.suggestions])
        issued.append(IssuedCard(card.uuid or "", suggestions, topic or "", rows.get(topic), card.indicator.value))
    return tuple(issued)
