"""Single sentences of notes, each through the whole service: no emergency is missed, no denial raises an alarm."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest
import yaml

from tests.spec.build import AS_OF, request
from tests.spec.chart import Json
from tests.spec.judge import ask

SENTENCES: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "sentences.yaml").read_text(encoding="utf-8"))
SCIATICA = {"icd": "M54.31", "onset": -10, "recorded": -10}
BACK_PAIN = {"icd": "M54.50", "onset": -10, "recorded": -10}


def row_of(sentence: str, complaint: Json) -> str | None:
    note = {"text": "Progress note", "s": sentence, "at": 0}
    chart = {"patient": {"sex": "male", "age": 45}, "conditions": [complaint], "observations": [note]}
    body = json.dumps(request("sentence", {"chart": chart})).encode()
    assessment = ask(body, datetime.fromisoformat(AS_OF)).assessment
    row: str | None = (assessment or {}).get("row")
    return row


@pytest.mark.parametrize(
    ("row", "sentence"), [(row, sentence) for row, sentences in SENTENCES.items() for sentence in sentences]
)
def test_a_sentence_is_judged_as_a_clinician_reads_it(row: str, sentence: str) -> None:
    assert row_of(sentence, BACK_PAIN if row == "8" else SCIATICA) == row
