"""What all tests share: the sample data beside the checkout, and parts that a machine may lack.

A test that needs such a part carries its marker; without the part it is skipped with the command that installs it.
With ``CI=true`` a skipped test fails the run: what was not tested has not passed.
"""

from __future__ import annotations

import gc
import importlib.util
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A loaded machine is slow, not wrong: no deadline per example. CI draws the same examples each time; elsewhere they differ.
settings.register_profile("project", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("project"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "project")

# As a worker of the server has it: a full collection looks through every engine that the tests keep, which takes longer than
# a call may last, and so failed whichever call it fell into.
gc.set_threshold(50_000, 20, 50)

PROJECT = Path(__file__).parent.parent
SHARED = PROJECT.parent / "shared"

_PARTS = {
    "browser": (lambda: shutil.which("chromium") is not None, "apt-get install chromium"),
    "fhir_server": ((PROJECT / ".tools/fhir/bin/sekmet").exists, "tools/setup.sh test"),
    "postgres": (lambda: importlib.util.find_spec("pgserver") is not None, "tools/setup.sh test"),
    "launch_server": (
        lambda: shutil.which("node") is not None and (PROJECT / "tests/browser/auth/node_modules").exists(),
        "apt-get install nodejs npm && tools/setup.sh test",
    ),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skips tests whose part is not installed."""
    there = {marker: found() for marker, (found, _) in _PARTS.items()}
    for item in items:
        for marker, (_, command) in _PARTS.items():
            if item.get_closest_marker(marker) and not there[marker]:
                item.add_marker(pytest.mark.skip(reason=f"{marker} is not installed; run: {command}"))


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Under CI a skipped test is a failure."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") == "true" and reporter and reporter.stats.get("skipped") and exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says how many tests were skipped, and why."""
    skipped = terminalreporter.stats.get("skipped", [])
    for reason in sorted({str(report.longrepr[2]) for report in skipped if isinstance(report.longrepr, tuple)}):
        terminalreporter.write_line(reason)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of sample data and documents that lies beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("the sample data (../shared) is not beside this checkout")
    return SHARED
