"""Problems and diagnoses: what counts as present, possible, over, and since when."""

from datetime import date
from typing import Any

import pytest

from cds_service.clinical.assessment import Ignored, Unmapped
from cds_service.clinical.findings import UNDATED, Certainty, Course, Interval, Side, Status
from tests.unit.mapping.charts import (
    ICD10CM,
    LOCAL,
    SNOMED,
    Json,
    concept,
    condition,
    findings,
    read,
    reading,
    status,
    the,
)


def test_an_active_problem_is_present_with_its_place_in_the_chart() -> None:
    found = reading("radiculopathy-lumbar", condition(concept("M54.16"), recordedDate="2026-11-01"))
    assert (found.status, found.certainty, found.ongoing) == (Status.PRESENT, Certainty.CONFIRMED, True)
    evidence = found.evidence
    assert (evidence.reference, evidence.path) == ("Condition/c1", "code")
    assert (evidence.system, evidence.code, evidence.date) == (ICD10CM, "M54.16", date(2026, 11, 1))


@pytest.mark.parametrize("clinical", ["resolved", "inactive", "remission"])
def test_a_problem_that_is_over_is_historical(clinical: str) -> None:
    assert the("urinary-retention", condition(concept("R33.9"), clinical)).status is Status.HISTORICAL


def test_an_abated_problem_without_status_is_over() -> None:
    found = the("urinary-retention", condition(concept("R33.9"), None, abatementDateTime="2024-02-03"))
    assert found.status is Status.HISTORICAL


def test_cancer_in_remission_is_a_history_of_cancer() -> None:
    found = findings(condition(concept("C50.911"), "remission"))
    assert found["cancer-history"][0].status is Status.PRESENT


@pytest.mark.parametrize("verification", ["unconfirmed", "provisional", "differential"])
def test_a_doubtful_diagnosis_is_possible_and_still_present(verification: str) -> None:
    found = the("cauda-equina-diagnosis", condition(concept("G83.4"), "active", verification))
    assert (found.status, found.certainty) == (Status.PRESENT, Certainty.POSSIBLE)


def test_a_refuted_diagnosis_is_left_out_and_is_no_denial() -> None:
    found = read(condition(concept("G83.4"), "active", "refuted"))
    assert "cauda-equina-diagnosis" not in found.charted.findings
    assert Ignored("Condition/c1", "refuted") in found.ignored


def test_the_diagnosis_of_one_encounter_speaks_for_its_day() -> None:
    members = {"category": [status("encounter-diagnosis", "condition-category")], "recordedDate": "2024-01-10"}
    found = the("urinary-retention", condition(concept("R33.9"), **members))
    assert found.status is Status.HISTORICAL


def test_a_problem_of_the_list_goes_on_until_it_is_closed() -> None:
    members = {"category": [status("problem-list-item", "condition-category")], "recordedDate": "2024-01-10"}
    assert the("urinary-retention", condition(concept("R33.9"), **members)).status is Status.PRESENT


def test_an_accident_does_not_go_on() -> None:
    found = reading("significant-trauma", condition(concept("V89.2XXA"), onsetDateTime="2026-06-01"))
    assert not found.ongoing


@pytest.mark.parametrize(
    ("onset", "expected"),
    [
        ({"onsetDateTime": "2026-09-01"}, Interval(date(2026, 9, 1), date(2026, 9, 1))),
        ({"onsetDateTime": "2026-09"}, Interval(date(2026, 9, 1), date(2026, 9, 30))),
        ({"onsetPeriod": {"start": "2026", "end": "2026-10"}}, Interval(date(2026, 1, 1), date(2026, 11, 22))),
        ({"onsetPeriod": {"end": "2026-10-02"}}, Interval(None, date(2026, 10, 2))),
        ({"onsetString": "2026-09-01"}, Interval(date(2026, 9, 1), date(2026, 9, 1))),
        ({"onsetDateTime": "sometime"}, UNDATED),
        ({"onsetDateTime": "2036-09-01"}, UNDATED),
        ({}, UNDATED),
    ],
)
def test_the_onset_is_as_exact_as_it_was_written(onset: Json, expected: Interval) -> None:
    assert reading("low-back-pain", condition(concept("M54.50"), **onset)).onset == expected


