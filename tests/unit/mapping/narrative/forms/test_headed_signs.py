"""The name of a diagnosis as the heading of its signs: a form's line of denials is no diagnosis."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

ONLY_HEADS = [
    ("- **Cauda equina syndrome**: No trouble with bladder or bowels.", "bladder-bowel-dysfunction -"),
    ("* Cauda equina: no retention, no saddle anaesthesia", "urinary-retention -, saddle-sensory-loss -"),
    ("- CES: no numbness between the legs", "saddle-sensory-loss -"),
    ("- Cauda equina syndrome: bladder and bowel normal", "bladder-bowel-dysfunction -"),
    (
        "Leg pain for 3 weeks.\nCauda equina: denies saddle numbness or incontinence.\nPower normal in both legs",
        "leg-pain +, saddle-sensory-loss -, urinary-incontinence -, leg-weakness - bilateral",
    ),
]

STILL_A_DIAGNOSIS = [
    "CES: no incontinence",
    "- ?CES: no incontinence",
    "Diagnosis: Cauda equina syndrome: no incontinence",
    "ASSESSMENT:\n- Cauda equina syndrome: no incontinence.",
    "1. Cauda equina syndrome: no incontinence.",
    "- Cauda equina syndrome: no bladder involvement yet",
    "- Cauda equina syndrome: no incontinence until yesterday",
    "- Cauda equina syndrome: no longer incontinent",
    "- Cauda equina syndrome: no saddle numbness but urinary retention",
    "- Cauda equina syndrome: no incontinence, catheter in situ",
    "- Cauda equina syndrome: no change in bladder function, for MRI tonight",
    "- Cauda equina syndrome: no improvement since surgery",
    "- Cauda equina syndrome: not able to pass urine",
    "- Cauda equina syndrome: no sensation of bladder filling",
    "- Cauda equina syndrome: no anal tone",
    "- Cauda equina syndrome: no bowel or bladder control",
    "- Cauda equina syndrome: L5/S1 disc, no retention",
]


@pytest.mark.parametrize(("text", "line"), ONLY_HEADS)
def test_a_line_that_denies_every_sign_under_the_name_is_no_diagnosis(
    reader: NarrativeReader, text: str, line: str
) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize("text", STILL_A_DIAGNOSIS)
def test_a_name_stays_a_diagnosis_where_anything_else_is_told(reader: NarrativeReader, text: str) -> None:
    assert {"cauda-equina-diagnosis +", "cauda-equina-diagnosis + ?"} & told(reader, text)
