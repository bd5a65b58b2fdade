"""Every command: help with an example, usage errors, settings, knowledge, feedback."""

from __future__ import annotations

from pathlib import Path

import pytest

from cds_service.cli.documents import markers
from tests.cli.run import PROJECT, run

COMMANDS = [
    ("serve",),
    ("evaluate",),
    ("explain",),
    ("lint",),
    ("render",),
    ("feedback",),
    ("feedback", "export"),
    ("doctor",),
    ("settings",),
    ("templates",),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help_with_an_example(tmp_path: Path, command: tuple[str, ...]) -> None:
    ran = run(*command, "--help", folder=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    example = "cds-service " + ("feedback export" if command[0] == "feedback" else command[0])
    assert "Example: " in ran.out
    assert example in ran.out.split("Example: ", 1)[1]


def test_an_unknown_command_is_a_usage_error(tmp_path: Path) -> None:
    assert run("nothing", folder=tmp_path).status == 2


def test_the_version_is_told(tmp_path: Path) -> None:
    assert run("--version", folder=tmp_path).out.startswith("cds-service, version ")


def test_wrong_settings_are_told_one_line_each_and_show_no_value(tmp_path: Path) -> None:
    ran = run("serve", folder=tmp_path, CDS_PORT="zebra", CDS_DEFERRAL_DAYS="-1", CDS_NOTHING="zebra")
    assert ran.status == 1
    assert len(ran.problems) == 3
    assert "zebra" not in ran.err


def test_production_refuses_to_start_without_trusted_issuers(tmp_path: Path) -> None:
    ran = run("serve", "--profile", "production", folder=tmp_path, CDS_BASE_URL="https://cds.example")
    assert ran.status == 1
    assert ran.problems == ["CDS_TRUSTED_ISSUERS: production needs at least one trusted issuer"]


def test_the_knowledge_is_in_order(tmp_path: Path) -> None:
    ran = run("lint", folder=tmp_path)
    assert (ran.status, ran.err) == (0, "")


def test_a_wrong_overlay_is_told_with_file_and_line(tmp_path: Path) -> None:
    ran = run("lint", folder=tmp_path, CDS_OVERLAY=str(tmp_path / "nothing"))
    assert ran.status == 1
    assert ran.problems == ["nothing:1: the overlay folder is missing"]


def test_an_overlay_is_checked_before_it_is_in_force(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "rows-off.yaml").write_text('rows: ["3"]\n', encoding="utf-8")
    ran = run("lint", "--overlay", site, folder=tmp_path)
    assert ran.status == 1
    assert ran.problems == ["rows-off.yaml:1: row 3 tells of an emergency or urgent matter and stays on"]


def test_feedback_of_a_new_ledger_is_a_header_alone(tmp_path: Path) -> None:
    ran = run("feedback", "export", folder=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("received,at,issuer,")
    assert len(ran.out.splitlines()) == 1
    assert run("feedback", "export", "--format", "ndjson", folder=tmp_path).out == ""


def test_a_ledger_that_is_away_is_one_line(tmp_path: Path) -> None:
    url = "postgresql+psycopg://cds:secret@127.0.0.1:1/cds"
    ran = run("feedback", "export", folder=tmp_path, CDS_DATABASE_URL=url)
    assert ran.status == 1
    assert len(ran.problems) == 1
    assert "secret" not in ran.err


def test_another_kind_of_database_is_one_line(tmp_path: Path) -> None:
    ran = run("feedback", "export", folder=tmp_path, CDS_DATABASE_URL="mysql://x")
    assert ran.status == 1
    assert ran.problems == ["CDS_DATABASE_URL: the database URL must start with sqlite:/// or postgresql+psycopg://"]


def test_the_readme_has_the_table_of_settings(tmp_path: Path) -> None:
    table = run("settings", folder=tmp_path).out
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    begin, end = markers("settings")
    assert f"{begin}\n{table}{end}" in readme, "run: cds-service settings --into README.md"


def test_the_integration_guide_has_the_templates_of_this_knowledge(tmp_path: Path) -> None:
    tables = run("templates", folder=tmp_path).out
    guide = (PROJECT / "docs" / "integration.md").read_text(encoding="utf-8")
    begin, end = markers("templates")
    assert f"{begin}\n{tables}{end}" in guide, "run: cds-service templates --into docs/integration.md"


def test_the_table_is_written_between_its_markers(tmp_path: Path) -> None:
    document = tmp_path / "README.md"
    begin, end = markers("settings")
    document.write_text(f"before\n{begin}\nof yesterday\n{end}\nafter\n", encoding="utf-8")
    assert run("settings", "--into", document, folder=tmp_path).status == 0
    text = document.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert text.endswith("after\n")
    assert "of yesterday" not in text
    assert "`CDS_PROFILE`" in text


def test_a_document_without_markers_is_refused(tmp_path: Path) -> None:
    document = tmp_path / "README.md"
    document.write_text("nothing\n", encoding="utf-8")
    assert run("settings", "--into", document, folder=tmp_path).status == 1
