"""A text may end, or begin, anywhere: reading it never fails (Invariants of the reader)."""

import json
import re
from pathlib import Path

from cds_service.mapping.narrative.reader import NarrativeReader

SAYINGS = Path(__file__).resolve().parents[4] / "fhir_fixtures" / "sayings" / "texts.jsonl"
ENDS = (
    "Asked about incontinence, she denied",
    "No weakness in right leg, left",
    "Saddle numbness? Patient says",
    "Denies fever, chills, or",
    "retention (",
    "PVR",
    "L EHL 3/",
    "Screened for red flags:",
    "Onset of",
)


def test_no_cut_of_a_text_makes_the_reading_fail(reader: NarrativeReader) -> None:
    lines = SAYINGS.read_text(encoding="utf-8").splitlines()[::5]
    texts = [*ENDS, *(json.loads(line)["text"] for line in lines)]
    cuts = 0
    for text in texts:
        parts = re.findall(r"\w+|\W", text)
        for end in {len(parts) - 1, len(parts) - 2, len(parts) - 3, len(parts) // 2} - {0}:
            reader.stated("".join(parts[:end]))
            reader.stated("".join(parts[end:]))
            cuts += 1
    assert cuts > len(ENDS)
