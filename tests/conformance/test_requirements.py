"""The table of requirements itself, and that every binding row has a test."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conformance.requirements import (
    APP_TABLE,
    BINDING,
    TABLE,
    TABLES,
    covered,
    report,
    requirements,
    uncovered,
    verifies,
)

SHARED = Path(__file__).resolve().parents[3] / "shared"
CHECKLIST = SHARED / "docs" / "cds-hooks.md"
APP_CHECKLIST = SHARED / "docs" / "smart.md"
LEVELS = {*BINDING, "SHOULD", "SHOULD NOT", "MAY", "STATED", "ADVICE"}
PLACES = {"hooks", "http", "callers", "fetch", "compose", "knowledge", "deploy", "browser", "launch"}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_no_row_is_listed_twice(table: Path) -> None:
    ids = [line.partition(",")[0] for line in table.read_text(encoding="utf-8").splitlines()[1:]]
    assert len(ids) == len(set(ids)) == len(requirements(table))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_every_row_says_where_it_is_verified_or_why_it_does_not_apply(table: Path) -> None:
    for row in requirements(table).values():
        assert row.level.removesuffix(" (client)") in LEVELS, row.id
        assert (row.where in PLACES) is row.applies, row.id
        assert bool(row.reason) is not row.applies, row.id
        assert row.requirement, row.id


@pytest.mark.parametrize(("checklist", "table", "rows"), [(CHECKLIST, TABLE, 300), (APP_CHECKLIST, APP_TABLE, 28)])
def test_every_row_of_the_checklist_is_in_the_table(checklist: Path, table: Path, rows: int) -> None:
    if not checklist.exists():
        pytest.skip("the checklist is not beside this checkout")
    ids = re.findall(
        r"^\| ([A-Z]+-\d+) \|",
        checklist.read_text(encoding="utf-8"),
        flags=re.MULTILINE,
    )
    assert len(ids) > rows
    assert set(ids) == set(requirements(table))


def test_every_row_of_the_smart_app_is_verified_by_a_test() -> None:
    assert not [f"{row.id} [{row.where}] {row.requirement}" for row in uncovered(table=APP_TABLE)]


def test_every_binding_row_that_applies_is_verified_by_a_test() -> None:
    missing = [f"{row.id} [{row.where}] {row.requirement}" for row in uncovered() if row.level in BINDING]
    assert not missing, "no test verifies:\n" + "\n".join(missing)


def test_a_test_cannot_claim_to_verify_a_row_that_does_not_exist() -> None:
    with pytest.raises(ValueError, match="PRE-999"):
        verifies("PRE-999")
    unknown = set(covered()).difference(*map(requirements, TABLES))
    assert not unknown


def test_coverage_is_read_from_the_decorators_of_tests_alone(tmp_path: Path) -> None:
    (tmp_path / "test_a.py").write_text(
        '@verifies("GEN-01", "GEN-02")\ndef test_x(): ...\n\n@verifies("GEN-03")\ndef helper(): ...\n',
        encoding="utf-8",
    )
    (tmp_path / "other.py").write_text('@verifies("GEN-04")\ndef test_y(): ...\n', encoding="utf-8")
    assert covered(tmp_path) == {
        "GEN-01": ["test_a.py::test_x"],
        "GEN-02": ["test_a.py::test_x"],
    }
    assert any("not verified: GEN-05" in line for line in report(tmp_path))
    assert any("[hooks]" in line and "GEN-04" in line for line in report(tmp_path))
    assert not any("GEN-01" in line for line in report(tmp_path))
