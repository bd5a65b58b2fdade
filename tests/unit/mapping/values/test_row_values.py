"""Values of flowsheet rows that stand on no list of answers: affirmed, doubtful, of a later day, one word long."""

from __future__ import annotations

from typing import Any

import pytest

from cds_service.clinical.findings import Status
from tests.unit.mapping.charts import SUBJECT, Json, findings, read

LOINC = "http://loinc.org"


def row(label: str, day: str = "2026-11-21", name: str = "o1", code: str | None = None, **value: Any) -> Json:
    coded = {} if code is None else {"coding": [{"system": LOINC, "code": code}]}
    return {
        "resourceType": "Observation",
        "id": name,
        "status": "final",
        "subject": SUBJECT,
        "code": {"text": label, **coded},
        "effectiveDateTime": f"{day}T08:00:00Z",
        **value,
    }


def statuses(finding: str, *rows: Json) -> list[Status]:
    return [found.status for found in findings(*rows).get(finding, ())]


def is_unread(*rows: Json) -> bool:
    return any(entry.reason == "unreadable" for entry in read(*rows).ignored)


@pytest.mark.parametrize("value", ["current", "Active", "daily", "Current user", "Past year", "last 12 months", "uses"])
def test_a_habit_told_by_its_time_is_there(value: str) -> None:
    assert statuses("iv-drug-use", row("IV drug use", valueString=value)) == [Status.PRESENT]


@pytest.mark.parametrize("value", ["never", "No", "denies", "none", "no known"])
def test_a_habit_that_is_denied_is_absent(value: str) -> None:
    assert statuses("iv-drug-use", row("IV drug use", valueString=value)) == [Status.ABSENT]


@pytest.mark.parametrize(
    ("label", "value", "finding"),
    [
        ("Saddle anesthesia", "Denies at this time", "saddle-sensory-loss"),
        ("Fever", "none recently", "fever"),
        ("Trauma", "none recent", "significant-trauma"),
        ("IV drug use", "Never used", "iv-drug-use"),
        ("History of cancer", "no personal history", "cancer-history"),
        ("Bladder incontinence", "no episodes", "urinary-incontinence"),
    ],
)
def test_the_usual_denials_are_denials(label: str, value: str, finding: str) -> None:
    assert statuses(finding, row(label, valueString=value)) == [Status.ABSENT]


@pytest.mark.parametrize(
    ("label", "value", "finding"),
    [
        ("Saddle anesthesia", "Not recently", "saddle-sensory-loss"),
        ("Voiding", "voids small amounts", "bladder-bowel-dysfunction"),
        ("Bladder incontinence", "no episodes until today", "urinary-incontinence"),
        ("IV drug use", "never used until this year", "iv-drug-use"),
    ],
)
def test_a_denial_with_more_to_it_is_none(label: str, value: str, finding: str) -> None:
    assert Status.ABSENT not in statuses(finding, row(label, valueString=value))


@pytest.mark.parametrize("value", ["former", "quit 2019", "remote", "in the past"])
def test_a_habit_that_was_given_up_is_history(value: str) -> None:
    assert statuses("iv-drug-use", row("IV drug use", valueString=value)) == [Status.HISTORICAL]


@pytest.mark.parametrize("value", ["Past year", "last month"])
def test_the_time_of_a_habit_says_nothing_certain_of_a_sign(value: str) -> None:
    assert Status.PRESENT not in statuses("saddle-sensory-loss", row("Saddle anesthesia", valueString=value))


@pytest.mark.parametrize("value", ["noted", "confirmed", "as before", "unchanged", "see note"])
def test_a_word_that_affirms_is_no_denial_where_a_function_is_asked(value: str) -> None:
    told = row("Perianal sensation", valueString=value)
    assert statuses("saddle-sensory-loss", told) == []
    assert is_unread(told)


@pytest.mark.parametrize("value", ["not known", "not confirmed", "not current"])
def test_what_is_only_not_affirmed_is_not_denied(value: str) -> None:
    told = row("Saddle anesthesia", valueString=value)
    assert Status.ABSENT not in statuses("saddle-sensory-loss", told)
    assert is_unread(told)


def test_a_denial_of_the_day_does_not_settle_words_that_may_mean_yes() -> None:
    unclear = row("Saddle anesthesia", "2026-11-20", valueString="see note")
    same_day = row("Saddle anesthesia", "2026-11-20", "o2", valueString="No")
    later = row("Saddle anesthesia", "2026-11-21", "o3", valueString="No")
    assert is_unread(unclear, same_day)
    assert not is_unread(unclear, later)


