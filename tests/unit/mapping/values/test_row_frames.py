"""Rows of a form in every usual wording: a loss is never silent, an open answer never a denial, and "well" never a sign."""

from __future__ import annotations

import pytest

from tests.unit.mapping.charts import read
from tests.unit.mapping.values.test_row_values import row

WORKS = (
    "Saddle sensation",
    "Perianal sensation",
    "Anal tone",
    "Bladder function",
    "Bowel control",
    "Sensation S2-S5",
    "Sexual function",
    "Genital sensation",
)
SIGNS = (
    "Saddle numbness",
    "Urinary retention",
    "Urinary incontinence",
    "Faecal incontinence",
    "Difficulty passing urine",
    "Foot drop",
    "Numbness between legs",
    "Bladder or bowel dysfunction",
    "Loss of anal tone",
)
WELL = (
    "normal intact NAD WNL ok fine preserved full good satisfactory unremarkable unimpaired|no problems|no concerns|no issues|"
    "no deficit|within normal limits|normal bilaterally|no abnormality detected|nothing abnormal|not impaired|no abnormality"
)
LOST = (
    "absent reduced decreased impaired lost abnormal diminished altered numb poor weak|not normal|not intact|markedly reduced|"
    "reduced on left|absent on right|loss of sensation|changed|reduced since yesterday|no longer normal|less than before|affected"
)
OPEN = (
    "? unknown n/a N/A declined refused deferred pending - -- ... equivocal unclear TBC|not tested|not assessed|unable to assess|"
    "not done|see note|to be done|not documented|patient asleep|difficult to assess|not examined|not recorded|not asked"
)
NO = (
    "no No N n none nil denies denied absent negative neg nope never false (-) -ve|not present|no symptoms|none reported|"
    "No, denies|nil known|none known|none today|not at all"
)
YES = (
    "yes Yes Y present positive + ++ reported true confirmed ongoing mild severe intermittent sometimes|yes - since Monday|"
    "Yes, since yesterday|at times|+ve|Yes - new|admits|for 2 days|since Monday|worse"
)


def words(told: str) -> list[str]:
    """Single words, and behind the first stroke whole answers."""
    single, *whole = told.split("|")
    return [*single.split(), *whole]


def answered(label: str, value: str) -> set[str]:
    """What a row states: statuses, and "asked" where it could not be read."""
    charted = read(row(label, valueString=value)).charted
    told = {
        "asked" if name == "cauda-equina-words-unclear" else finding.status.value
        for name, found in charted.findings.items()
        for finding in found
    }
    return told | ({"asked"} if charted.unread else set())


@pytest.mark.parametrize("value", words(WELL))
def test_what_works_well_is_no_sign(value: str) -> None:
    assert [label for label in WORKS if "present" in answered(label, value)] == []


@pytest.mark.parametrize("value", words(LOST))
def test_what_is_lost_is_told_or_asked_about(value: str) -> None:
    assert [label for label in WORKS if answered(label, value).isdisjoint({"present", "asked"})] == []


@pytest.mark.parametrize("value", words(OPEN))
def test_an_open_answer_denies_nothing_and_states_nothing(value: str) -> None:
    assert [label for label in (*WORKS, *SIGNS) if "absent" in answered(label, value)] == []
    assert [label for label in WORKS if "present" in answered(label, value)] == []


@pytest.mark.parametrize("value", words(NO))
def test_a_denied_sign_is_denied(value: str) -> None:
    assert [label for label in SIGNS if answered(label, value) != {"absent"}] == []


@pytest.mark.parametrize("value", words(YES))
def test_a_sign_that_is_there_is_told_or_asked_about(value: str) -> None:
    assert [label for label in SIGNS if answered(label, value).isdisjoint({"present", "asked"})] == []
    assert [label for label in SIGNS if "absent" in answered(label, value)] == []


@pytest.mark.parametrize(
    "value", ["lost", "different", "changed", "stopped working", "not normal", "cannot feel", "numb"]
)
@pytest.mark.parametrize("label", ["Bladder", "Bowels"])
def test_an_organ_that_has_changed_is_asked_about(label: str, value: str) -> None:
    (finding,) = read(row(label, valueString=value)).charted.findings["bladder-bowel-dysfunction"]
    assert (finding.status.value, finding.certainty.value) == ("present", "possible")


@pytest.mark.parametrize("value", ["toilet", "urinal", "catheter in situ", "emptied", "scanned 40 ml", "clear"])
def test_how_a_bladder_is_emptied_is_no_sign(value: str) -> None:
    assert answered("Bladder", value) <= {"absent"}
