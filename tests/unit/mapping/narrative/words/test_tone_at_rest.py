"""The resting tone and the squeeze of a finger, told without the anus; tones of other organs."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

TONES = [
    ("Resting tone was poor and she could not squeeze my finger.", "reduced-anal-tone +"),
    ("Resting tone lax.", "reduced-anal-tone +"),
    ("No resting tone.", "reduced-anal-tone +"),
    ("DRE: unable to squeeze examiner's finger.", "reduced-anal-tone +"),
    ("Resting tone slightly reduced, squeeze good.", "reduced-anal-tone +"),
    ("?resting tone reduced", "reduced-anal-tone + ?"),
    ("Resting tone was not reduced.", "nothing"),
    ("If resting tone is reduced, call neurosurgery.", "nothing"),
    ("Resting tone normal.", "nothing"),
    ("Resting tone in the calf was reduced.", "nothing"),
    ("Uterine resting tone low.", "nothing"),
    ("Vascular: resting tone poor.", "nothing"),
    ("His grip was weak, could not squeeze my finger, tone increased.", "nothing"),
    ("PR: VAC present, resting tone normal, squeeze good.", "reduced-anal-tone -"),
]


@pytest.mark.parametrize(("text", "found"), TONES, ids=lambda text: text[:60])
def test_whose_tone_it_is(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)
