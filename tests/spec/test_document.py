"""The clinical specification is written from the vignettes, and every row has patients on both sides."""

from __future__ import annotations

from tests.spec.coverage import outcomes
from tests.spec.document import DOCUMENT, document, rows


def test_the_clinical_specification_is_in_step_with_the_vignettes() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == document(), "python -m tests.spec.document writes it"


def test_every_row_has_a_patient_for_whom_it_holds_and_one_for_whom_it_does_not() -> None:
    seen = outcomes()
    lacking = {row: sorted({"yes", "no"} - set(seen.get(row, {}))) for row in rows()}
    assert {row: missing for row, missing in lacking.items() if missing} == {}


def test_every_row_decides_for_some_patient() -> None:
    seen = outcomes()
    assert [row for row in rows() if not seen.get(row, {}).get("decides")] == []
