"""Results that are written as bounds: "<20" is below twenty, ">100" is at least a hundred."""

from __future__ import annotations

from datetime import date

import pytest

from cds_service.clinical.assessment import Timeline
from cds_service.clinical.findings import Certainty, Charted, Evidence, Finding, Reading, Status
from cds_service.clinical.measured import Measurement
from cds_service.clinical.scene import Scene
from cds_service.clinical.spec import FindingSpec, Kind
from cds_service.clinical.truth import Truth

SPEC = FindingSpec("esr", "ESR", Kind.QUANTITY, "infection", (), ())


@pytest.mark.parametrize(
    ("value", "comparator", "at_least", "below", "expected"),
    [
        (20, None, 20, None, Truth.YES),
        (20, "<", 20, None, Truth.NO),
        (20, "<=", 20, None, Truth.UNKNOWN),
        (100, ">", 50, None, Truth.YES),
        (30, "<", None, 30, Truth.YES),
        (30, None, None, 30, Truth.NO),
        (60, "<", None, 30, Truth.UNKNOWN),
        (20, "<", None, 30, Truth.YES),
        (60, ">", None, 30, Truth.NO),
        (40, ">", 50, None, Truth.UNKNOWN),
        (40, ">=", 50, None, Truth.UNKNOWN),
        (40, "<", 50, None, Truth.NO),
        (60, "<", 50, None, Truth.UNKNOWN),
        (60, ">", 20, 50, Truth.NO),
        (10, ">", 20, 50, Truth.UNKNOWN),
        (40, ">", 20, 50, Truth.YES),
    ],
)
def test_a_bound_counts_as_far_as_it_is_sure(
    value: float, comparator: str | None, at_least: float | None, below: float | None, expected: Truth
) -> None:
    reading = Reading(
        "esr", Status.PRESENT, Evidence("Observation/1", "valueQuantity"), value=value, comparator=comparator
    )
    finding = Finding("esr", None, Status.PRESENT, Certainty.CONFIRMED, (reading,))
    scene = Scene(Charted({"esr": (finding,)}, {}), {"esr": SPEC}, date(2026, 11, 25), {}, None, Timeline(None, None))
    assert Measurement("esr", at_least, below, None).check(scene) is expected
