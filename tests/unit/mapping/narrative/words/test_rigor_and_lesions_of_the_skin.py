"""Rigor of work and of the dead is no chill, and a suspicious lesion of the skin no cancer that is known.

Source: clinical.md 3.2 (cancer of the skin), 3.3 and 5.1 row 7 (chills).
"""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader

from ..telling import expected, told


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Declining rigor.", "nothing"),
        ("Rigor mortis seen in his father when found.", "nothing"),
        ("Methodological rigor is declining.", "nothing"),
        ("Works on academic rigor of papers.", "nothing"),
        ("The rigors of work.", "nothing"),
        ("Cogwheel rigor in arms.", "nothing"),
        ("Fever and declining rigor.", "fever +"),
        ("Rigors declining over two days.", "chills +"),
        ("Rigor declining.", "chills +"),
        ("Rigors of two days.", "chills +"),
        ("Had a rigor yesterday.", "chills +"),
        ("No rigor mortis; rigors last night.", "chills +"),
    ],
)
def test_rigor(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Suspicious lesion on the left shoulder.", "nothing"),
        ("Suspicious skin lesion on the back.", "nothing"),
        ("Suspicious lesion, seen by dermatology.", "nothing"),
        ("Suspicious lesion on the right calf.", "nothing"),
        ("Suspicious lesion on the left shoulder on bone scan.", "cancer-active + ?"),
        ("Suspicious lesion in the left shoulder.", "cancer-active + ?"),
        ("Suspicious lesion on the chest x-ray.", "cancer-active + ?"),
        ("Suspicious lesion in L3.", "cancer-active + ?"),
        ("Suspicious lesion in L3, seen by dermatology for eczema.", "cancer-active + ?"),
        ("Suspicious lesion on MRI.", "cancer-active + ?"),
        ("FDG avid lesion in L2.", "cancer-active + ?"),
        ("Skin lesion: melanoma.", "cancer-active +"),
        ("Malignant melanoma of the left shoulder.", "cancer-active +"),
    ],
)
def test_a_suspicious_lesion(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
