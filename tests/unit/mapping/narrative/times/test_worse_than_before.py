"""A sign that was normal before and is not now, and numbers of two times."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

SADDLE, TONE, RESIDUAL = "saddle-sensory-loss", "reduced-anal-tone", "post-void-residual"
BOTH = f"{SADDLE} +, {SADDLE} -"

TURNED = [
    ("Perianal sensation normal yesterday, reduced today.", BOTH),
    ("Perianal sensation normal yesterday. Reduced today.", BOTH),
    ("Saddle sensation normal on Monday but reduced today.", BOTH),
    ("Anal tone was normal this morning, now lax.", f"{TONE} +, {TONE} -"),
    ("Anal tone was normal on admission; it is now reduced.", f"{TONE} +, {TONE} -"),
    ("Left leg sensation normal yesterday, reduced today.", "leg-numbness + left, leg-numbness - left"),
    ("PVR 20 ml yesterday, 420 ml today.", f"{RESIDUAL} +"),
    ("PVR 20 ml yesterday, now 420 ml.", f"{RESIDUAL} +"),
    ("T 36.8 this morning, 39.1 tonight.", "fever +"),
]

NOT_TURNED = [
    ("Perianal sensation was normal yesterday. Reduced mobility today.", f"{SADDLE} -"),
    ("Perianal sensation was normal. Reduced pain today.", f"{SADDLE} -"),
    ("Perianal sensation was normal, pain reduced today.", f"{SADDLE} -"),
    ("Anal tone normal, knee jerks reduced today.", f"{TONE} -, reflex-patellar-reduced +"),
    ("Anal tone reduced yesterday, normal today.", f"{TONE} +"),
    ("PVR 20 ml yesterday and 30 ml today.", f"{RESIDUAL} -"),
    ("PVR 20 ml today, 400 ml drunk", f"{RESIDUAL} -"),
    ("PVR 420 ml yesterday, 20 ml today.", f"{RESIDUAL} +"),
    ("T 36.8 this morning, HR 99 tonight", "fever -"),
]


@pytest.mark.parametrize(("text", "line"), [*TURNED, *NOT_TURNED])
def test_a_normal_result_of_before_hides_none_of_now(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
