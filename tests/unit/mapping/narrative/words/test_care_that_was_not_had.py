"""Care of which there was none, drugs and operators that are no care, studies that were done, and what is only a number."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

CARE = [
    ("Has had no physiotherapy for this episode.", "conservative-pt -"),
    ("Received no formal physical therapy.", "conservative-pt -"),
    ("Has not attended or completed any physical therapy.", "conservative-pt -"),
    ("Had no relief with physical therapy.", "conservative-pt +"),
    ("Had no further physical therapy.", "conservative-pt +"),
    ("Had physiotherapy for this episode.", "conservative-pt +"),
    ("Seven weeks of supervised PT for back pain.", "conservative-pt +, low-back-pain +"),
    ("Back pain. Spine surgery consulted.", "low-back-pain +"),
    ("Back pain. Previous spine surgery.", "low-back-pain +, prior-lumbar-surgery +"),
    ("PMR on prednisolone.", "corticosteroid-long-term +"),
    ("Temporal arteritis treated with prednisone.", "corticosteroid-long-term +"),
    ("Asthma attack treated with prednisone.", "nothing"),
]

STUDIES = [
    ("MRI of 03/02/2026 was reported as showing disc herniation at L4-5.", "prior-lumbar-mri +, disc-herniation +"),
    ("MRI: left L5-S1 disc herniation.", "prior-lumbar-mri +, disc-herniation +"),
    ("She did have an MRI which found stenosis at L4-5.", "prior-lumbar-mri +, spinal-stenosis +"),
    ("MRI requested for L5-S1 disc herniation.", "disc-herniation +"),
    ("MRI 03/02/2026: disc protrusion at C5-6.", "nothing"),
]

NUMBERS = [
    ("Back pain. Last passed urine ?1900.", "low-back-pain +"),
    ("Eval for a 32-year-old with back pain.", "low-back-pain +"),
    ("?# L1.", "vertebral-fracture + ?"),
    ("Back pain. Her hemoglobin has fallen.", "low-back-pain +"),
    ("Back pain. She has fallen twice this week.", "low-back-pain +, minor-fall +"),
    ("Back pain. G3P2, 29+4.", "low-back-pain +, pregnancy +"),
    ("Back pain. G2P2, two sons.", "low-back-pain +"),
    ("Back pain. Down 6 kg since August without trying.", "low-back-pain +, weight-loss +"),
    ("Back pain. Family cancer history: breast.", "low-back-pain +"),
    ("Constant back pain, wakes him.", "low-back-pain +, night-pain +"),
]


@pytest.mark.parametrize(("text", "line"), CARE)
def test_care_that_nobody_had_is_none(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), STUDIES)
def test_a_study_that_is_told_with_what_it_shows_was_done(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), NUMBERS)
def test_a_number_is_only_what_its_words_make_of_it(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
