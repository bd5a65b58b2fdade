"""A history of cancer that a problem list has closed is a history of cancer all the same (clinical.md 5.4)."""

from __future__ import annotations

import pytest

from cds_service.clinical.findings import Status
from tests.unit.mapping.charts import condition, findings

ICD = "http://hl7.org/fhir/sid/icd-10-cm"


@pytest.mark.parametrize("state", ["active", "inactive", "resolved", "remission"])
@pytest.mark.parametrize(
    "code",
    [{"coding": [{"system": ICD, "code": "Z85.3"}]}, {"text": "Personal history of breast cancer"}],
)
def test_it_stays_a_history(code: dict[str, object], state: str) -> None:
    found = findings(condition(code, state))
    assert Status.PRESENT in {one.status for one in found["cancer-history"]}
    assert "cancer-active" not in found


def test_a_refuted_one_is_none() -> None:
    assert "cancer-history" not in findings(condition({"text": "History of breast cancer"}, "inactive", "refuted"))


def test_a_transplant_that_is_closed_stays_closed() -> None:
    found = findings(condition({"coding": [{"system": ICD, "code": "Z94.0"}]}, "inactive"))
    assert Status.PRESENT not in {one.status for ones in found.values() for one in ones}
