"""The title of a document names no finding, and the text under it is read as it would be under any other."""

import pytest

from cds_service.clinical.findings import Status
from tests.unit.mapping.charts import findings, read
from tests.unit.mapping.values.test_row_values import is_unread, row, statuses

WELL = "R leg pain improving, exercises done. Saddle sensation, bladder, bowels and power normal."
TITLES = [
    "Incontinence clinic letter",
    "Cauda equina clinic",
    "Bladder and bowel nurse note",
    "Fracture clinic letter",
    "Fracture clinic 12/11/2026",
    "Letter from fracture clinic",
    "AAA screening letter",
    "Foot drop clinic",
    "Breast cancer follow-up letter",
    "Major trauma ward note",
    "Spinal infection MDT",
    "CES telephone follow-up",
    "Steroid card",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_is_no_finding_and_asks_nothing(title: str) -> None:
    note = row(title, valueString=WELL)
    present = [name for name, said in findings(note).items() if any(f.status is Status.PRESENT for f in said)]
    assert present == ["leg-pain"]
    assert statuses("saddle-sensory-loss", note) == [Status.ABSENT]
    assert not is_unread(note)


PHYSIO = ["Physiotherapy assessment", "Physiotherapy note", "Physical therapy evaluation", "PT assessment"]


@pytest.mark.parametrize("title", PHYSIO)
def test_a_text_is_read_alike_under_every_title(title: str) -> None:
    now = row(title, valueString="Perianal sensation was normal at 16:00, now reduced to LT and PP on both sides.")
    assert Status.PRESENT in statuses("saddle-sensory-loss", now)
    past = "He attended in 2016 with suspected cauda equina syndrome; MRI then was normal and symptoms resolved completely."
    assert Status.PRESENT not in statuses("cauda-equina-diagnosis", row(title, valueString=past))
    assert statuses("iv-drug-use", row(title, valueString="Sister uses heroin intravenously.")) == []


@pytest.mark.parametrize(
    ("title", "text", "finding"),
    [
        ("Perianal sensation clinic letter", "reduced on the left side", "saddle-sensory-loss"),
        ("Perianal sensation clinic letter", "reduced on the left, R leg pain.", "saddle-sensory-loss"),
        ("Bladder clinic", "retention, catheter placed", "urinary-retention"),
        ("Cauda equina clinic", "Confirmed", "cauda-equina-diagnosis"),
        ("Physiotherapy note", "New saddle numbness. R leg pain.", "saddle-sensory-loss"),
        ("Foot drop clinic", "Left foot drop worse since Monday", "foot-drop"),
        ("Saddle sensation assessment", "reduced on the left side", "saddle-sensory-loss"),
        ("Bladder assessment", "distended and unable to void", "urinary-retention"),
        ("Physiotherapy note", "6 weeks of PT, no benefit", "conservative-pt"),
    ],
)
def test_what_a_text_tells_under_its_title_is_kept(title: str, text: str, finding: str) -> None:
    assert Status.PRESENT in statuses(finding, row(title, valueString=text))


@pytest.mark.parametrize(
    ("title", "text", "finding"),
    [
        ("Cauda equina clinic", "Yes, left leg pain", "cauda-equina-diagnosis"),
        ("Incontinence clinic letter", "Ongoing since Friday, left leg pain", "urinary-incontinence"),
        ("Foot drop clinic", "New on the left, leg pain", "foot-drop"),
        ("Saddle numbness nurse note", "still present, sciatica", "saddle-sensory-loss"),
    ],
)
def test_a_text_that_goes_on_with_its_title_answers_it(title: str, text: str, finding: str) -> None:
    assert Status.PRESENT in statuses(finding, row(title, valueString=text))


@pytest.mark.parametrize("text", ["see letter", "started on Monday", "reviewed by nurse today"])
def test_a_text_that_says_nothing_under_the_title_of_a_sign_is_asked_about(text: str) -> None:
    note = row("Incontinence clinic letter", valueString=text)
    assert is_unread(note) or findings(note).get("urinary-incontinence")


def test_the_title_is_not_told_as_unread_beside_a_text_that_was_read() -> None:
    assert read(row("Fracture clinic letter", valueString="Denies trauma. Power 5/5.")).ignored == ()
