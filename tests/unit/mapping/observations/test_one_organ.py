"""A denial in words of one organ tells nothing of the other: silence about the bladder is no "no"."""

from __future__ import annotations

import pytest

from cds_service.clinical.findings import Status
from tests.unit.mapping.values.test_row_values import row, statuses

BLADDER = ("urinary-retention", "urinary-incontinence")
BOWEL = ("bowel-incontinence",)
BOTH = "bladder-bowel-dysfunction"


def note(text: str) -> dict[str, object]:
    return row("Progress note", code="11506-3", valueString=text)


@pytest.mark.parametrize(
    ("label", "well", "ill"),
    [
        ("Trouble starting or stopping urination", "No", "Yes"),
        ("Difficulty with bladder function", "No", "Yes"),
        ("No change in voiding", "Yes", "No"),
        ("No control problems with bladder", "Yes", "No"),
        ("No trouble with bladder control", "Yes", "No"),
        ("Denies bladder symptoms", "Yes", "No"),
    ],
)
def test_a_row_about_the_bladder_clears_the_bladder_alone(label: str, well: str, ill: str) -> None:
    for finding in BLADDER:
        assert statuses(finding, row(label, valueString=well)) == [Status.ABSENT]
    for finding in (BOTH, *BOWEL):
        assert statuses(finding, row(label, valueString=well)) == []
    assert statuses(BOTH, row(label, valueString=ill)) == [Status.PRESENT]


@pytest.mark.parametrize(
    "text",
    ["Bowels regular.", "Normal bowel habits.", "Bowel: nl; Bladder: not asked", "Bladder: see HPI; Bowel: normal"],
)
def test_words_about_the_bowel_tell_nothing_of_the_bladder(text: str) -> None:
    assert statuses("bowel-incontinence", note(text)) == [Status.ABSENT]
    for finding in (BOTH, *BLADDER):
        assert statuses(finding, note(text)) == []


@pytest.mark.parametrize("text", ["Bladder fine.", "No trouble with his bladder."])
def test_words_about_the_bladder_tell_nothing_of_the_bowel(text: str) -> None:
    for finding in BLADDER:
        assert statuses(finding, note(text)) == [Status.ABSENT]
    for finding in (BOTH, *BOWEL):
        assert statuses(finding, note(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Denies bowel or bladder problems.",
        "Bladder and bowels normal.",
        "Normal bowel and bladder function.",
        "B/B normal.",
        "No sphincter disturbance.",
    ],
)
def test_words_about_both_clear_both(text: str) -> None:
    assert statuses(BOTH, note(text)) == [Status.ABSENT]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Bladder: unable to empty; Bowel: nl", "urinary-retention"),
        ("Bowels: soiling; bladder: normal", "bowel-incontinence"),
        ("Bladder: abnormal; Bowel: normal", BOTH),
        ("Bowel: no control; bladder: nl", "bowel-incontinence"),
        ("Bladder: can't go; bowel: nl", "urinary-retention"),
        ("Bladder: see HPI; Bowel: normal", "cauda-equina-words-unclear"),
    ],
)
def test_an_organ_that_is_well_takes_nothing_from_the_one_that_is_not(text: str, finding: str) -> None:
    assert statuses(finding, note(text)) == [Status.PRESENT]


@pytest.mark.parametrize(
    ("value", "cleared", "open_"),
    [
        ("bowels normal, bladder not asked", BOWEL, (BOTH, *BLADDER)),
        ("bladder normal, bowels not asked", BLADDER, (BOTH, *BOWEL)),
        ("bladder normal, bowels normal", BLADDER, (BOTH,)),
        ("bladder and bowels normal", (BOTH,), ()),
        ("normal", (BOTH,), ()),
    ],
)
def test_under_a_label_of_both_the_words_of_the_value_say_of_which(
    value: str, cleared: tuple[str, ...], open_: tuple[str, ...]
) -> None:
    answered = row("Bladder and bowel function", valueString=value)
    for finding in cleared:
        assert statuses(finding, answered) == [Status.ABSENT]
    for finding in open_:
        assert statuses(finding, answered) == []


@pytest.mark.parametrize("label", ["Bladder this week", "Bladder function, weekly"])
def test_a_week_is_no_organ(label: str) -> None:
    assert statuses("bowel-incontinence", row(label, valueString="normal")) == []


@pytest.mark.parametrize("text", ["No bowel problems this week.", "No change in bowel habits, BMI 31."])
def test_a_week_and_a_body_mass_index_clear_no_other_organ(text: str) -> None:
    assert statuses("bowel-incontinence", note(text)) == [Status.ABSENT]
    for finding in (BOTH, *BLADDER):
        assert statuses(finding, note(text)) == []


def test_a_note_beside_a_row_and_a_name_of_a_problem_clear_one_organ_too() -> None:
    noted = row("Pain score", valueString="7", note=[{"text": "Bowels regular."}])
    assert statuses("bowel-incontinence", noted) == [Status.ABSENT]
    for finding in (BOTH, *BLADDER):
        assert statuses(finding, noted) == []
