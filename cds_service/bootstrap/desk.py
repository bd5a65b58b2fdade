"""Judging without a server: what the command line needs. Nothing is fetched, recorded or sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import msgspec

from cds_service.bootstrap.engine import build_engine
from cds_service.errors import RequestError
from cds_service.fhir.decode import KNOWN_TYPES
from cds_service.fhir.record import PatientRecord
from cds_service.hooks.request import HookRequest, decode_request
from cds_service.hooks.response import CDSResponse, encode
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
        service = self.registry.for_hook(hook_of_request(body))
        request = decode_request(body, service.hook)
        response = evaluate(request, self.fetch, as_of, engine=self.engine, service=service).response
        return encode(CDSResponse(cards=()) if service.shadow else response)

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


_BUNDLE = "Bundle"


class _Outline(msgspec.Struct, rename="camel"):
    resource_type: object = None


def _call(body: bytes, as_of: datetime) -> AssessCall:
    """A Bundle says that it is one; everything else must be a request.

    Raises:
        RequestError: 400; another resource was given.
    """
    outline = _outline(body)
    bundle = outline is not None and outline.resource_type == _BUNDLE
    if outline is not None and outline.resource_type is not None and not bundle:
        words = f"{_named(outline)}; a Bundle or a CDS Hooks request is expected"
        raise RequestError(400, words, code="structure")
    return AssessCall(InputKind.BUNDLE if bundle else InputKind.HOOK_REQUEST, body, as_of)


def hook_of_request(body: bytes) -> str:
    """The hook of what can be nothing but a CDS Hooks request.

    Raises:
        RequestError: 400; when something else was given, it says what is expected.
    """
    try:
        return hook_of(body)
    except RequestError as error:
        outline = _outline(body)
        if error.faults[0].path != "$.hook" or (outline is not None and outline.resource_type is None):
            raise
        what = "is not a JSON object" if outline is None else _named(outline)
        words = f"{what}; a CDS Hooks request is expected here, use explain for a Bundle"
        raise RequestError(400, words, code="structure") from None


def _named(outline: _Outline) -> str:
    """The type of a resource that was given in place of what is expected, if FHIR has it."""
    kind = outline.resource_type
    if not isinstance(kind, str) or kind not in KNOWN_TYPES:
        return "is a FHIR resource"
    return f"is {'an' if kind[0] in 'AEIO' else 'a'} {kind}"


def _outline(body: bytes) -> _Outline | None:
    """None for what is not a JSON object."""
    try:
        return msgspec.json.decode(body, type=_Outline)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
