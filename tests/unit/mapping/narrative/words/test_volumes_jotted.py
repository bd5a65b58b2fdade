"""Volumes jotted after a catheter, on a scan, and measured again."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import told


@pytest.mark.parametrize(
    "text",
    [
        "Foley placed w/ return of 900 cc.",
        "Bladder 850 cc after attempted void.",
        "Bladder 640 on scan.",
        "Bladder: 350 cc on scan",
        "Post-void 199 -> repeat 3h later 345.",
        "Post-void 199 ml, repeat 345 ml.",
        "PVR 1st void 380, 2nd void 290.",
        "PVR 1st void 20, 2nd void 250.",
    ],
)
def test_much_is_left(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == {"post-void-residual +"}


@pytest.mark.parametrize(
    "text",
    [
        "bladder 30 post void on scan",
        "PVR 1st void 20, 2nd void 5.",
        "Post void 20 -> repeat 3h later 15",
        "PVR 60, void 400",
        "Foley placed with return of 100 cc",
    ],
)
def test_little_is_left(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == {"post-void-residual -"}


@pytest.mark.parametrize(
    "text",
    [
        "Bladder 640 on scan before voiding",
        "Bladder wall 400 on scan",
        "Disc 5 on scan",
        "Foley output 900 cc overnight",
    ],
)
def test_other_numbers_are_no_residual(reader: NarrativeReader, text: str) -> None:
    assert not {one for one in told(reader, text) if one.startswith("post-void-residual")}


def test_half_a_litre_left_is_retained_and_nothing_left_is_not(reader: NarrativeReader) -> None:
    text = "Bladder scanner showed over half a litre left after she had been to the toilet."
    assert told(reader, text) == {"urinary-retention +"}
    assert told(reader, "Bladder scan empty.") == {"urinary-retention -"}
    assert told(reader, "Bladder not empty on scan.") == {"urinary-retention +"}
    assert "urinary-retention +" not in told(reader, "Drank half a litre of water, urine clear.")
