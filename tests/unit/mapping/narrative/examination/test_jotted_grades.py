"""Examinations as they are jotted: chains of grades, rows with unknown names, a movement that is nil, evenness, the saddle."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

EHL, TA, HIP = "weakness-great-toe-extension", "weakness-dorsiflexion", "weakness-hip-flexion"

JOTTED = [
    ("Left EHL 5/5 -> 4/5 -> 3/5.", f"{EHL} + left 3, progressive-weakness + left"),
    ("Left EHL 2/5 -> 3/5 -> 5/5.", f"{EHL} - left 5"),
    (
        "LLE: IP 5/5 Q 5/5 H 5/5 TA 3/5 EHL 2/5 GS 5/5.",
        f"{HIP} - left 5, {TA} + left 3, {EHL} + left 2, weakness-plantarflexion - left 5, "
        "weakness-knee-extension - left 5, leg-weakness - left 5",
    ),
    ("Motor: 5/5 IP, 5/5 Q, 5/5 H, 3/5 TA, 2/5 EHL.", f"{HIP} - 5, {TA} + 3, {EHL} + 2"),
    ("HF was 5/5 TA was 4/5.", f"{HIP} - 5, {TA} + 4"),
    ("No DF L", f"{TA} + left 0"),
    ("DF nil L", f"{TA} + 0"),
    ("Ankle jerks symmetrical but reduced.", "reflex-achilles-reduced +"),
    ("Reflexes equal but brisk.", "reflex-achilles-reduced -, reflex-patellar-reduced -"),
    ("AJ ++/0", "reflex-achilles-reduced - right, reflex-achilles-reduced + left"),
    ("Perianal PP intact R, absent L.", "saddle-sensory-loss - right, saddle-sensory-loss + left"),
    ("Saddle: light touch intact, pinprick reduced.", "saddle-sensory-loss -, saddle-sensory-loss +"),
    ("Saddle: normal, sensation reduced in left leg.", "saddle-sensory-loss -, leg-numbness + left"),
]


@pytest.mark.parametrize(("text", "line"), JOTTED)
def test_a_jotted_examination_is_read(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
