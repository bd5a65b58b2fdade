"""Rows answered with "not felt", with a letter among ones that do not apply, of stool alone, and with two weights."""

from __future__ import annotations

import pytest

from cds_service.clinical.findings import Status
from tests.unit.mapping.charts import findings, the
from tests.unit.mapping.values.test_row_values import is_unread, row, statuses


@pytest.mark.parametrize(
    ("label", "finding"),
    [
        ("Leg weakness", "leg-weakness"),
        ("Saddle numbness", "saddle-sensory-loss"),
        ("Incontinence", "urinary-incontinence"),
        ("Urinary retention", "urinary-retention"),
    ],
)
@pytest.mark.parametrize("value", ["not felt", "none felt", "Not felt today"])
def test_what_is_not_felt_may_be_there_all_the_same(label: str, finding: str, value: str) -> None:
    assert statuses(finding, row(label, valueString=value)) == []
    assert is_unread(row(label, valueString=value))


@pytest.mark.parametrize("value", ["No", "denies", "not present"])
def test_a_plain_answer_denies_a_weakness(value: str) -> None:
    assert statuses("leg-weakness", row("Leg weakness", valueString=value)) == [Status.ABSENT]


@pytest.mark.parametrize(
    ("label", "finding"),
    [("AAA", "aortic-aneurysm"), ("Back pain", "low-back-pain"), ("Clonus", "reflex-hyper-or-babinski")],
)
def test_a_pain_or_what_a_hand_feels_for_is_denied_so(label: str, finding: str) -> None:
    assert statuses(finding, row(label, valueString="not felt")) == [Status.ABSENT]


@pytest.mark.parametrize(
    ("label", "finding"), [("Perineal sensation", "saddle-sensory-loss"), ("Anal tone", "reduced-anal-tone")]
)
def test_a_sense_or_tone_that_is_not_felt_is_lost(label: str, finding: str) -> None:
    assert statuses(finding, row(label, valueString="not felt")) == [Status.PRESENT]


def test_a_letter_among_rows_that_do_not_apply_is_asked_about() -> None:
    around = [
        row("Anal tone", name="o2", valueString="N/A"),
        row("Bladder scan", name="o3", valueString="N/A"),
    ]
    answered = row("Perineal sensation", valueString="N")
    assert statuses("saddle-sensory-loss", answered, *around) == []
    assert is_unread(answered, *around)
    assert not is_unread(*around)


@pytest.mark.parametrize(
    "label", ["Incontinence stool", "Incontinence of stool", "Stool incontinence", "Fecal incontinence"]
)
@pytest.mark.parametrize("value", ["No", "N", "denies"])
def test_stool_alone_is_denied(label: str, value: str) -> None:
    found = findings(row(label, valueString=value))
    assert set(found) == {"bowel-incontinence"}
    assert [one.status for one in found["bowel-incontinence"]] == [Status.ABSENT]


@pytest.mark.parametrize(
    ("value", "lost"),
    [
        ("13 stone 2 to 11 stone 10", 9.1),
        ("13st 2lb -> 11st 10lb", 9.1),
        ("from 82 to 74 kg", 8.0),
        ("82 kg, now 74 kg", 8.0),
        ("180 to 165 lb since June", 6.8),
        ("2 stone", 12.7),
        ("5-6 kg", 6.0),
        ("5 to 6 kg", 6.0),
        ("11 stone 10 to 13 stone 2", None),
    ],
)
def test_two_weights_tell_how_much_was_lost(value: str, lost: float | None) -> None:
    found = the("weight-loss", row("Weight loss", valueString=value))
    assert found.status is Status.PRESENT
    assert found.value == lost


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("13 stone 2 to 11 stone 10", [Status.PRESENT]),
        ("13 stone 2 to 13 stone", []),
        ("11 stone 10 to 13 stone 2", []),
        ("13 stone 2", []),
    ],
)
def test_a_weight_in_stones_that_fell_is_a_loss(value: str, told: list[Status]) -> None:
    assert statuses("weight-loss", row("Weight", valueString=value)) == told
