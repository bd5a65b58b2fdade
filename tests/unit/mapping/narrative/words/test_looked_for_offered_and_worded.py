"""What a work-up did not find, an operation that is offered, a raised leg in other words, rates and rows that are no fever."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

NOT_FOUND = [
    ("Imaging work-up for: aortic aneurysm; cord malformation; myelitis were negative.", "aortic-aneurysm -"),
    (
        "Investigations for aortic aneurysm; discitis; abscess were all negative.",
        "aortic-aneurysm -, spinal-infection -",
    ),
    ("The MRI that evening excluded cauda equina compression", "cauda-equina-diagnosis -"),
    ("Pacemaker/metal - none.", "mri-unknown-device -"),
    ("No prior cancer", "cancer-history -"),
    ("NSAIDs to be avoided.", "conservative-nsaid -"),
    ("Const: neg fever, neg chills, neg night sweats", "fever -, chills -, night-sweats -"),
    ("Temp 36.7 HR 104 BP 138/86", "fever -"),
    ("T 98.6 HR 104", "fever -"),
    ("Fracture risk: low - no trauma.", "significant-trauma -"),
    ("SLR 80 bilaterally with hamstring tightness only", "slr - bilateral"),
]
FOUND = [
    ("Work-up for: AAA; discitis was positive", "aortic-aneurysm +, spinal-infection +"),
    ("Work-up for aneurysm; showed infrarenal AAA; cultures were negative", "aortic-aneurysm +"),
    ("Work-up for back pain; has aortic aneurysm; cultures negative", "low-back-pain +, aortic-aneurysm +"),
    ("Referred for imaging: aortic aneurysm; cultures were negative", "aortic-aneurysm +"),
    ("MRI that evening could not exclude cauda equina compression", "cauda-equina-diagnosis + ?"),
    ("Pacemaker/metal: pacemaker 2019", "mri-unknown-device +"),
    ("Prior cancer of the breast", "cancer-history +"),
    ("Foo: neg, saddle numbness, neg incontinence", "saddle-sensory-loss +, urinary-incontinence -"),
    ("Foo: neg numbness, saddle numbness today", "saddle-sensory-loss +"),
    ("Temp 38.4 HR 104", "fever +"),
    ("PVR 20 min 350 mL", "post-void-residual +"),
    ("PVR 2 hr 350 mL", "post-void-residual +"),
    ("She leaks a little urine when she laughs", "urinary-incontinence +"),
    ("Fell due to leg giving way", "minor-fall +, leg-weakness +"),
    ("ED for years (diabetes), no change.", "diabetes +, sexual-dysfunction +"),
    ("Raising the left leg brings on the right leg pain", "crossed-slr +"),
    ("Known slipped disc L4/5 (MRI Feb)", "disc-herniation +, prior-lumbar-mri +"),
    ("A bout of sciatica about two years ago that got better with therapy", "radiculopathy-lumbar h"),
    ("I have offered him microdiskectomy this week.", "surgical-candidate +"),
]
NOTHING = [
    "I offered her a microdiscectomy, she declined",
    "I offered him L5/S1 microdiscectomy, he is not keen",
    "Allergies: nil known. Gadolinium given, no reaction.",
    "Prone leg raise: Negative bilateral",
    "PHYSICAL THERAPY INITIAL EVALUATION, Day 2 of Hospital Stay",
    "POSTNATAL WARD - PHYSIO",
    "Seen in ED for 2 hours",
    "CT chest and pelvis: negative for acute traumatic injury",
    "Fracture risk: low",
    "SLR 40 both with hamstring tightness only",
    "SLR 80 both with hamstring tightness and pins",
]


@pytest.mark.parametrize(("text", "line"), NOT_FOUND)
def test_what_was_looked_for_or_measured_is_not_there(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), FOUND)
def test_what_the_words_beside_it_do_not_deny_is_there(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize("text", NOTHING)
def test_what_was_declined_given_or_of_another_test_says_nothing(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()
