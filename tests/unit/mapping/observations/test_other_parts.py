"""Codes whose words, body site or reasons name another part of the body than the back."""

import pytest

from cds_service.clinical.findings import Status
from tests.unit.mapping.charts import CPT, ICD10CM, Json, concept, condition, findings, procedure, request, the

EXERCISES = concept("97110", CPT)


@pytest.mark.parametrize(
    "beside", [{"bodySite": [{"text": "Right knee"}]}, {"reasonCode": [{"text": "Knee osteoarthritis"}]}]
)
def test_therapy_of_a_knee_is_none_of_the_back(beside: Json) -> None:
    assert "conservative-pt" not in findings(procedure(EXERCISES, performedDateTime="2026-10-01", **beside))


@pytest.mark.parametrize("name", ["Physical therapy, right shoulder", "Physical therapy session right shoulder"])
def test_therapy_that_names_a_shoulder_is_none_of_the_back(name: str) -> None:
    assert "conservative-pt" not in findings(procedure({"text": name}, performedDateTime="2026-10-01"))
    assert "conservative-pt" not in findings(request({"text": name}, "completed", authoredOn="2026-10-01"))


@pytest.mark.parametrize("site", ["Lumbar spine", "Lumbar region and right knee", "Lower extremity"])
def test_therapy_that_names_the_back_or_no_other_part_counts(site: str) -> None:
    done = procedure(EXERCISES, performedDateTime="2026-10-01", bodySite=[{"text": site}])
    assert the("conservative-pt", done).status is Status.PRESENT


@pytest.mark.parametrize(
    "words", ["Status post cervical fusion C5-C6", "Ankle arthrodesis", "Fusion of thoracic spine"]
)
def test_an_arthrodesis_elsewhere_is_no_lumbar_surgery(words: str) -> None:
    assert "prior-lumbar-surgery" not in findings(condition(concept("Z98.1", ICD10CM, words)))


@pytest.mark.parametrize("words", ["Arthrodesis status", "Status post fusion L4-L5", "Cervical and lumbar fusion"])
def test_an_arthrodesis_of_the_back_or_of_unstated_place_is(words: str) -> None:
    assert the("prior-lumbar-surgery", condition(concept("Z98.1", ICD10CM, words))).status is Status.PRESENT
