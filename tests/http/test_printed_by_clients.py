"""What docs/api-clients.md says that the clients print is what they print."""

from __future__ import annotations

import re
import subprocess
import sys

from cds_service.bootstrap.application import Application
from tests.http.test_client_examples import CLIENTS, PROJECT, serving


def test_the_output_of_the_page_is_that_of_the_client(application: Application) -> None:
    page = (PROJECT / "docs" / "api-clients.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"Both print .*?\n\n```\n(.*?)```", page, flags=re.DOTALL)
    sample = PROJECT / "fhir_fixtures" / "patients" / "defer.json"
    with serving(application.wsgi) as base:
        command = [sys.executable, "assess.py", base, str(sample)]
        run = subprocess.run(command, cwd=CLIENTS, capture_output=True, text=True, timeout=60, check=False)
    assert (run.returncode, run.stdout) == (0, shown)
