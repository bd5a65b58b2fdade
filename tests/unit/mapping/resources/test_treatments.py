"""Care that was given, for how long; medicines that matter; what was only planned counts for nothing."""

from datetime import date

import pytest

from cds_service.clinical.assessment import Unmapped
from cds_service.clinical.findings import Interval, Status
from tests.unit.mapping.charts import (
    CPT,
    LOCAL,
    RXNORM,
    SNOMED,
    Json,
    concept,
    findings,
    medication,
    procedure,
    read,
    reading,
    request,
    the,
)


def supply(days: float, unit: str = "d", **members: object) -> Json:
    return {"dispenseRequest": {"expectedSupplyDuration": {"value": days, "code": unit}, **members}}


IBUPROFEN = concept("5640", RXNORM, "ibuprofen")
PREDNISONE = concept("8640", RXNORM, "prednisone")


def test_a_medicine_is_told_by_its_code() -> None:
    found = reading("conservative-nsaid", medication(IBUPROFEN, authoredOn="2026-10-01"))
    assert (found.status, found.onset.earliest) == (Status.PRESENT, date(2026, 10, 1))
    assert (found.evidence.path, found.evidence.code) == ("medicationCodeableConcept", "5640")


def test_an_active_prescription_without_a_length_surely_covers_its_usual_supply_and_may_have_gone_on() -> None:
    found = reading("conservative-nsaid", medication(IBUPROFEN, authoredOn="2026-10-01"))
    assert (found.ongoing, found.recorded, found.qualifiers) == (False, date(2026, 10, 30), {"open-ended"})


def test_an_active_prescription_within_its_usual_supply_goes_on() -> None:
    found = reading("conservative-nsaid", medication(IBUPROFEN, authoredOn="2026-11-10"))
    assert (found.ongoing, found.recorded, found.qualifiers) == (True, date(2026, 11, 10), frozenset())


@pytest.mark.parametrize(
    "name",
    [
        concept("197805", RXNORM, display="ibuprofen 400 MG Oral Tablet"),
        concept("12345", LOCAL, "IBUPROFEN 600 mg tablet"),
        {"text": "Advil 200mg"},
    ],
)
def test_a_medicine_is_told_by_a_word_of_its_name(name: Json) -> None:
    assert the("conservative-nsaid", medication(name)).status is Status.PRESENT


def test_a_medicine_in_a_resource_of_its_own_is_found() -> None:
    order = medication({}, medicationReference={"reference": "https://ehr.example.org/fhir/Medication/i"})
    del order["medicationCodeableConcept"]
    other = {"resourceType": "Medication", "id": "i", "code": {"text": "Naproxen 500 mg"}}
    assert the("conservative-nsaid", order, other).status is Status.PRESENT
    place = reading("conservative-nsaid", order, other).evidence
    assert (place.path, place.text) == ("medicationReference", None)


def test_a_contained_medicine_is_found() -> None:
    order = medication({}, medicationReference={"reference": "#i"})
    del order["medicationCodeableConcept"]
    order["contained"] = [
        {"resourceType": "Organization", "id": "o"},
        {"resourceType": "Medication", "id": "i", "code": {"text": "Naproxen 500 mg"}},
    ]
    found = reading("conservative-nsaid", order)
    assert (found.status, found.evidence.path, found.evidence.text) == (
        Status.PRESENT,
        "contained[1].code.text",
        (0, 8),
    )


def test_a_medicine_that_is_only_named_beside_its_reference_is_read() -> None:
    order = medication({}, medicationReference={"reference": "Medication/9", "display": "Naproxen 500 mg"})
    del order["medicationCodeableConcept"]
    assert reading("conservative-nsaid", order).evidence.path == "medicationReference.display"


@pytest.mark.parametrize("state", ["draft", "cancelled"])
def test_a_draft_prescription_is_no_treatment(state: str) -> None:
    assert "conservative-nsaid" not in findings(medication(IBUPROFEN, state))


def test_a_prescription_not_to_be_carried_out_is_no_treatment() -> None:
    assert "conservative-nsaid" not in findings(medication(IBUPROFEN, doNotPerform=True))


