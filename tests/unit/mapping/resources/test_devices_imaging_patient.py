"""Implants in the scanner, earlier studies, allergies, age and encounter."""

from datetime import UTC, date, datetime

import pytest

from cds_service.clinical.findings import Status
from tests.unit.mapping.charts import (
    AS_OF,
    CPT,
    ICD10CM,
    SNOMED,
    SUBJECT,
    Json,
    concept,
    condition,
    device,
    findings,
    read,
    reading,
    the,
)

PACEMAKER = concept("14106009", SNOMED, "Cardiac pacemaker")
KNEE = concept("109228008", SNOMED, "Knee joint prosthesis")
NCIT = "http://ncithesaurus-stage.nci.nih.gov"
MR = {"mri-unsafe-device", "mri-conditional-device", "mri-unknown-device"}


def told(*resources: Json) -> set[str]:
    return MR & findings(*resources).keys()


def test_a_pacemaker_of_which_nothing_is_said_is_unknown_never_safe() -> None:
    assert told(device(PACEMAKER)) <= {"mri-unknown-device", "mri-unsafe-device"}
    assert told(device(PACEMAKER))


@pytest.mark.parametrize(
    ("members", "finding"),
    [
        ({"safety": [concept("C106046", NCIT)]}, "mri-conditional-device"),
        ({"safety": [concept("C106047", NCIT)]}, "mri-unsafe-device"),
        ({"safety": [{"text": "MR Conditional"}]}, "mri-conditional-device"),
        ({"safety": [{"text": "Not MRI safe"}]}, "mri-unsafe-device"),
        ({"safety": [{"text": "Not safe for MRI"}]}, "mri-unsafe-device"),
        ({"note": [{"text": "Leads are MRI conditional at 1.5 T."}]}, "mri-conditional-device"),
        ({"safety": [concept("C113844", NCIT)]}, "mri-unknown-device"),
    ],
)
def test_the_status_in_the_scanner_is_told_by_code_or_words(members: Json, finding: str) -> None:
    assert told(device(PACEMAKER, **members)) == {finding}


@pytest.mark.parametrize("text", ["Unknown implant", "Implantable pulse generator", "LVAD", "Insulin pump"])
def test_a_device_of_which_nothing_else_is_known_has_an_unknown_status(text: str) -> None:
    assert told(device({"text": text})) == {"mri-unknown-device"}


def test_a_device_that_is_safe_raises_nothing() -> None:
    assert told(device(PACEMAKER, safety=[concept("C106045", NCIT)])) == set()


def test_of_two_statements_the_worse_one_counts() -> None:
    both = [concept("C106046", NCIT), concept("C106047", NCIT)]
    assert told(device(PACEMAKER, safety=both)) == {"mri-unsafe-device"}


def test_a_knee_prosthesis_of_which_nothing_is_said_does_not_matter() -> None:
    assert told(device(KNEE)) == set()


def test_a_problem_of_the_same_kind_is_no_second_device_of_unknown_status() -> None:
    conditional = device(PACEMAKER, safety=[concept("C106046", NCIT)])
    assert told(conditional, condition(concept("Z95.0"))) == {"mri-conditional-device"}


def test_a_problem_of_another_kind_stays_a_device_of_unknown_status() -> None:
    conditional = device(PACEMAKER, safety=[concept("C106046", NCIT)])
    assert told(conditional, condition(concept("Z96.82"))) > {"mri-conditional-device"}


def test_a_device_that_was_taken_out_is_historical() -> None:
    taken_out = device(PACEMAKER, status="inactive", safety=[concept("C106047", NCIT)])
    assert the("mri-unsafe-device", taken_out).status is Status.HISTORICAL


def test_a_pacemaker_among_the_problems_has_an_unknown_status() -> None:
    assert told(condition(concept("Z95.0", ICD10CM)))


def study(**members: object) -> Json:
    return {"resourceType": "ImagingStudy", "id": "i1", "status": "available", "subject": SUBJECT, **members}


@pytest.mark.parametrize(
    "members",
    [
        {"procedureCode": [concept("72148", CPT)]},
        {"description": "MRI LUMBAR SPINE WO CONTRAST"},
        {"modality": [{"code": "MR"}], "series": [{"bodySite": {"display": "Lumbar spine"}}]},
    ],
)
def test_a_lumbar_mri_is_told_by_code_description_or_series(members: Json) -> None:
    found = reading("prior-lumbar-mri", study(started="2026-08-14T10:00:00Z", **members))
    assert found.recorded == date(2026, 8, 14)


@pytest.mark.parametrize("state", ["cancelled", "registered"])
def test_a_study_that_was_not_taken_is_none(state: str) -> None:
    assert "prior-lumbar-mri" not in findings(study(status=state, procedureCode=[concept("72148", CPT)]))


def report(**members: object) -> Json:
    return {
        "resourceType": "DiagnosticReport",
        "id": "r1",
        "status": "final",
        "subject": SUBJECT,
        "code": concept("72100", CPT),
        "effectiveDateTime": "2026-11-17T08:00:00Z",
        **members,
    }


