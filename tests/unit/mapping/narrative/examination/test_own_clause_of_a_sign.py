"""What else was examined behind a comma takes no sign away, and no side that belongs to a result that was not understood."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, present, told


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Pinprick reduced S3-S5, power 5/5", "saddle-sensory-loss"),
        ("Pinprick reduced S3 to S5 and power normal; tone normal", "saddle-sensory-loss"),
        (
            "Pinprick reduced S3-S5 bilaterally today, anal tone preserved, power 5/5, plantars down.",
            "saddle-sensory-loss",
        ),
        ("Resting tone reduced, leg power 5/5", "reduced-anal-tone"),
        ("PR: pinprick normal both sides of anus. Tone slack, barely any squeeze when asked.", "reduced-anal-tone"),
        ("Rectal tone is decreased, weak voluntary squeeze (chaperone RN present).", "reduced-anal-tone"),
    ],
)
def test_the_sign_is_told(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("S3-S5 myotomes reduced power", "nothing"),
        ("Inversion is 5/5, as is plantar flexion.", "weakness-inversion - 5, weakness-plantarflexion - 5"),
        ("Rectal tone decreased (chaperone RN present).", "reduced-anal-tone +"),
        ("Plantarflexion R 0/5, L not tested", "weakness-plantarflexion + right 0"),
        ("EHL R 4/5, L also weak", "weakness-great-toe-extension + bilateral 4"),
        ("Dorsiflexion R 4/5, L the same.", "weakness-dorsiflexion + bilateral 4"),
        ("Left dorsiflexion 4/5 and was 1/5 on 21/11/2026.", "weakness-dorsiflexion + left 1"),
        ("Quads 4/5 from day 1, same today.", "weakness-knee-extension + 4"),
        (
            "L DF 4-/5, eversion 4-/5 (both same as 20 days ago)",
            "weakness-dorsiflexion + left 4-, weakness-eversion + left 4-",
        ),
        ("Legs numb below T9 with sacral sparing - perianal pin is normal.", "sensory-level +, saddle-sensory-loss -"),
    ],
)
def test_and_no_more(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
