"""What a person at a terminal sees: the file that is wrong, what was given in place of a request, an answer laid out."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.run import PROJECT, run

SELECT = PROJECT / "fhir_fixtures" / "hooks" / "order-select.json"
VALUE_SET = PROJECT / "cards" / "valuesets" / "fever.json"
EXPECTED = "a Bundle or a CDS Hooks request is expected"


def at_a_terminal(*arguments: str | Path) -> tuple[int, str]:
    """Status, and what stands on the screen."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "cds_service", *map(str, arguments)]
    env = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(PROJECT), "LC_ALL": "C.UTF-8"}
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=env) as running:
        os.close(theirs)
        screen = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # the other side is closed
                break
            if not piece:
                break
            screen += piece
        os.close(ours)
        return running.wait(60), screen.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("command", ["evaluate", "explain"])
def test_a_fault_names_the_file_at_a_terminal(command: str, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text("{}", encoding="utf-8")
    assert at_a_terminal(command, wrong) == (1, f"{wrong}: $.hook: must be the name of a hook\n")


def test_a_fault_names_the_file_in_a_log_too_where_there_is_one(tmp_path: Path) -> None:
    (tmp_path / "wrong.json").write_text("{}", encoding="utf-8")
    told = "$.hook: must be the name of a hook"
    assert run("evaluate", "wrong.json", folder=tmp_path).problems == [f"wrong.json: {told}"]
    assert run("evaluate", "-", folder=tmp_path, given="{}").problems == [told]


def test_another_resource_is_called_by_its_type(tmp_path: Path) -> None:
    assert run("explain", VALUE_SET, folder=tmp_path).problems == [f"{VALUE_SET}: $: is a ValueSet; {EXPECTED}"]
    only = "a CDS Hooks request is expected here, use explain for a Bundle"
    assert run("evaluate", VALUE_SET, folder=tmp_path).problems == [f"{VALUE_SET}: $: is a ValueSet; {only}"]
    observation = '{"resourceType": "Observation"}'
    assert run("explain", "-", folder=tmp_path, given=observation).problems == [f"$: is an Observation; {EXPECTED}"]


@pytest.mark.parametrize("kind", ['"Jane Doe"', "7", '["ValueSet"]'])
def test_a_type_that_fhir_does_not_have_is_not_repeated(kind: str, tmp_path: Path) -> None:
    ran = run("explain", "-", folder=tmp_path, given=f'{{"resourceType": {kind}}}')
    assert ran.problems == [f"$: is a FHIR resource; {EXPECTED}"]


def test_an_answer_is_laid_out_at_a_terminal_and_one_line_for_a_program(tmp_path: Path) -> None:
    as_of = "--as-of=2026-11-22T09:00:00Z"
    status, screen = at_a_terminal("evaluate", SELECT, as_of)
    piped = run("evaluate", SELECT, as_of, folder=tmp_path).out
    assert status == 0
    assert screen.startswith('{\n  "cards": [\n')
    assert len(piped.splitlines()) == 1
    assert json.loads(screen) == json.loads(piped)


def test_what_is_required_is_missing_in_words(tmp_path: Path) -> None:
    file = PROJECT / "fhir_fixtures" / "wild" / "no-prefetch.json"
    ran = run("evaluate", file, folder=tmp_path)
    told = "$.prefetch.patient: is required and could not be had: it was not sent (notSent)"
    assert ran.problems[0] == f"{file}: {told}"