def test_a_report_tells_of_the_study_and_of_what_it_saw() -> None:
    found = findings(report(conclusion="Acute compression fracture of L1."))
    assert found["prior-lumbar-radiograph"][0].status is Status.PRESENT
    (seen,) = found["vertebral-fracture"]
    assert seen.readings[0].evidence.path == "conclusion"
    assert seen.readings[0].recorded == date(2026, 11, 17)


def test_a_report_that_was_never_written_tells_nothing() -> None:
    assert findings(report(status="registered")) == {}


def test_an_allergy_to_contrast_is_told_by_its_words() -> None:
    allergy = {
        "resourceType": "AllergyIntolerance",
        "id": "a1",
        "patient": SUBJECT,
        "code": {"text": "Gadolinium contrast"},
    }
    assert the("contrast-allergy", allergy).status is Status.PRESENT


def age(born: str | None, as_of: datetime = AS_OF) -> int | None:
    patient = {"resourceType": "Patient", "id": "anna"} | ({} if born is None else {"birthDate": born})
    return read(patient, as_of=as_of).charted.demographics.age


@pytest.mark.parametrize(
    ("born", "years"),
    [
        ("1980-11-22", 46),
        ("1980-11-23", 45),
        ("1956", 69),
        ("2008-11-22", 18),
        ("2008-11-23", 17),
        ("2008", None),
        ("2008-11", None),
        ("2008-12", 17),
        ("2007", 18),
        ("2030", None),
        ("about 1960", None),
        (None, None),
    ],
)
def test_the_age_is_known_when_the_date_of_birth_leaves_no_doubt_about_adulthood(
    born: str | None, years: int | None
) -> None:
    assert age(born) == years


@pytest.mark.parametrize(
    ("born", "why"),
    [
        ("1980-11-22", "recorded"),
        ("2008", "inexact"),
        ("2008-11", "inexact"),
        (None, "missing"),
        ("about 1960", "unreadable"),
        ("2030", "unreadable"),
    ],
)
def test_why_no_age_is_known(born: str | None, why: str) -> None:
    patient = {"resourceType": "Patient", "id": "anna"} | ({} if born is None else {"birthDate": born})
    assert read(patient, as_of=AS_OF).charted.demographics.birth == why


def test_a_baby_is_no_negative_age() -> None:
    assert age("2026") == 0


def test_who_was_born_on_a_leap_day_turns_on_the_first_of_march() -> None:
    assert age("2008-02-29", datetime(2026, 2, 28, 12, tzinfo=UTC)) == 17
    assert age("2008-02-29", datetime(2026, 3, 1, 12, tzinfo=UTC)) == 18


@pytest.mark.parametrize(
    ("members", "deceased"),
    [
        ({"deceasedBoolean": True}, True),
        ({"deceasedBoolean": False}, False),
        ({"deceasedDateTime": "2026-11-01"}, True),
        ({"deceasedDateTime": "2026-12-24"}, False),
        ({"deceasedDateTime": "unknown day"}, True),
        ({}, False),
    ],
)
def test_deceased_is_judged_on_the_day(members: Json, deceased: bool) -> None:
    found = read({"resourceType": "Patient", "id": "anna", **members})
    assert found.charted.demographics.deceased is deceased


def encounter(**members: object) -> Json:
    return {"resourceType": "Encounter", "id": "e1", "subject": SUBJECT, "class": {"code": "EMER"}, **members}


@pytest.mark.parametrize(
    ("members", "emergency"),
    [
        ({"status": "in-progress"}, True),
        ({"status": "arrived", "period": {"start": "2026-11-22T07:00:00Z"}}, True),
        ({"status": "finished", "period": {"start": "2026-11-22T05:00:00Z", "end": "2026-11-22T08:00:00Z"}}, True),
        ({"status": "finished", "period": {"start": "2024-01-02", "end": "2024-01-03"}}, False),
        ({"status": "finished"}, False),
        ({"status": "planned", "period": {"start": "2026-12-01"}}, False),
        ({"status": "in-progress", "class": {"code": "AMB"}}, False),
    ],
)
def test_an_emergency_is_one_that_is_going_on(members: Json, emergency: bool) -> None:
    assert read(encounter(**members)).charted.emergency_context is emergency


def test_the_reason_of_the_visit_is_a_statement_of_its_day() -> None:
    visit = encounter(
        status="in-progress", period={"start": "2026-11-22T07:00:00Z"}, reasonCode=[{"text": "Saddle numbness"}]
    )
    found = reading("saddle-sensory-loss", visit)
    assert (found.recorded, found.evidence.path) == (date(2026, 11, 22), "reasonCode[0].text")


def test_the_reason_of_a_cancelled_visit_is_none() -> None:
    assert findings(encounter(status="cancelled", reasonCode=[{"text": "Saddle numbness"}])) == {}
