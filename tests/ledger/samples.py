"""What the tests of the ledger write into it."""

from __future__ import annotations

from datetime import UTC, datetime

from cds_service.clinical.truth import Truth
from cds_service.services.ports import Caller, CallRecord, FeedbackEvent, IssuedCard

NOW = datetime(2026, 11, 22, 9, 0, 0, 123456, tzinfo=UTC)
SERVICE = "lumbar-imaging-order-select"
NORTH = Caller("https://ehr.example", tenant="north")


def call(card: str = "card-1", caller: Caller = NORTH, patient: str = "patient-7", **changes: object) -> CallRecord:
    """A hook call that issued one card."""
    issued = (IssuedCard(card, (f"{card}-s1", f"{card}-s2"), "deferMri", "21", "info"),)
    values: dict[str, object] = {
        "at": NOW, "request_id": "r-1", "caller": caller, "service_id": SERVICE, "hook": "order-select",
        "knowledge_hash": "sha256:abc", "patient_id": patient, "disposition": "deferMri", "row": "21",
        "rows": (("3", Truth.NO), ("21", Truth.YES)), "sources": (("conditions", "given"),), "cards": issued, "milliseconds": 12.5,
    }  # fmt: skip
    return CallRecord(**{**values, **changes})  # type: ignore[arg-type]  # members by name


def event(card: str = "card-1", suggestion: str = "card-1-s1", **changes: object) -> FeedbackEvent:
    """An accepted suggestion."""
    values: dict[str, object] = {
        "service_id": SERVICE, "card": card, "outcome": "accepted", "at": NOW, "suggestion": suggestion,
    }  # fmt: skip
    return FeedbackEvent(**{**values, **changes})  # type: ignore[arg-type]  # members by name
