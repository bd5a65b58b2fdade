#!/usr/bin/env python3
"""The public CDS Hooks sandbox, driven by hand: our service, a real FHIR R4 server, a real browser, screenshots.

    .venv/bin/python tools/try_sandbox.py SANDBOX_BUILD [--out var/sandbox]

SANDBOX_BUILD is the ``build`` folder of a checkout of github.com/cds-hooks/sandbox after ``npm ci && npm run build``.
It is in no package registry, so this is no part of ``make test``; the recorded requests there stand for it.
Everything listens on loopback; the browser can reach nothing else.
"""

from __future__ import annotations

import argparse
import functools
import http.server
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))
from benchmarks.needs import needed  # noqa: E402  # the checkout is no installed package

needed("playwright")
from playwright.sync_api import Page, sync_playwright  # noqa: E402  # after the word on what is not there

from tests.fhir_server.server import FhirServer, free_port  # noqa: E402  # the checkout is no installed package

PATIENT = "lbp-001"
PAIRS = (
    ("72148", "279039007"),
    ("72148", "6077001"),
    ("72158", "192970008"),
    ("72131", "279039007"),
    ("72141", "279039007"),
)
"""Study and reason: low back pain, foot drop, cauda equina, a CT, and a cervical study."""


def resources() -> list[dict[str, object]]:
    """A patient with three weeks of back pain."""
    subject = {"reference": f"Patient/{PATIENT}"}
    return [
        {
            "resourceType": "Patient",
            "id": PATIENT,
            "name": [{"family": "Sample", "given": ["Sandbox"]}],
            "gender": "male",
            "birthDate": "1979-05-04",
        },
        {
            "resourceType": "Condition",
            "id": f"{PATIENT}-pain",
            "clinicalStatus": {
                "coding": [{"system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"}]
            },
            "code": {"coding": [{"system": "http://snomed.info/sct", "code": "279039007"}], "text": "Low back pain"},
            "subject": subject,
            "onsetDateTime": time.strftime("%Y-%m-%d", time.localtime(time.time() - 21 * 86400)),
        },
        *(
            {
                "resourceType": "Observation",
                "id": f"{PATIENT}-obs-{number}",
                "status": "final",
                "code": {"coding": [{"system": "http://loinc.org", "code": "8310-5"}], "text": "Body temperature"},
                "subject": subject,
                "effectiveDateTime": time.strftime("%Y-%m-%d", time.localtime(time.time() - number * 86400)),
                "valueQuantity": {"value": 36.8, "unit": "Cel", "system": "http://unitsofmeasure.org", "code": "Cel"},
            }
            for number in range(1, 5)
        ),
    ]


def choose(page: Page, field: str, text: str) -> None:
    """Types into one of the search fields and takes the first hit."""
    page.get_by_text(field, exact=True).first.click()
    page.keyboard.type(text, delay=30)
    page.wait_for_timeout(900)
    page.keyboard.press("Enter")
    page.wait_for_timeout(1500)


def main() -> None:
    """Starts everything, plays the five pairs, an override and an acceptance; leaves screenshots and the feedback."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=Path)
    parser.add_argument("--out", type=Path, default=PROJECT / "var/sandbox")
    asked = parser.parse_args()
    if not (asked.build / "index.html").is_file():
        where = "give the build folder of a checkout of github.com/cds-hooks/sandbox, see --help"
        raise SystemExit(f"{asked.build}: has no index.html; {where}")
    asked.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        play(asked.build, asked.out, Path(folder))


def play(build: Path, out: Path, folder: Path) -> None:
    """One run; ``folder`` is for what the servers keep."""
    (folder / "fhir").mkdir()
    fhir = FhirServer(folder / "fhir").start()
    for resource in resources():
        body = json.dumps(resource).encode()
        url = f"{fhir.base}/{resource['resourceType']}/{resource['id']}"
        urllib.request.urlopen(
            urllib.request.Request(url, body, {"Content-Type": "application/fhir+json"}, method="PUT"), timeout=10
        ).close()
    handler = functools.partial(QuietHandler, directory=str(build))
    pages = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=pages.serve_forever, daemon=True).start()
    port = free_port()
    environment = {
        **os.environ,
        "CDS_DATABASE_URL": f"sqlite:///{folder}/ledger.db",
        "CDS_BASE_URL": f"http://127.0.0.1:{port}",
        "CDS_CLIENT_PROFILE": "sandbox",
    }
    program = PROJECT / ".venv/bin/cds-service"
    service = subprocess.Popen([program, "serve", "--port", str(port)], env=environment, process_group=0)
    try:
        wait_until_ready(port)
        drive(f"http://127.0.0.1:{pages.server_port}", fhir.base, f"http://127.0.0.1:{port}/cds-services", out)
        time.sleep(1)
        command = [program, "feedback", "export", "--format", "ndjson"]
        kept = subprocess.run(command, env=environment, capture_output=True, check=True)
        (out / "feedback.ndjson").write_bytes(kept.stdout)
        print(kept.stdout.decode())
    finally:
        os.killpg(service.pid, signal.SIGTERM)
        service.wait(15)
        pages.shutdown()
        fhir.stop()


def wait_until_ready(port: int) -> None:
    """Until the service says that it is."""
    for _ in range(600):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/ready", timeout=2).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the service did not start")


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves the build without a line per request."""

    def log_message(self, *args: object) -> None:
        """Says nothing."""


def drive(sandbox: str, fhir: str, discovery: str, out: Path) -> None:
    """The clicks."""
    address = f"{sandbox}/?fhirServiceUrl={fhir}&patientId={PATIENT}&serviceDiscoveryURL={discovery}&hook=order-select&screen=pama"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
        )
        for number, (study, reason) in enumerate(PAIRS, 1):
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(address)
            page.wait_for_timeout(4000)
            if number == 1:
                page.screenshot(path=out / "0-empty.png")
            choose(page, "Search orders", study)
            choose(page, "Search reasons", reason)
            page.screenshot(path=out / f"{number}-{study}-{reason}.png")
            if number == 1:
                page.get_by_role("button", name="Refer to physical therapy").first.click()
                page.wait_for_timeout(800)
            if number == 2:
                page.get_by_label("select dismiss reason").first.click()
                page.wait_for_timeout(500)
                page.screenshot(path=out / "2-override-menu.png")
                page.get_by_role("menuitem").first.click()
                page.wait_for_timeout(800)
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
