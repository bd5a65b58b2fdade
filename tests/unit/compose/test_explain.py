"""The reasons in plain words."""

from __future__ import annotations

from dataclasses import replace

from cds_service.clinical.findings import Reading
from cds_service.compose.explain import explain_text
from tests.unit.clinical.charts import POSSIBLE, has, judge, reasons, value
from tests.unit.compose.cards import composer


def told(*readings: Reading) -> str:
    return explain_text(judge(*readings), reasons(*readings), composer().material)


def test_a_problem_with_an_onset_and_no_day_of_recording_is_told_since_when() -> None:
    text = told(has("radiculopathy-lumbar", onset=10))
    assert "Lumbar radiculopathy: recorded as present, since 2026-11-12, Observation/radiculopathy-lumbar" in text
    assert "undated" not in text


def test_what_has_no_date_at_all_is_undated() -> None:
    assert "Low back pain: recorded as present, undated" in told(has("low-back-pain"))


def test_a_unit_that_was_assumed_is_told() -> None:
    assumed = replace(value("crp", 80), certainty=POSSIBLE, qualifiers=frozenset({"unit-assumed"}))
    assert "CRP (80 mg/L, unit uncertain): recorded as present" in told(has("low-back-pain", onset=3), assumed)


def test_candidacy_and_length_of_treatment_are_named_among_what_would_change_the_advice() -> None:
    text = told(has("radiculopathy-lumbar", onset=100, said=99), has("surgical-candidate", said=3))
    assert "MRI is appropriate, if this were present: treatment for the whole waiting period" in text


def test_what_nobody_recorded_is_listed_by_what_it_is_about() -> None:
    lines = told(has("radiculopathy-lumbar", onset=10)).splitlines()
    start = next(number for number, line in enumerate(lines) if line.endswith("─ None recorded"))
    assert lines[start + 1].startswith("│     ├─ bladder, bowel, saddle: ")
    assert "urinary retention" in lines[start + 1]
    assert "fever" not in lines[start + 1]
    assert any("─ infection: fever" in line for line in lines[start:])
