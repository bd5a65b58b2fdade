"""Why a study was ordered is about the region of the study: "osteomyelitis" as the reason of a lumbar MRI is spinal."""

import pytest

from cds_service.clinical.findings import Status
from tests.unit.mapping.charts import CPT, concept, ordered, read, request


def found(code: str, reason: str) -> set[str]:
    orders = ordered({**request(concept(code, CPT), "draft"), "reasonCode": [{"text": reason}]})
    charted = read(orders=orders).charted
    return {name for name, told in charted.findings.items() if any(f.status is Status.PRESENT for f in told)}


@pytest.mark.parametrize(
    "reason", ["osteomyelitis", "Osteomyelitis?", "osteomyelitis suspected", "r/o SEA", "vertebral osteomyelitis"]
)
def test_an_infection_that_names_no_place_is_spinal(reason: str) -> None:
    assert "spinal-infection" in found("72148", reason)


@pytest.mark.parametrize("reason", ["osteomyelitis of the foot", "no osteomyelitis", "eval", "lives by the sea"])
def test_another_place_a_denial_and_other_words_are_none(reason: str) -> None:
    assert "spinal-infection" not in found("72148", reason)


def test_drafts_of_other_studies_name_no_place() -> None:
    assert "spinal-infection" not in found("73721", "osteomyelitis")