def test_a_medicine_that_was_not_taken_is_no_treatment() -> None:
    statement = {**medication(IBUPROFEN, "not-taken"), "resourceType": "MedicationStatement"}
    assert "conservative-nsaid" not in findings(statement)


def test_gel_on_the_skin_is_no_treatment_of_the_whole_body() -> None:
    assert "conservative-nsaid" not in findings(medication({"text": "Diclofenac 1 % topical gel"}))


@pytest.mark.parametrize(
    ("state", "members", "last"),
    [
        ("completed", supply(14), date(2026, 9, 14)),
        ("completed", supply(2, "wk"), date(2026, 9, 14)),
        ("completed", supply(14, numberOfRepeatsAllowed=1), date(2026, 9, 28)),
        ("completed", {"dispenseRequest": {"validityPeriod": {"end": "2026-09-20"}}}, date(2026, 9, 20)),
        ("stopped", {}, date(2026, 9, 30)),
    ],
)
def test_a_prescription_covers_its_supply(state: str, members: Json, last: date) -> None:
    found = reading("conservative-nsaid", medication(IBUPROFEN, state, authoredOn="2026-09-01", **members))
    assert (found.onset, found.recorded, found.ongoing) == (Interval(date(2026, 9, 1), date(2026, 9, 1)), last, False)


def test_a_statement_says_when_it_was_taken() -> None:
    statement = {
        **medication(IBUPROFEN, "completed"),
        "resourceType": "MedicationStatement",
        "effectivePeriod": {"start": "2026-08-01", "end": "2026-09-20"},
    }
    found = reading("conservative-nsaid", statement)
    assert (found.onset.earliest, found.recorded) == (date(2026, 8, 1), date(2026, 9, 20))


def test_a_blood_thinner_that_was_stopped_long_ago_is_historical() -> None:
    stopped = medication({"text": "Warfarin 5 mg"}, "stopped", authoredOn="2026-02-01")
    assert the("anticoagulant", stopped).status is Status.HISTORICAL


def test_ninety_days_of_prednisone_within_a_year_are_long_term() -> None:
    found = the("corticosteroid-long-term", medication(PREDNISONE, "completed", authoredOn="2026-03-01", **supply(90)))
    assert found.status is Status.PRESENT


def test_eighty_nine_days_are_not() -> None:
    assert "corticosteroid-long-term" not in findings(
        medication(PREDNISONE, "completed", authoredOn="2026-03-01", **supply(89))
    )


def test_courses_add_up_and_overlapping_days_count_once() -> None:
    first = medication(PREDNISONE, "completed", authoredOn="2026-03-01", **supply(60))
    apart = medication(PREDNISONE, "completed", id="m2", authoredOn="2026-06-01", **supply(30))
    overlapping = medication(PREDNISONE, "completed", id="m3", authoredOn="2026-03-15", **supply(30))
    assert "corticosteroid-long-term" in findings(first, apart)
    assert "corticosteroid-long-term" not in findings(first, overlapping)


def test_days_more_than_a_year_ago_do_not_count() -> None:
    old = medication(PREDNISONE, "completed", authoredOn="2025-08-01", **supply(120))
    assert "corticosteroid-long-term" not in findings(old)


def test_an_inhaler_is_no_long_term_steroid() -> None:
    inhaled = medication({"text": "prednisolone inhalation suspension"}, authoredOn="2026-01-01")
    assert "corticosteroid-long-term" not in findings(inhaled)


def test_therapy_sessions_span_from_their_first_to_their_last_day() -> None:
    found = reading(
        "conservative-pt",
        procedure(concept("97110", CPT), performedPeriod={"start": "2026-09-01", "end": "2026-10-20"}),
    )
    assert (found.onset.earliest, found.recorded, found.ongoing) == (date(2026, 9, 1), date(2026, 10, 20), False)


def test_what_was_done_for_a_finding_tells_of_it() -> None:
    found = reading(
        "urinary-retention",
        procedure({"text": "Catheterisation for urinary retention"}, performedDateTime="2026-11-21"),
    )
    assert (found.recorded, found.evidence.path) == (date(2026, 11, 21), "code.text")


