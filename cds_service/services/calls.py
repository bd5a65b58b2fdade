"""What the use cases are asked, and what a judgement is; shared with the web, which hands these over."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from cds_service.clinical.assessment import Assessment
from cds_service.clinical.quick import quick
from cds_service.hooks.response import CDSResponse
from cds_service.services.ports import Caller


@quick
@dataclass(frozen=True, slots=True)
class HookCall:
    """One hook call that may be answered: sized, typed and from a known caller.

    ``received`` is the instant that the request is judged as of. ``made_of``: what its answer was made of, which so
    is let go together with the call.
    """

    service_id: str
    body: bytes
    received: datetime
    caller: Caller
    request_id: str
    made_of: list[object] = field(default_factory=list, repr=False, compare=False)


class InputKind(StrEnum):
    """What the body of an assessment call is."""

    HOOK_REQUEST = "hookRequest"
    BUNDLE = "bundle"


@dataclass(frozen=True, slots=True)
class AssessCall:
    """One request for an assessment.

    ``searched``: resource types that were looked up and found empty (contract section 6).
    ``patient``: the only patient that the caller's token is for; None where the token (or the demo) sets no bound.
    """

    kind: InputKind
    body: bytes
    as_of: datetime
    searched: tuple[str, ...] = ()
    patient: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """One judgement in its forms: cards, assessments (most urgent first) and the assessment JSON of contract section 6."""

    response: CDSResponse
    assessments: tuple[Assessment, ...]
    document: bytes
    patient_id: str | None = None
