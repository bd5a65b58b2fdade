"""How a thing was done, where, and by whom denies nothing and is no finding; what others did not notice is denied."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

WITHOUT_CONTRAST = [
    ("MRI without contrast to evaluate urinary retention and foot drop.", "urinary-retention +, foot-drop +"),
    (
        "Order: MRI lumbar spine without contrast (CPT 72148) for right L5 radiculopathy.",
        "radiculopathy-lumbar + right",
    ),
    ("MRI WITHOUT IV CONTRAST: large disc extrusion at L5-S1.", "disc-herniation +"),
    ("MRI w/o gadolinium: cauda equina compression at L4-5.", "cauda-equina-diagnosis +"),
    ("CT with and without contrast. Saddle numbness.", "saddle-sensory-loss +"),
    ("MRI lumbar spine without contrast shows no disc herniation.", "prior-lumbar-mri +, disc-herniation -"),
    ("No contrast allergy.", "contrast-allergy -"),
    ("Discharged without treatment of his foot drop.", "foot-drop +"),
    ("Without foot drop.", "foot-drop -"),
]

CARED_FOR = [
    ("Seen in the accident and emergency department with leg pain.", "leg-pain +"),
    ("Had an accident and wet himself.", "urinary-incontinence +"),
    ("Transferred to the trauma centre with back pain.", "low-back-pain +"),
    ("Major trauma last week.", "significant-trauma +"),
    ("Back pain. Hep C positive.", "low-back-pain +"),
    ("Back pain. HEP since March.", "low-back-pain +, conservative-pt +"),
    ("Epidural cord compression.", "myelopathy +"),
    ("Epidural in March helped the sciatica.", "conservative-injection +, radiculopathy-lumbar +"),
]

NOTICED = [
    ("The family has not noticed her to have any leg weakness.", "leg-weakness -"),
    ("They have not noted him to have fever or chills.", "fever -, chills -"),
    ("The family noticed her to have leg weakness.", "leg-weakness +"),
]


@pytest.mark.parametrize(("text", "line"), WITHOUT_CONTRAST)
def test_how_an_image_is_made_denies_nothing(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), CARED_FOR)
def test_where_somebody_is_cared_for_is_nothing_that_befell_him(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), NOTICED)
def test_what_others_did_not_notice_in_somebody_is_denied(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
