"""What an order is to find out, infections and cancers by other names, operations that are only considered, length of care."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

REASONS = [
    ("r/o infection", "spinal-infection + ?"),
    ("rule out infection", "spinal-infection + ?"),
    ("eval for infection", "spinal-infection + ?"),
    ("Low back pain, concern for infection", "low-back-pain +, spinal-infection + ?"),
    ("? osteomyelitis", "spinal-infection + ?"),
    ("r/o abscess", "spinal-infection + ?"),
    ("r/o tumor", "spinal-tumour + ?"),
    ("r/o mass", "spinal-tumour + ?"),
    ("LBP, r/o fracture", "low-back-pain +, vertebral-fracture + ?"),
    ("eval for fracture", "vertebral-fracture + ?"),
    ("possible fracture after fall", "vertebral-fracture + ?"),
    ("MRI to evaluate for fracture or infection", "spinal-infection + ?"),
]

OTHER_REASONS = [
    ("Urine culture to r/o infection", "nothing"),
    ("Wound check, r/o infection", "nothing"),
    ("No concern for infection", "nothing"),
    ("Low concern for infection", "nothing"),
    ("Infection ruled out", "nothing"),
    ("Risk of infection and bleeding explained", "nothing"),
    ("r/o mass in breast", "nothing"),
    ("r/o fracture of the hip", "nothing"),
    ("possible wrist fracture", "nothing"),
    ("No fracture. No mass.", "nothing"),
]

NAMES = [
    ("Osteomyelitis of L4", "spinal-infection +"),
    ("Spinal tuberculosis", "spinal-infection +"),
    ("Tuberculous spondylitis", "spinal-infection +"),
    ("Pott's disease", "spinal-infection +"),
    ("Osteomyelitis of the toe", "recent-infection +"),
    ("History of NSCLC", "cancer-history +"),
    ("PMH: RCC 2015", "cancer-history +"),
    ("Treated for SCLC", "cancer-history +"),
    ("no fever today; had 39.2 three days ago", "fever -, fever +"),
    ("afebrile, had 39.1 yesterday", "fever -, fever +"),
    ("no fever, had 2 sessions last week", "fever -"),
    ("Weight loss advised.", "nothing"),
    ("Weight loss of 10 kg; weight loss advised by dietician", "weight-loss +"),
    ("Fear of cancer", "nothing"),
    ("Cancer counselling", "nothing"),
    ("Fear of cancer; history of breast cancer", "cancer-history +"),
    ("expansile abdominal mass", "pulsatile-abdominal-mass +"),
]

PLANS = [
    ("Referred to neurosurgery for consideration of discectomy", "surgical-candidate +"),
    ("Wants to see surgeon re discectomy", "surgical-candidate +"),
    ("Referred to spine surgery.", "surgical-candidate +"),
    ("Neurosurgery referral made.", "surgical-candidate +"),
    ("Wishes ESI.", "surgical-candidate +"),
    ("Awaiting laminectomy.", "surgical-candidate +"),
    ("Surgeon advises decompression.", "surgical-candidate +"),
    ("Pain clinic to do nerve root block.", "surgical-candidate +"),
    ("Not referred to spine surgery", "surgical-candidate -"),
    ("Declines referral to neurosurgery", "surgical-candidate -"),
    ("Does not wish ESI", "surgical-candidate -"),
    ("Had discectomy in 2015", "prior-lumbar-surgery +"),
]

CARE = [
    ("PT for 8 weeks failed", (56, 62)),
    ("PT 2x/wk x 8 wks", (56, 62)),
    ("PT twice weekly for 8 weeks", (56, 62)),
    ("PT 3x a week for 6 weeks", (42, 48)),
]

NO_CARE = ["PT for MRI lumbar spine", "Pt for review", "PT 2x in clinic"]


@pytest.mark.parametrize(("text", "found"), REASONS + OTHER_REASONS)
def test_what_an_order_is_to_find_out_is_possible(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)


@pytest.mark.parametrize(("text", "found"), NAMES + PLANS)
def test_it_is_what_it_is_called(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)


@pytest.mark.parametrize(("text", "days"), CARE)
def test_how_long_care_lasted_is_heard_behind_how_often_it_was(
    reader: NarrativeReader, text: str, days: tuple[int, int]
) -> None:
    (care,) = reader.mentions(text)
    assert (care.finding, care.duration_days) == ("conservative-pt", days)


@pytest.mark.parametrize("text", NO_CARE)
def test_a_patient_is_no_physical_therapy(reader: NarrativeReader, text: str) -> None:
    assert "conservative-pt +" not in told(reader, text)