def test_what_was_not_done_tells_nothing() -> None:
    assert findings(procedure({"text": "Catheterisation for urinary retention"}, "not-done")) == {}


def test_therapy_is_told_by_its_name() -> None:
    found = reading(
        "conservative-pt", procedure({"text": "Physical therapy, outpatient"}, performedDateTime="2026-10-01")
    )
    assert found.evidence.path == "code.text"
    assert found.evidence.text is not None


@pytest.mark.parametrize("state", ["not-done", "preparation"])
def test_what_was_not_done_is_neither_care_nor_denial(state: str) -> None:
    assert "conservative-pt" not in findings(procedure(concept("97110", CPT), state))


def test_lumbar_surgery_is_remembered() -> None:
    found = reading("prior-lumbar-surgery", procedure(concept("63030", CPT), performedDateTime="2019"))
    assert found.onset == Interval(date(2019, 1, 1), date(2019, 12, 31))


def test_a_study_that_was_done_is_an_earlier_mri() -> None:
    found = reading("prior-lumbar-mri", procedure(concept("72148", CPT), performedDateTime="2026-08-14"))
    assert (found.recorded, found.evidence.code) == (date(2026, 8, 14), "72148")


def test_an_mri_of_the_neck_is_no_lumbar_mri() -> None:
    assert "prior-lumbar-mri" not in findings(procedure(concept("72141", CPT), performedDateTime="2026-08-14"))


def test_a_therapy_referral_of_the_chart_is_care_that_was_asked_for_from_its_day() -> None:
    found = reading("conservative-pt", request({"text": "Referral to physical therapy"}, authoredOn="2026-09-10"))
    assert (found.onset.earliest, found.ongoing) == (date(2026, 9, 10), True)
    assert found.qualifiers == {"asked-for"}


def test_a_therapy_referral_that_is_completed_was_done() -> None:
    body = request({"text": "Referral to physical therapy"}, "completed", authoredOn="2026-09-10")
    assert reading("conservative-pt", body).qualifiers == frozenset()


@pytest.mark.parametrize("state", ["draft", "revoked"])
def test_a_drafted_or_revoked_referral_is_no_care(state: str) -> None:
    assert "conservative-pt" not in findings(request({"text": "Referral to physical therapy"}, state))


@pytest.mark.parametrize(
    "code",
    [
        {"text": "Referral to spine surgery"},
        {"text": "Ambulatory referral to Neurosurgery"},
        {"text": "Pain management consult"},
        concept("62323", CPT),
    ],
)
def test_a_referral_to_surgeon_or_pain_clinic_makes_a_candidate(code: Json) -> None:
    assert the("surgical-candidate", request(code, authoredOn="2026-11-10")).status is Status.PRESENT


def test_an_injection_that_was_given_is_care_and_not_candidacy() -> None:
    found = findings(procedure(concept("62323", CPT), performedDateTime="2026-10-01"))
    assert "conservative-injection" in found
    assert "surgical-candidate" not in found


def test_the_reason_of_an_earlier_order_is_evidence_of_its_day() -> None:
    asked = request(concept("80053", CPT), authoredOn="2026-10-05", reasonCode=[concept("M54.50")])
    found = reading("low-back-pain", asked)
    assert (found.recorded, found.evidence.path) == (date(2026, 10, 5), "reasonCode[0]")


def test_a_known_code_of_a_medicine_that_does_not_matter_is_not_told() -> None:
    assert read(medication(concept("29046", RXNORM, "lisinopril"))).unmapped == ()


def test_a_local_medicine_that_nobody_knows_is_told() -> None:
    assert read(medication(concept("77", LOCAL, "Herbal mixture"))).unmapped == (
        Unmapped(LOCAL, "77", "Herbal mixture", 1),
    )


def test_a_procedure_that_might_have_been_ours_is_told() -> None:
    assert read(procedure(concept("7", SNOMED, "Manipulation of spine"))).unmapped == (
        Unmapped(SNOMED, "7", "Manipulation of spine", 1),
    )


def test_a_procedure_that_is_about_something_else_is_only_counted() -> None:
    found = read(procedure(concept("430193006", SNOMED, "Medication reconciliation")))
    assert (found.unmapped, found.outside) == ((), 1)
