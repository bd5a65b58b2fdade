"""What clinicians jot down and patients say of their backs in few words, as first met in notes of strangers."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

BACKS = [
    ("My back went out on Saturday.", "low-back-pain +"),
    ("Pulled my back shoveling snow.", "low-back-pain +"),
    ("Her low back still acts up when she mows the lawn.", "low-back-pain +"),
    (
        "I've had the sciatica in both legs for weeks.",
        "bilateral-leg-pain + bilateral, radiculopathy-lumbar + bilateral",
    ),
    ("Pmhx: nil of note, back pain under physiotherapy", "low-back-pain +, conservative-pt +"),
]
EXAMINED = [
    ("Tender over L3, power normal.", "leg-weakness -"),
    ("Rectal tone nl.", "reduced-anal-tone -"),
    ("No saddle anesthesia, tone intact.", "saddle-sensory-loss -, reduced-anal-tone -"),
    ("Tone intact in both legs.", "nothing"),
    ("R hip add 3/5, hip abd 4/5.", "weakness-hip-adduction + right 3, weakness-hip-abduction + right 4"),
    ("Decr LT R ant thigh.", "sensory-loss-anterior-thigh + right"),
    ("No sexual dysfn.", "sexual-dysfunction -"),
    ("Denies b/b incont.", "urinary-incontinence -, bowel-incontinence -"),
]
COURSES = [
    ("Wt down 6kg since Christmas, not trying.", "weight-loss +"),
    ("Heroin IV daily, last use today.", "iv-drug-use +"),
    ("PMR on pred 7.5mg for 18/12.", "corticosteroid-long-term +"),
    ("She had the shot in her spine last Thursday.", "conservative-injection +"),
    ("To OR tmrw for L4-5 microdiscectomy.", "surgical-candidate +"),
    ("Restrained driver, T-boned at speed.", "significant-trauma +"),
    ("He has a pacemaker, which the pacing clinic confirm is MRI conditional.", "mri-conditional-device +"),
    ("ESI 2. Dr Rao aware.", "nothing"),
    ("Spoke with pt's daughter.", "nothing"),
]


@pytest.mark.parametrize(("text", "line"), BACKS + EXAMINED + COURSES)
def test_a_jotted_note_is_read_as_it_is_meant(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