def test_an_onset_in_words_is_counted_from_the_day_of_recording() -> None:
    members = {"onsetString": "3 weeks ago", "recordedDate": "2026-11-20"}
    found = reading("low-back-pain", condition(concept("M54.50"), **members)).onset
    assert found.earliest is not None and found.latest is not None
    assert date(2026, 10, 23) <= found.earliest <= date(2026, 10, 30) <= found.latest <= date(2026, 11, 3)


def test_an_age_at_onset_is_counted_from_birth() -> None:
    patient = {"resourceType": "Patient", "id": "anna", "birthDate": "1980-05-02"}
    members = {"onsetAge": {"value": 46, "unit": "a", "code": "a"}}
    found = reading("low-back-pain", patient, condition(concept("M54.50"), **members)).onset
    assert found.earliest in (date(2026, 5, 2), date(2026, 5, 1), date(2026, 5, 3))
    assert found.latest == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("code", "members", "side"),
    [
        (concept("M54.31"), {}, Side.RIGHT),
        (concept("M54.32"), {}, Side.LEFT),
        (concept("M54.16", text="Lumbar radiculopathy, left"), {}, Side.LEFT),
        (concept("M54.16", text="Radiculopathy L5"), {}, None),
        (concept("M54.16"), {"bodySite": [{"text": "R leg"}]}, Side.RIGHT),
        (concept("M54.16"), {"bodySite": [{"coding": [{"system": SNOMED, "code": "7771000"}]}]}, Side.LEFT),
        (concept("M54.16"), {"bodySite": [{"text": "left leg"}, {"text": "right leg"}]}, Side.BILATERAL),
        (concept("M54.16"), {}, None),
    ],
)
def test_the_side_is_told_by_code_words_or_body_site(code: Json, members: Json, side: Side | None) -> None:
    assert the("radiculopathy-lumbar", condition(code, **members)).side is side


def test_numbness_without_a_site_is_no_saddle_numbness() -> None:
    assert "saddle-sensory-loss" not in findings(condition(concept("R20.0", text="Anesthesia of skin")))


@pytest.mark.parametrize(
    ("code", "members"),
    [
        (concept("R20.0", text="Anesthesia of skin"), {"bodySite": [{"text": "Perineum"}]}),
        (concept("R20.2", text="Numbness in the saddle area"), {}),
        (concept("R20.0"), {"bodySite": [{"text": "Perianal region"}]}),
    ],
)
def test_numbness_of_the_perineum_is_saddle_numbness(code: Json, members: Json) -> None:
    assert the("saddle-sensory-loss", condition(code, **members)).status is Status.PRESENT


def test_a_local_code_is_read_by_its_text() -> None:
    found = reading("urinary-retention", condition(concept("160490", LOCAL, "Acute urinary retention")))
    assert (found.evidence.path, found.evidence.text) == ("code.text", (0, 23))


def test_doubt_in_the_words_makes_a_coded_diagnosis_possible() -> None:
    found = the("cauda-equina-diagnosis", condition(concept("G83.4", text="Rule out cauda equina syndrome")))
    assert found.certainty is Certainty.POSSIBLE


def test_a_note_speaks_for_the_day_on_which_it_was_written() -> None:
    note = [{"text": "Now with numbness in the saddle area.", "time": "2026-11-21T20:00:00Z"}]
    found = reading("saddle-sensory-loss", condition(concept("M54.16"), recordedDate="2026-01-05", note=note))
    assert (found.recorded, found.evidence.path) == (date(2026, 11, 21), "note[0].text")


def test_the_note_of_a_closed_problem_tells_of_the_past() -> None:
    note = [{"text": "Numbness in the saddle area."}]
    found = the("saddle-sensory-loss", condition(concept("G83.4"), "resolved", note=note))
    assert found.status is Status.HISTORICAL


@pytest.mark.parametrize(
    ("code", "members"),
    [
        (concept("R20.0", text="Anesthesia of skin, saddle area"), {}),
        (concept("R20.8", text="Altered sensation of vulva"), {}),
        (concept("R20.1", text="Hypoesthesia"), {"note": [{"text": "genital area"}]}),
        (concept("R20.2", text="Paresthesia of skin"), {"note": [{"text": "Between the legs, for two days."}]}),
        (concept("R20.9"), {"bodySite": [{"text": "Perineum"}]}),
    ],
)
def test_lost_sensation_counts_with_a_perineal_site_in_words_note_or_body_site(code: Json, members: Json) -> None:
    assert the("saddle-sensory-loss", condition(code, recordedDate="2026-11-20", **members)).status is Status.PRESENT


