"""No value of a row about a red flag vanishes: it is read, says that nobody looked, or is listed as unreadable."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cds_service.clinical.findings import Status
from cds_service.clinical.spec import Kind
from cds_service.mapping.record import Mapped
from tests.unit.mapping.charts import SUBJECT, Json, book, knowledge, read

ASKED = knowledge().values.red_flags
SPECS = knowledge().findings.specs
LABELS = {
    "cauda-equina-diagnosis": "Cauda equina syndrome",
    "saddle-sensory-loss": "Saddle anesthesia",
    "reduced-anal-tone": "Reduced rectal tone",
    "bladder-bowel-dysfunction": "Bladder or bowel dysfunction",
    "sexual-dysfunction": "Sexual dysfunction",
    "iv-drug-use": "IV drug use",
    "bacteraemia": "Bacteremia",
    "spinal-infection": "Spinal infection",
    "immunosuppression": "Immunosuppression",
    "night-pain": "Night pain",
    "weight-loss": "Unexplained weight loss",
    "cancer-history": "History of cancer",
    "spinal-tumour": "Spinal tumor",
    "significant-trauma": "Significant trauma",
    "reflex-hyper-or-babinski": "Babinski sign",
    "sensory-level": "Sensory level",
    "aneurysm-ruptured": "Ruptured aortic aneurysm",
    "pulsatile-abdominal-mass": "Pulsatile abdominal mass",
}


NO_ROW = frozenset({"spinal-infection-elsewhere"})
"""Findings that are made of others, and that no label asks for."""


def _subjects() -> list[tuple[str, str]]:
    """Finding and label of every red flag that a label can ask for by its name."""
    found = []
    for name, spec in SPECS.items():
        measured = spec.kind is Kind.QUANTITY
        flagged = (spec.group in ASKED.groups and name not in ASKED.apart and not measured) or name in ASKED.strengths
        label = LABELS.get(name, spec.label)
        if flagged and "observations" in spec.sources and name not in NO_ROW:
            found.append((name, label))
    return found


ROWS = _subjects()
UNKNOWN = ["3 days", "?", "unsure", "see note", "as per hpi", "qwxz", "unchanged", "2/7", "cf. letter", "not confirmed"]
AFFIRMED = ["Yes - see note", "Confirmed", "Noted", "Current", "Ongoing", "X", "present", "Yes, since Monday"]
SILENT = ["", "___", "unknown", "not assessed", "deferred, patient in pain", "N/A", "not tested today"]


def judged(label: str, value: str) -> Mapped:
    row: Json = {
        "resourceType": "Observation",
        "id": "o1",
        "status": "final",
        "subject": SUBJECT,
        "code": {"text": label},
        "effectiveDateTime": "2026-11-21T08:00:00Z",
        "valueString": value,
    }
    return read(row)


def is_unread(mapped: Mapped) -> bool:
    return any(entry.reason == "unreadable" for entry in mapped.ignored)


def asked(mapped: Mapped, name: str) -> bool:
    """Whether the row of this finding says that it is there, or is told as one that could not be read."""
    there = any(f.status is not Status.ABSENT for f in mapped.charted.findings.get(name, ()))
    return there or (name, "Observation/o1") in mapped.charted.unread


def raised(mapped: Mapped) -> bool:
    return any(f.status is not Status.ABSENT for told in mapped.charted.findings.values() for f in told)


def test_every_red_flag_of_the_knowledge_has_a_row() -> None:
    asked = {name for name, label in ROWS if name in {s.spec.id for s in book().rows.labelled(label)}}
    assert {name for name, _ in ROWS} - asked == set()


@pytest.mark.parametrize(("name", "label"), ROWS)
def test_what_is_not_understood_is_unreadable_or_raises(name: str, label: str) -> None:
    for value in UNKNOWN:
        assert asked(judged(label, value), name), (name, value)


@pytest.mark.parametrize(("name", "label"), ROWS)
def test_what_plainly_affirms_is_present(name: str, label: str) -> None:
    for value in AFFIRMED:
        found = judged(label, value).charted.findings.get(name, ())
        assert [f.status for f in found] == [Status.PRESENT], (name, value)


@pytest.mark.parametrize(("name", "label"), ROWS)
def test_that_nobody_looked_is_silence(name: str, label: str) -> None:
    for value in SILENT:
        mapped = judged(label, value)
        assert not mapped.charted.findings, (name, value)
        assert not is_unread(mapped), (name, value)


@pytest.mark.parametrize(("name", "label"), ROWS)
def test_a_no_is_a_no(name: str, label: str) -> None:
    for value in ("No", "denies", "none noted", "not present"):
        mapped = judged(label, value)
        assert not raised(mapped), (name, value)
        assert not is_unread(mapped), (name, value)
        assert name in mapped.charted.findings, (name, value)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.sampled_from(ROWS), st.text(st.sampled_from("bekox q?.-37/"), min_size=1, max_size=12))
def test_any_value_is_read_or_silent_or_unreadable(row: tuple[str, str], value: str) -> None:
    name, label = row
    blank = not any(c.isalnum() or c == "?" for c in value)
    assert blank or asked(judged(label, value), name), (name, value)
