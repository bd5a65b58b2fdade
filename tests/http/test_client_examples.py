"""The clients of docs/clients are run as they stand, against the service."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.wrappers import Response

from cds_service.bootstrap.application import Application
from tests.http.process import free_port

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

PROJECT = Path(__file__).resolve().parents[2]
CLIENTS = PROJECT / "docs" / "clients"
PATIENT = PROJECT / "fhir_fixtures" / "patients" / "emergency.json"


class Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: object) -> None:
        pass


PROGRAMS = pytest.mark.parametrize(
    "program", [["python", "assess.py"], pytest.param(["node", "assess.mjs"], marks=pytest.mark.launch_server)]
)


def client(program: list[str], *arguments: str) -> tuple[int, str]:
    """Exit status and standard error; on standard output there is nothing."""
    runner = sys.executable if program[0] == "python" else shutil.which(program[0]) or program[0]
    run = subprocess.run(
        [runner, program[1], *arguments], cwd=CLIENTS, capture_output=True, text=True, timeout=60, check=False
    )
    assert run.stdout == ""
    return run.returncode, run.stderr


@pytest.fixture(scope="module")
def base(application: Application) -> Iterator[str]:
    with serving(application.wsgi) as address:
        yield address


@pytest.fixture(scope="module")
def refusing() -> Iterator[str]:
    with serving(Response(status=401)) as address:
        yield address


@contextlib.contextmanager
def serving(application: WSGIApplication) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, application, threaded=True, request_handler=Quiet)
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


@PROGRAMS
def test_the_client_shows_what_is_wrong_with_a_request(base: str, program: list[str], tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text('{"resourceType": "Patient"}', encoding="utf-8")

    line = "400: resourceType: must be a CDS Hooks request or a FHIR Bundle\n"
    assert client(program, base, str(wrong)) == (1, line)


@PROGRAMS
def test_the_client_says_in_one_line_what_keeps_it_from_asking(base: str, program: list[str], tmp_path: Path) -> None:
    away, gone = f"http://127.0.0.1:{free_port()}", tmp_path / "gone.json"

    assert client(program) == (2, f"usage: {program[0]} {program[1]} BASE_URL BUNDLE_FILE\n")
    assert client(program, base) == (2, f"usage: {program[0]} {program[1]} BASE_URL BUNDLE_FILE\n")
    assert client(program, base, str(gone)) == (1, f"{gone}: cannot be read: No such file or directory\n")
    assert client(program, away, str(PATIENT)) == (1, f"{away}: does not answer; is the service running there?\n")
    assert client(program, base, str(tmp_path)) == (1, f"{tmp_path}: cannot be read: Is a directory\n")
    assert client(program, "localhost", str(PATIENT)) == (
        1,
        "localhost: is not the base URL of the service, such as http://127.0.0.1:8000\n",
    )


@PROGRAMS
def test_the_client_tells_a_status_that_has_no_outcome(refusing: str, program: list[str]) -> None:
    assert client(program, refusing, str(PATIENT)) == (1, "401: UNAUTHORIZED\n")


def test_the_page_about_the_clients_names_files_that_exist() -> None:
    text = (PROJECT / "docs" / "api-clients.md").read_text(encoding="utf-8")
    linked = re.findall(r"\]\((clients/[a-z.]+)\)", text)

    assert len(linked) == 2
    assert all((PROJECT / "docs" / name).is_file() for name in linked)


def fenced(language: str) -> str:
    """The one example in this language in docs/api-clients.md."""
    text = (PROJECT / "docs" / "api-clients.md").read_text(encoding="utf-8")
    (block,) = re.findall(rf"```{language}\n(.*?)```", text, flags=re.DOTALL)
    return str(block)


def test_the_operation_of_the_page_is_answered_with_a_judgement(application: Application) -> None:
    answer = application.wsgi.test_client().post(
        "/fhir/$assess", data=fenced("json"), content_type="application/fhir+json"
    )
    first = answer.get_json()["entry"][0]["resource"]

    assert answer.status_code == 200
    assert (first["resourceType"], first["status"]) == ("GuidanceResponse", "success")
    assert first["dataRequirement"]
    assert '"outputParameters"' in answer.get_data(as_text=True)


FHIRCLIENT = """
const { entry } = JSON.parse(process.env.PATIENT);
const resources = entry.map((e) => e.resource);
const patient = resources.find((r) => r.resourceType === 'Patient');
const request = async (query) => {
  const found = resources.filter((r) => r.resourceType === query.split('?')[0]);
  const link = [{ relation: 'self', url: `https://ehr.example/fhir/${query}` }];
  return { resourceType: 'Bundle', type: 'searchset', link, total: found.length, entry: found.map((resource) => ({ resource })) };
};
const client = {
  patient: { id: patient.id, read: async () => patient },
  request,
  state: { tokenResponse: { access_token: 'token' } },
};
export default { oauth2: { ready: async () => client } };
"""


@pytest.mark.launch_server
def test_the_smart_app_of_the_page_gets_the_judgement_of_its_patient(base: str, tmp_path: Path) -> None:
    """The example runs as it stands; where the chart comes from is the library's part, which a sample takes here."""
    package = tmp_path / "node_modules" / "fhirclient"
    package.mkdir(parents=True)
    (package / "package.json").write_text('{"name": "fhirclient", "type": "module", "main": "index.js"}', "utf-8")
    (package / "index.js").write_text(FHIRCLIENT, "utf-8")
    shutil.copy(CLIENTS / "assess.mjs", tmp_path)
    program = fenced("js").replace("https://cds.example", base)
    (tmp_path / "app.mjs").write_text(f"{program}\nconsole.log(judged.disposition, judged.sources.devices);\n", "utf-8")
    run = subprocess.run(
        [shutil.which("node") or "node", "app.mjs"], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, "PATIENT": PATIENT.read_text(encoding="utf-8")},
    )  # fmt: skip

    assert run.stderr == ""
    assert run.stdout == "mriEmergencyCaudaEquina empty\n"
