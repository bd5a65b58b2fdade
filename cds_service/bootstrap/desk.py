"""Judging without a server: what the command line needs. Nothing is fetched, recorded or sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import msgspec

from cds_service.bootstrap.engine import build_engine
from cds_service.fhir.record import PatientRecord
from cds_service.hooks.request import HookRequest, decode_request
from cds_service.hooks.response import encode
from cds_service.services.calls import AssessCall, InputKind
from cds_service.services.complete import as_sent
from cds_service.services.evaluate import Engine, evaluate
from cds_service.services.judge import Judge, hook_of
from cds_service.services.registry import Registry
from cds_service.settings import Settings


@dataclass(frozen=True, slots=True)
class Desk:
    """One knowledge, ready to judge what is handed over."""

    engine: Engine
    registry: Registry
    judge: Judge

    def evaluate(self, body: bytes, as_of: datetime) -> bytes:
        """The CDS Hooks response to a CDS Hooks request.

        Raises:
            RequestError: 400, 422. PreconditionFailed: required data are not in the request.
        """
        service = self.registry.for_hook(hook_of(body))
        request = decode_request(body, service.hook)
        return encode(evaluate(request, self.fetch, as_of, engine=self.engine, service=service).response)

    def assessment(self, body: bytes, as_of: datetime) -> bytes:
        """The assessment JSON for a request or a Bundle; raises ``RequestError``."""
        return self.judge.judge(_call(body, as_of)).document

    def explanation(self, body: bytes, as_of: datetime) -> str:
        """The reasons in plain words for a request or a Bundle; raises ``RequestError``."""
        return self.judge.words(self.judge.reasons(_call(body, as_of)))

    def fetch(self, request: HookRequest) -> PatientRecord:
        """The record as it was sent."""
        return as_sent(request, self.engine.book.zone)


def open_desk(settings: Settings) -> Desk:
    """A desk for these settings.

    Raises:
        KnowledgeError: the knowledge cannot be used.
    """
    engine = build_engine(settings)
    registry = Registry(engine.knowledge.services, settings.shadow_services)
    return Desk(engine, registry, Judge(registry, engine, lambda request: as_sent(request, engine.book.zone)))


class _Outline(msgspec.Struct, rename="camel"):
    resource_type: object = None


def _call(body: bytes, as_of: datetime) -> AssessCall:
    """A Bundle says that it is one; everything else must be a request."""
    try:
        kind = msgspec.json.decode(body, type=_Outline).resource_type
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        kind = None
    return AssessCall(InputKind.BUNDLE if kind == "Bundle" else InputKind.HOOK_REQUEST, body, as_of)
