"""Labels that say more than one thing, and values in which more is written than was asked: nothing of a sign is lost."""

from __future__ import annotations

import pytest

from cds_service.clinical.findings import Status
from tests.unit.mapping.charts import findings, procedure, the
from tests.unit.mapping.values.test_row_values import is_unread, row, statuses

SADDLE, TONE, RETENTION = "saddle-sensory-loss", "reduced-anal-tone", "urinary-retention"
DAY = "2026-10-22"


@pytest.mark.parametrize(
    ("label", "value", "finding"),
    [
        ("Systems reviewed: saddle numbness", "yes", SADDLE),
        ("Patient asked: numbness in saddle area?", "yes", SADDLE),
        ("Reduced anal tone when examined", "yes", TONE),
        ("Unable to void when assessed", "yes", RETENTION),
        ("New saddle numbness, MD advised", "yes", SADDLE),
        ("Foot drop, reviewed by Dr Smith", "yes", "foot-drop"),
        ("Patient educated, reports urinary retention", "yes", RETENTION),
        ("Urinary retention protocol", "yes", RETENTION),
        ("CES risk: perianal sensation", "low", SADDLE),
        ("Fall risk: urinary incontinence", "minimal", "urinary-incontinence"),
        ("No rectal exam: anal tone reduced", "yes", TONE),
        ("Without pain, anal tone reduced", "yes", TONE),
        ("No perianal pinprick, reduced sensation", "yes", SADDLE),
        ("Red flag: foot drop", "yes", "foot-drop"),
        ("Red flags: progressive leg weakness", "yes", "progressive-weakness"),
        ("Bowel and bladder assistance level", "incontinent", "urinary-incontinence"),
        ("Saddle numbness", "not tested; severe since Monday", SADDLE),
    ],
)
def test_a_sign_in_one_part_is_told_whatever_the_other_says(label: str, value: str, finding: str) -> None:
    assert Status.PRESENT in statuses(finding, row(label, valueString=value))


@pytest.mark.parametrize(
    ("label", "value", "finding", "found"),
    [
        ("No anal tone loss", "yes", TONE, [Status.ABSENT]),
        ("Saddle numbness discussed", "yes", SADDLE, []),
        ("Red flags discussed", "yes", SADDLE, []),
        ("CES risk", "low", "cauda-equina-diagnosis", []),
        ("Bowel and bladder assistance level", "none", "bladder-bowel-dysfunction", []),
    ],
)
def test_a_label_of_one_part_is_as_before(label: str, value: str, finding: str, found: list[Status]) -> None:
    assert statuses(finding, row(label, valueString=value)) == found
    assert not is_unread(row(label, valueString=value))


@pytest.mark.parametrize(
    "value",
    ["[ ] Yes [ ] No numb since Monday", "[ ] None  numb left", "[ ] Denies  present since yesterday"],
)
def test_words_beside_boxes_that_nobody_ticked_are_asked_about(value: str) -> None:
    assert is_unread(row("Saddle numbness", valueString=value))
    assert is_unread(row("Urinary retention", valueString="[ ] no [ ] yes catheter placed"))


@pytest.mark.parametrize("value", ["☐ Yes ☐ No", "☐ Yes ☐ No ☐ Not asked", "[ ] Yes [ ] No [ ] Not assessed"])
def test_boxes_that_nobody_ticked_say_nothing(value: str) -> None:
    assert statuses(SADDLE, row("Saddle numbness", valueString=value)) == []
    assert not is_unread(row("Saddle numbness", valueString=value))


def test_since_is_no_reason_why_nobody_looked() -> None:
    assert statuses(
        "cauda-equina-words-unclear", row("Saddle numbness", valueString="not tested, severe since this visit")
    )
    assert not is_unread(row("Perianal sensation", valueString="deferred, patient in pain"))


@pytest.mark.parametrize(
    ("value", "grade"),
    [("1", "4"), ("1 - drift", "4"), ("2", "3"), ("3 - no effort against gravity", "2"), ("4", "0")],
)
def test_more_than_nought_on_a_scale_of_strokes_is_the_weaker_the_more(value: str, grade: str) -> None:
    assert the("leg-weakness", row("NIHSS motor left leg", valueString=value)).grade == grade


@pytest.mark.parametrize("number", [0, 1])
def test_a_number_on_that_scale(number: int) -> None:
    grades = [
        found.grade for found in findings(row("NIHSS motor left leg", valueInteger=number)).get("leg-weakness", ())
    ]
    assert grades == ["4"] * number


@pytest.mark.parametrize("value", ["1", "4"])
def test_a_ward_for_strokes_is_no_such_scale(value: str) -> None:
    assert the("leg-weakness", row("Stroke unit left leg strength", valueString=value)).grade == value
    assert the("leg-weakness", row("Left leg power (stroke unit)", valueString=value)).grade == value


@pytest.mark.parametrize(("value", "grade"), [("no", "1"), ("unable", "1"), ("weak", None), ("with difficulty", None)])
def test_only_who_cannot_wiggle_the_toes_at_all_is_paralysed(value: str, grade: str | None) -> None:
    assert the("leg-weakness", row("Able to wiggle toes", valueString=value)).grade == grade


@pytest.mark.parametrize(
    ("name", "finding"),
    [
        ("Drainage of spinal epidural abscess with culture", "spinal-infection"),
        ("Aspiration of discitis for culture", "spinal-infection"),
        ("Kyphoplasty for L1 compression fracture, specimen tested", "vertebral-fracture"),
        ("Chemotherapy for metastatic breast cancer, genetic counseling", "cancer-active"),
        ("Infusion for metastatic breast cancer, genetic counseling", "cancer-active"),
        ("Endovascular repair of ruptured aortic aneurysm, prevention of stroke", "aneurysm-ruptured"),
    ],
)
def test_a_test_in_another_part_of_a_name_leaves_the_disease(name: str, finding: str) -> None:
    assert finding in findings(procedure({"text": name}, performedDateTime=DAY))


@pytest.mark.parametrize(
    "name", ["Screening for cancer and HIV", "Testing for HIV with counseling", "HIV and cancer screening"]
)
def test_a_test_governs_what_is_listed_with_it(name: str) -> None:
    assert "cancer-active" not in findings(procedure({"text": name}, performedDateTime=DAY))
