"""What a report of an image says: lesions that may be a tumour, and the roots of the cauda equina as they are seen."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Metastatic lesion L3.", "spinal-tumour +"),
        ("Possible metastatic lesion L3.", "spinal-tumour + ?"),
        ("No metastatic lesion in L3.", "spinal-tumour -"),
        ("Pathological fracture of L2.", "spinal-tumour + ?, vertebral-fracture + ?"),
        ("Osteoporotic fracture of L1.", "vertebral-fracture +"),
        ("Marrow replacing lesion in L4, neoplasm to be excluded.", "spinal-tumour + ?, cancer-active + ?"),
        ("Neoplasm excluded.", "cancer-active -"),
        ("Cauda equina compressed.", "cauda-equina-diagnosis +"),
        ("Disc compresses the cauda equina.", "cauda-equina-diagnosis +"),
        ("Cauda equina not normal, compressed.", "cauda-equina-diagnosis +"),
        ("Cauda equina syndrome, tone normal.", "cauda-equina-diagnosis +"),
    ],
)
def test_what_an_image_shows_or_leaves_open_is_told(reader: NarrativeReader, text: str, line: str) -> None:
    assert expected(line) <= told(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Conus at L1. Cauda equina unremarkable.",
        "Normal cauda equina.",
        "Cauda equina within normal limits.",
        "Conus tip at L1, normal signal. Cauda equina nerve roots appear normal.",
    ],
)
def test_normal_roots_are_no_diagnosis(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()
