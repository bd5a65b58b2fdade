"""Every command: help with an example, usage errors, settings, knowledge, feedback."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pytest

from cds_service.adapters.ledger import Ledger
from cds_service.cli.documents import markers
from tests.cli.run import PROJECT, run
from tests.http.process import free_port

FORGED = "eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL2Voci5leGFtcGxlIn0.c2ln"

COMMANDS = [
    ("serve",),
    ("evaluate",),
    ("explain",),
    ("lint",),
    ("render",),
    ("feedback",),
    ("feedback", "export"),
    ("ledger",),
    ("ledger", "purge"),
    ("doctor",),
    ("settings",),
    ("templates",),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help_with_an_example(tmp_path: Path, command: tuple[str, ...]) -> None:
    ran = run(*command, "--help", folder=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    example = "cds-service " + {"feedback": "feedback export", "ledger": "ledger purge"}.get(command[0], command[0])
    assert "Example: " in ran.out
    assert example in ran.out.split("Example: ", 1)[1]


def test_an_unknown_command_is_a_usage_error(tmp_path: Path) -> None:
    assert run("nothing", folder=tmp_path).status == 2


def test_the_versions_of_program_and_knowledge_are_told(tmp_path: Path) -> None:
    told = run("--version", folder=tmp_path)
    assert (told.status, told.out) == (
        0,
        f"cds-service, version {metadata.version('radiculopathy-cds')}, knowledge 1.0.0\n",
    )


def test_wrong_settings_are_told_one_line_each_and_show_no_value(tmp_path: Path) -> None:
    ran = run("serve", folder=tmp_path, CDS_PORT="zebra", CDS_DEFERRAL_DAYS="-1", CDS_NOTHING="zebra")
    assert ran.status == 1
    assert len(ran.problems) == 3
    assert "zebra" not in ran.err


def test_production_refuses_to_start_without_trusted_issuers(tmp_path: Path) -> None:
    ran = run(
        "serve",
        "--port",
        str(free_port()),
        "--profile",
        "production",
        folder=tmp_path,
        CDS_BASE_URL="https://cds.example",
    )
    assert ran.status == 1
    assert ran.problems == ["CDS_TRUSTED_ISSUERS: production needs at least one trusted issuer"]


def test_the_knowledge_is_in_order(tmp_path: Path) -> None:
    ran = run("lint", folder=tmp_path)
    assert (ran.status, ran.err) == (0, "")


def test_an_overlay_that_is_not_there_is_told_plainly(tmp_path: Path) -> None:
    ran = run("lint", folder=tmp_path, CDS_OVERLAY=str(tmp_path / "nothing"))
    assert ran.status == 1
    assert ran.problems == [f"{tmp_path}/nothing: the overlay folder is missing; name it in CDS_OVERLAY or --overlay"]


def test_an_overlay_is_checked_before_it_is_in_force(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "rows-off.yaml").write_text('rows: ["3"]\n', encoding="utf-8")
    ran = run("lint", "--overlay", site, folder=tmp_path)
    assert ran.status == 1
    assert ran.problems == ["rows-off.yaml:1: row 3 tells of an emergency or urgent matter and stays on"]


@pytest.mark.parametrize("form", ["csv", "ndjson"])
def test_feedback_of_a_database_that_is_not_there_is_a_problem_and_makes_nothing(tmp_path: Path, form: str) -> None:
    ran = run("feedback", "export", "--format", form, folder=tmp_path)
    assert (ran.status, ran.out) == (1, "")
    assert ran.problems == ["var/cds.sqlite3: there is no such database; name the server's in CDS_DATABASE_URL"]
    assert list(tmp_path.iterdir()) == []


def test_feedback_of_a_new_ledger_is_a_header_alone(tmp_path: Path) -> None:
    ledger = Ledger(f"sqlite:///{tmp_path}/var/cds.sqlite3", b"k" * 32)
    ledger.prepare()
    ledger.close()
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


@pytest.mark.parametrize(
    ("command", "line"),
    [
        (("evaluate", "gone.json"), "gone.json: there is no such file; give the path of a recorded request, or - for standard input"),
        (("explain", "gone.json"), "gone.json: there is no such file; give the path of a recorded request, or - for standard input"),
        (("evaluate", "."), ".: is a folder; give the path of a recorded request, or - for standard input"),
        (("doctor", "gone.json"), "gone.json: there is no such file; give the path of a captured request, or - for standard input"),
        (("doctor", "--jwt-file", "gone.jwt"), "gone.jwt: there is no such file; give the path of a file with the JWT"),
        (
            ("doctor", "--fhir-base", "http://127.0.0.1:1", "--token-file", "gone.txt"),
            "gone.txt: there is no such file; give the path of a file with the access token",
        ),
        (("lint", "--overlay", "gone"), "gone: the overlay folder is missing; name it in CDS_OVERLAY or --overlay"),
        (
            ("render", "--out", "gone/page.html"),
            "gone/page.html: its folder does not exist; make it, or name a file in one that does",
        ),
        (("render", "--out", "."), ".: is a folder; name a file in it"),
        (("settings", "--into", "gone.md"), "gone.md: there is no such file; give the path of a document with the markers"),
        (("templates", "--into", "gone.md"), "gone.md: there is no such file; give the path of a document with the markers"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)  # fmt: skip
def test_a_file_that_is_not_there_is_one_line_with_its_name_and_the_next_step(
    tmp_path: Path, command: tuple[str, ...], line: str
) -> None:
    ran = run(*command, folder=tmp_path)
    assert (ran.status, ran.out, ran.problems) == (1, "", [line])
    assert list(tmp_path.iterdir()) == []


def test_a_package_that_is_not_installed_is_named_before_the_server_is_announced(tmp_path: Path) -> None:
    (tmp_path / "granian").mkdir()
    (tmp_path / "granian" / "__init__.py").write_text(
        "raise ModuleNotFoundError('No module named granian', name='granian')\n", encoding="utf-8"
    )
    ran = run("serve", "--port", str(free_port()), folder=tmp_path, PYTHONPATH=f"{tmp_path}:{PROJECT}")
    assert (ran.status, ran.out) == (1, "")
    assert ran.problems == ["the package granian is not installed; run make setup, or install radiculopathy-cds anew"]


def test_a_token_file_may_hold_the_whole_header_value(tmp_path: Path) -> None:
    (tmp_path / "whole.txt").write_text(f"Bearer {FORGED}\n", encoding="utf-8")
    (tmp_path / "bare.txt").write_text(f"{FORGED}\n", encoding="utf-8")
    (tmp_path / "other.txt").write_text("Bearer\n", encoding="utf-8")
    whole, bare, other = (
        run("doctor", "--jwt-file", name, folder=tmp_path).out for name in ("whole.txt", "bare.txt", "other.txt")
    )
    assert whole == bare != other


def test_a_document_without_markers_is_refused(tmp_path: Path) -> None:
    document = tmp_path / "README.md"
    document.write_text("nothing\n", encoding="utf-8")
    assert run("settings", "--into", document, folder=tmp_path).status == 1


@pytest.mark.parametrize(
    ("setting", "value", "told"),
    [
        ("CDS_SMART_SERVERS", "[", "the SMART registrations are not valid: Input data was truncated"),
        ("CDS_TRUSTED_ISSUERS", "{", "the trusted issuers are not valid: must be a list"),
        (
            "CDS_CA_FILE",
            "nothing.pem",
            "the file cannot be used (No such file or directory); name certificates in PEM form",
        ),
        ("CDS_SHADOW_SERVICES", "none-of-ours", "there is no service none-of-ours"),
        ("CDS_ADULT_AGE", "200", "must be 12 to 25 (age from which the service advises)"),
        (
            "CDS_PVR_THRESHOLD_ML",
            "2000",
            "must be 50 to 600 (post-void residual that counts as a cauda equina sign)",
        ),
    ],
)
def test_a_setting_that_cannot_be_used_is_told_before_anything_listens(
    tmp_path: Path, setting: str, value: str, told: str
) -> None:
    ran = run("serve", "--port", str(free_port()), folder=tmp_path, **{setting: value})
    assert (ran.status, ran.out) == (1, "")
    assert ran.problems == [f"{setting}: {told}"]


def test_a_file_without_certificates_is_told_too(tmp_path: Path) -> None:
    (tmp_path / "empty.pem").write_text("no certificate\n", encoding="utf-8")
    ran = run("serve", "--port", str(free_port()), folder=tmp_path, CDS_CA_FILE="empty.pem")
    assert ran.status == 1
    assert [line.split(" (")[0] for line in ran.problems] == ["CDS_CA_FILE: the file cannot be used"]
