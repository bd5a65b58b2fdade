"""What is explained, to return for, on a pathway or a screening programme, is no finding of the patient."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Alarm signs explained: weakness, incontinence, genital numbness.", "saddle-sensory-loss"),
        ("Return urgently for weakness or incontinence.", "urinary-incontinence"),
        ("safety-net given for falls and sphincter change", "bladder-bowel-dysfunction"),
        ("discuss in the metastatic spinal cord compression pathway if any neurological change", "myelopathy"),
        ("AAA screening ultrasound last year: aorta normal caliber.", "aortic-aneurysm"),
    ],
)
def test_it_is_not_there(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding not in present(reader, text)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Returned urgently with incontinence.", "urinary-incontinence"),
        ("Metastatic spinal cord compression on MRI.", "myelopathy"),
        ("AAA screening scan showed 4.5 cm aneurysm", "aortic-aneurysm"),
        ("Alarm signs: saddle numbness since yesterday.", "saddle-sensory-loss"),
    ],
)
def test_it_is_there(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)
