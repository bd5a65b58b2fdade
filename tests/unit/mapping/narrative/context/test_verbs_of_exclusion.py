"""What somebody or something excluded, did not exclude, could not, or is only meant to exclude."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

EXCLUDED = [
    "An MRI that evening excluded cauda equina compression.",
    "The scan was able to exclude cauda equina.",
    "The MRI did exclude cauda equina compression.",
    "The surgeon has excluded cauda equina syndrome.",
    "Neurosurgery excluded cauda equina on examination.",
    "Scan excludes cauda equina compression.",
    "Neurosurgeons were able to rule out cauda equina on MRI.",
    "MRI has effectively excluded any significant cauda equina compression.",
    "Cauda equina compression was excluded by MRI that evening.",
]
OPEN = [
    "MRI did not exclude cauda equina.",
    "CT does not rule out cauda equina compression.",
    "MRI hasn't excluded CES.",
    "MRI could not exclude cauda equina compression.",
    "We were unable to exclude cauda equina.",
    "MRI failed to exclude cauda equina.",
    "Nobody has excluded cauda equina.",
    "No one has excluded cauda equina compression.",
    "MRI excluded a fracture but not cauda equina.",
    "MRI must exclude cauda equina syndrome.",
    "A repeat MRI should exclude cauda equina.",
    "MRI would have excluded cauda equina.",
    "Once MRI has excluded cauda equina compression he can go home.",
    "MRI to exclude cauda equina compression.",
    "Cauda equina cannot be excluded.",
]
OTHERS = [
    ("Bladder scan excluded retention.", "urinary-retention -"),
    ("Bladder scan could not exclude retention.", "urinary-retention + ?"),
    ("MRI excluded discitis and cauda equina compression.", "spinal-infection -, cauda-equina-diagnosis -"),
    ("Bloods and MRI excluded infection and epidural abscess.", "spinal-infection -"),
    ("The scan has still not ruled out an epidural abscess.", "spinal-infection + ?"),
    ("ED doctor ruled out saddle numbness and incontinence.", "saddle-sensory-loss -, urinary-incontinence -"),
    ("MRI last night excluded cauda equina, but she is now numb in the saddle.", "cauda-equina-diagnosis -, saddle-sensory-loss +"),
    ("MRI excluded cauda equina compression in 2019, now new saddle numbness.", "saddle-sensory-loss +"),
    ("MRI in 2019 excluded cauda equina.", "nothing"),
    ("Scan excluded cauda equina compression, discitis and cancer.", "cauda-equina-diagnosis -, spinal-infection -, cancer-active -"),
    ("MRI excluded discitis, saddle numbness today.", "spinal-infection -, saddle-sensory-loss +"),
    ("X-ray excluded fracture and cauda equina syndrome suspected.", "cauda-equina-diagnosis + ?"),
    ("MRI ruled out discitis and cauda equina syndrome remains possible.", "spinal-infection -, cauda-equina-diagnosis + ?"),
    ("CT excluded discitis but MRI confirmed cauda equina compression.", "spinal-infection -, cauda-equina-diagnosis +"),
    ("MRI ruled out infection and cauda equina syndrome remains possible.", "cauda-equina-diagnosis + ?"),
    ("Tumour excluded and saddle numbness noted.", "saddle-sensory-loss +"),
    ("MRI excluded discitis and saddle numbness persists.", "spinal-infection -, saddle-sensory-loss +"),
    ("MRI excluded discitis and new saddle numbness was found.", "spinal-infection -, saddle-sensory-loss +"),
    ("Has MRI excluded cauda equina?", "nothing"),
]  # fmt: skip


@pytest.mark.parametrize("text", EXCLUDED)
def test_what_was_excluded_is_absent(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) - {"prior-lumbar-mri +"} == {"cauda-equina-diagnosis -"}


@pytest.mark.parametrize("text", OPEN)
def test_what_was_not_excluded_is_possible(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == {"cauda-equina-diagnosis + ?"}


@pytest.mark.parametrize(("text", "findings"), OTHERS, ids=[text for text, _ in OTHERS])
def test_other_signs_lists_and_times(reader: NarrativeReader, text: str, findings: str) -> None:
    assert told(reader, text) == expected(findings)
