"""The clients of docs/clients are run as they stand, against the service."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.serving import WSGIRequestHandler, make_server

from cds_service.bootstrap.application import Application

PROJECT = Path(__file__).resolve().parents[2]
CLIENTS = PROJECT / "docs" / "clients"
PATIENT = PROJECT / "fhir_fixtures" / "patients" / "emergency.json"


class Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def base(application: Application) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, application.wsgi, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join(5)
    server.server_close()


@pytest.mark.parametrize(
    "program", [[sys.executable, "assess.py"], pytest.param(["node", "assess.mjs"], marks=pytest.mark.launch_server)]
)
def test_the_client_prints_what_to_do_and_from_which_resources(base: str, program: list[str]) -> None:
    runner = shutil.which(program[0]) or program[0]
    run = subprocess.run(
        [runner, program[1], base, str(PATIENT)], cwd=CLIENTS, capture_output=True, text=True, timeout=60, check=False
    )

    assert run.stderr == ""
    assert run.stdout.startswith("mriEmergencyCaudaEquina (emergency), row 3\n")
    assert "  present: urinary-retention [Condition/" in run.stdout


@pytest.mark.parametrize(
    "program", [[sys.executable, "assess.py"], pytest.param(["node", "assess.mjs"], marks=pytest.mark.launch_server)]
)
def test_the_client_shows_what_is_wrong_with_a_request(base: str, program: list[str], tmp_path: Path) -> None:
    (tmp_path / "wrong.json").write_text('{"resourceType": "Patient"}', encoding="utf-8")
    runner = shutil.which(program[0]) or program[0]
    run = subprocess.run(
        [runner, program[1], base, str(tmp_path / "wrong.json")],
        cwd=CLIENTS, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert run.returncode == 1
    assert re.search(r"400 .*OperationOutcome", run.stderr)


def test_the_page_about_the_clients_names_files_that_exist() -> None:
    text = (PROJECT / "docs" / "api-clients.md").read_text(encoding="utf-8")
    linked = re.findall(r"\]\((clients/[a-z.]+)\)", text)

    assert len(linked) == 2
    assert all((PROJECT / "docs" / name).is_file() for name in linked)
