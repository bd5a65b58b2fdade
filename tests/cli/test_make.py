"""``make run`` takes its address from the variables of make, from the settings, or as it always was."""

from __future__ import annotations

import subprocess

import pytest

from tests.cli.run import PROJECT

USUAL = '--profile "demo" --host "127.0.0.1" --port "8000" --workers "1"'


def _would_run(*given: str, **settings: str) -> str:
    """The command that ``make run`` ends with."""
    done = subprocess.run(
        ["make", "--no-print-directory", "-n", "run", *given],
        cwd=PROJECT,
        env={"PATH": "/usr/bin:/bin", **settings},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()[-1].partition(" serve ")[2]


@pytest.mark.parametrize(
    ("setting", "value", "changed"),
    [
        ("CDS_PORT", "8002", ('--port "8000"', '--port "8002"')),
        ("CDS_HOST", "0.0.0.0", ('--host "127.0.0.1"', '--host "0.0.0.0"')),
        ("CDS_WORKERS", "2", ('--workers "1"', '--workers "2"')),
        ("CDS_PROFILE", "production", ('--profile "demo"', '--profile "production"')),
        ("CDS_PORT", "", ("", "")),
    ],
)
def test_make_run_obeys_the_settings(setting: str, value: str, changed: tuple[str, str]) -> None:
    assert _would_run(**{setting: value}) == USUAL.replace(*changed)


def test_what_make_is_told_goes_first() -> None:
    assert _would_run("PORT=8003", CDS_PORT="8002") == USUAL.replace("8000", "8003")