@pytest.mark.parametrize("note", ["No saddle numbness.", "Left foot. Genital sensation normal.", "Both hands"])
def test_lost_sensation_elsewhere_is_no_saddle_numbness(note: str) -> None:
    found = findings(condition(concept("R20.2"), recordedDate="2026-11-20", note=[{"text": note}]))
    assert all(f.status is Status.ABSENT for f in found.get("saddle-sensory-loss", ()))


@pytest.mark.parametrize("note", ["unchanged for years", "Stress incontinence, stable and unchanged for years"])
def test_a_note_on_how_a_problem_goes_has_the_dates_of_the_problem(note: str) -> None:
    found = the("urinary-incontinence", condition(concept("R32"), onsetDateTime="2022-10-17", note=[{"text": note}]))
    assert {r.onset for r in found.readings} == {Interval(date(2022, 10, 17), date(2022, 10, 17))}
    assert Course.STABLE in {r.course for r in found.readings}


def test_a_note_that_a_problem_got_worse_counts_from_its_day() -> None:
    note = [{"text": "Much worse since Monday.", "time": "2026-11-21"}]
    found = the("urinary-retention", condition(concept("R33.9"), onsetDateTime="2022-10-17", note=note))
    assert (Course.WORSE, date(2026, 11, 21)) in {(r.course, r.recorded) for r in found.readings}


@pytest.mark.parametrize("clinical", ["recurrence", "relapse"])
def test_what_came_back_began_when_it_was_recorded(clinical: str) -> None:
    members = {"onsetDateTime": "2025-10-18", "recordedDate": "2026-11-20"}
    found = reading("urinary-retention", condition(concept("R33.9"), clinical, **members))
    assert (found.onset, found.recorded, found.ongoing) == (UNDATED, date(2026, 11, 20), True)


@pytest.mark.parametrize("code", ["Z80.3", "Z12.31", "Z83.79"])
def test_disease_in_the_family_or_looked_for_is_not_the_patients(code: str) -> None:
    words = "Malignant neoplasm of breast"
    found = findings(condition(concept(code, text=words)))
    assert found.keys().isdisjoint({"cancer-active", "cancer-history"})


def test_what_nobody_knows_is_told_with_its_words() -> None:
    found = read(condition(concept("160491", LOCAL, "Respiratory distress")))
    assert found.unmapped == (Unmapped(LOCAL, "160491", "Respiratory distress", 1),)


def test_the_same_unknown_code_is_counted() -> None:
    one, other = (condition(concept("160491", LOCAL, "Respiratory distress"), id=name) for name in ("a", "b"))
    assert read(one, other).unmapped[0].count == 2


@pytest.mark.parametrize("code", [{}, {"coding": []}, {"coding": [{}]}, {"text": ""}])
def test_a_condition_without_a_word_says_nothing(code: Any) -> None:
    found = read(condition(code))
    assert (dict(found.charted.findings), found.unmapped) == ({}, ())


@pytest.mark.parametrize("words", ["s/p MVA", "status post motor vehicle accident", "MVA"])
def test_an_accident_counts_by_the_day_that_is_recorded_of_it(words: str) -> None:
    found = the("significant-trauma", condition({"text": words}, onsetDateTime="2026-11-19"))
    assert (found.status, found.onset.latest) == (Status.PRESENT, date(2026, 11, 19))


@pytest.mark.parametrize(
    "members",
    [{"recordedDate": "2026-11-19"}, {}, {"clinical": "resolved", "onsetDateTime": "2026-11-19"}],
)
def test_an_accident_told_as_past_without_its_day_or_resolved_stays_past(members: Json) -> None:
    assert the("significant-trauma", condition({"text": "s/p MVA"}, **members)).status is Status.HISTORICAL


def test_the_year_in_the_words_of_an_accident_goes_before_the_onset_of_the_problem() -> None:
    found = the("significant-trauma", condition({"text": "h/o MVA in 2015"}, onsetDateTime="2026-11-19"))
    assert found.status is Status.HISTORICAL


def test_a_disease_told_as_past_stays_past_whatever_its_onset() -> None:
    found = the("cauda-equina-diagnosis", condition({"text": "h/o cauda equina syndrome"}, onsetDateTime="2026-11-19"))
    assert found.status is Status.HISTORICAL