def test_words_from_before_the_look_back_leave_nothing_open() -> None:
    assert not is_unread(row("Urinary retention", "2024-01-05", valueString="see note"))


@pytest.mark.parametrize(
    ("label", "value"),
    [("Temp source", "Oral"), ("PVR method", "bladder scan"), ("Hip pain", "3 days"), ("Drug use", "marijuana")],
)
def test_how_it_was_measured_and_what_is_no_red_flag_leave_nothing_open(label: str, value: str) -> None:
    assert not is_unread(row(label, valueString=value))


def test_a_nought_where_a_finding_is_asked_leaves_nothing_open_and_denies_nothing() -> None:
    told = row("Urinary incontinence", valueInteger=0)
    assert statuses("urinary-incontinence", told) == []
    assert not is_unread(told)
    assert not is_unread(row("Clonus", valueString="0 beats"))
    assert is_unread(row("Perianal sensation", valueInteger=0))


@pytest.mark.parametrize(
    "value", [{"valueCodeableConcept": {"coding": [{"system": "urn:oid:1.2.3", "code": "77"}]}}, {"valueInteger": 4}]
)
def test_answers_in_codes_and_numbers_that_nobody_knows_are_unreadable(value: Json) -> None:
    assert is_unread(row("Saddle anesthesia", **value))


def test_a_size_under_a_known_code_whose_name_only_mentions_a_disease_is_nobodys_question() -> None:
    size = {"valueQuantity": {"value": 6.9, "unit": "mm"}}
    assert not is_unread(row("Polyp size greatest dimension by CAP cancer protocols", code="33756-8", **size))


@pytest.mark.parametrize(
    ("code", "label", "value", "finding"),
    [
        ("34109-9", "Note", "PVR:250", "post-void-residual"),
        ("34109-9", "Note", "CRP:120", "crp"),
        ("34109-9", "Note", "TA:2/5", "weakness-dorsiflexion"),
        ("34109-9", "Note", "T38.4", "fever"),
        ("34109-9", "Note", "ESR=90", "esr"),
        ("8661-1", "Chief complaint", "CES", "cauda-equina-diagnosis"),
        ("8661-1", "Chief complaint", "?CES", "cauda-equina-diagnosis"),
        ("8661-1", "Chief complaint", "Incontinence", "urinary-incontinence"),
        ("8661-1", "Chief complaint", "Fever", "fever"),
        ("8661-1", "Chief complaint", "IVDU", "iv-drug-use"),
        ("8661-1", "Chief complaint", "Hyperreflexia", "reflex-hyper-or-babinski"),
    ],
)
def test_one_word_under_a_known_code_is_read_as_text(code: str, label: str, value: str, finding: str) -> None:
    assert statuses(finding, row(label, code=code, valueString=value)) == [Status.PRESENT]
    assert statuses(finding, row(label, code=code, valueCodeableConcept={"text": value})) == [Status.PRESENT]


@pytest.mark.parametrize("value", ["Sciatica", "Follow-up", "Positive", "250", "PVR:20", "CRP:2", "T36.8", "TA:5/5"])
def test_one_word_that_is_no_sign_raises_nothing(value: str) -> None:
    told = findings(row("Chief complaint", code="8661-1", valueString=value))
    alarming = {"post-void-residual", "crp", "fever", "weakness-dorsiflexion", "cauda-equina-diagnosis"}
    assert not any(f.status is Status.PRESENT for name in alarming for f in told.get(name, ()))


@pytest.mark.parametrize("value", ["Toilet", "self", "Voids", "independent", "urinal", "regular"])
def test_how_or_where_somebody_voids_is_no_answer_and_leaves_nothing_unread(value: str) -> None:
    told = row("Voiding", valueString=value)
    assert statuses("bladder-bowel-dysfunction", told) == []
    assert not is_unread(told)


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Voiding", "catheter"),
        ("Perianal sensation", "1"),
        ("Bladder function", "with assist"),
        ("Urinary retention", "toilet"),
        ("Saddle anesthesia", "self"),
    ],
)
def test_other_words_under_a_function_and_such_words_under_a_loss_stay_unread(label: str, value: str) -> None:
    assert is_unread(row(label, valueString=value))
