"""Who comes with a patient and tells of him, what somebody works with or has, and control that is kept only in part."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

COMPANIONS = [
    ("Girlfriend had to help her as she is incontinent of urine", "urinary-incontinence +"),
    ("Girlfriend has been helping her as she is incontinent of urine", "urinary-incontinence +"),
    ("Here with partner who has noticed saddle numbness", "saddle-sensory-loss +"),
    ("Here with fiance: has saddle numbness", "saddle-sensory-loss +"),
    ("Sex with partner: no feeling in genitals", "saddle-sensory-loss +"),
    ("Collateral from girlfriend: numb in saddle area", "saddle-sensory-loss +"),
    ("Per girlfriend: incontinent of urine", "urinary-incontinence +"),
    ("Girlfriend has saddle numbness", "cauda-equina-words-unclear +"),
    ("Girlfriend had to have surgery for cauda equina", "nothing"),
    ("Partner had prostate cancer", "nothing"),
    ("Partner has HIV", "nothing"),
    ("Per mother: breast cancer", "nothing"),
    ("Mother has been incontinent of urine", "nothing"),
    ("Lives with mother: incontinent of urine", "nothing"),
]
WORK = [
    ("Off work with cancer", "cancer-active +"),
    ("62 yo doctor with cancer and night pain", "cancer-active +, night-pain +"),
    ("Nurse with HIV", "immunosuppression +"),
    ("Works with cancer patients", "nothing"),
    ("Works in cancer care", "nothing"),
    ("Works with HIV patients", "nothing"),
]
CONTROL = [
    ("Can control his bladder with difficulty", "bladder-bowel-dysfunction +"),
    ("Able to control bladder some of the time", "bladder-bowel-dysfunction +"),
    ("Able to control bladder and bowel most of the time", "bladder-bowel-dysfunction +"),
    ("Can barely control her bladder", "bladder-bowel-dysfunction +"),
    ("Can control his bladder", "urinary-incontinence -"),
    ("Can control his bladder without difficulty", "urinary-incontinence -"),
    ("Voids 0 times per day", "cauda-equina-words-unclear +"),
    ("Voids 1 time per day", "cauda-equina-words-unclear +"),
    ("Voids 5 times per day", "nothing"),
]


@pytest.mark.parametrize(("text", "line"), COMPANIONS)
def test_what_a_companion_tells_is_the_patients(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), WORK)
def test_who_has_a_disease_does_not_only_work_with_it(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), CONTROL)
def test_control_in_part_is_no_control(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
