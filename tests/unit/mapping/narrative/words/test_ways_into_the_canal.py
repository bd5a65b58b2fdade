"""Injecting of drugs, procedures at the spine with their time, pads and what they are worn for, remission."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

DRUGS, PROCEDURE = "iv-drug-use", "spinal-procedure"

TOLD = [
    ("Last injected 2 days ago.", f"{DRUGS} +"),
    ("Opioid dependence, injecting.", f"{DRUGS} +, substance-use +"),
    ("Injects.", f"{DRUGS} +"),
    ("Shares needles.", f"{DRUGS} +"),
    ("Relapsed to injecting 4 weeks ago.", f"{DRUGS} +"),
    ("Ex-injector, clean for 6 years", f"{DRUGS} h"),
    ("Denies sharing needles", f"{DRUGS} -"),
    ("Injects insulin.", "nothing"),
    ("Facet joints last injected 3 months ago.", "nothing"),
    ("Epidural for labour 9 days ago, T 38.5", f"{PROCEDURE} +, fever +"),
    ("Lumbar puncture 6 days ago, temp 38.5.", f"{PROCEDURE} +, fever +"),
    ("Discectomy 3 weeks ago, fever 38.6", f"{PROCEDURE} +, prior-lumbar-surgery +, fever +"),
    ("Lumbar puncture 3 years ago", "nothing"),
    ("No lumbar puncture 2 days ago", f"{PROCEDURE} -"),
    ("Lymphoma in complete remission; new back pain", "cancer-history +, low-back-pain +"),
    ("AML in CR since 2018", "cancer-history +"),
    ("Lymphoma in partial remission", "cancer-active +"),
    ("Wears pads for stress incontinence since 2011, unchanged.", "urinary-incontinence +"),
    ("Wears pads for incontinence since yesterday", "urinary-incontinence +"),
]


@pytest.mark.parametrize(("text", "line"), TOLD)
def test_each_is_read_as_it_stands(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


def test_pads_have_the_time_of_what_they_are_worn_for(reader: NarrativeReader) -> None:
    (told_once,) = reader.stated("Wears pads for stress incontinence since 2011, unchanged.")
    assert told_once.dated.known and told_once.course is not None
