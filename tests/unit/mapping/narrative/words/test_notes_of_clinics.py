"""Wordings of clinic notes: results as letters, scans asked for, weeks into a pain, an operation of its time (clinical.md 7.3)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Saddle sensation N, PU N, BO N. No leg weakness.", "saddle-sensory-loss -, leg-weakness -"),
        ("Bladder N, bowels N.", "bladder-bowel-dysfunction -"),
        ("Bladder N, bowels Y.", "cauda-equina-words-unclear +"),
        ("GP had put in for MRI lumbar, he asks if it is connected to his skin.", "nothing"),
        ("Had an MRI lumbar spine in May.", "prior-lumbar-mri +"),
        ("Came about his erections: difficulty for about the past month.", "sexual-dysfunction +"),
        (
            "Cauda equina syndrome in 2016, decompressed at L5/S1 the same night.",
            "cauda-equina-diagnosis h, prior-lumbar-surgery +",
        ),
    ],
)
def test_what_a_clinic_note_means(text: str, mentions: str, reader: NarrativeReader) -> None:
    assert told(reader, text) == expected(mentions)


@pytest.mark.parametrize(
    ("text", "care", "pain"),
    [
        ("Seen today in the physiotherapy clinic eight weeks into right leg pain.", None, (56, 62)),
        ("She is eight weeks into a course of physiotherapy.", (56, 62), None),
    ],
)
def test_weeks_are_those_of_what_they_are_into(
    text: str, care: tuple[int, int] | None, pain: tuple[int, int] | None, reader: NarrativeReader
) -> None:
    lasted = {one.finding: one.duration_days for one in reader.stated(text)}
    began = {one.finding: one.onset_days_ago for one in reader.stated(text)}
    assert lasted["conservative-pt"] == care
    assert began.get("leg-pain") == pain
