"""Runs the command line as people do: another process, an empty environment but for ``CDS_*``."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
SECONDS = 120


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of a command."""

    status: int
    out: str
    err: str

    @property
    def problems(self) -> list[str]:
        """Lines on standard error."""
        return self.err.splitlines()


def run(*arguments: str | Path, folder: Path, given: str | bytes | None = None, **settings: str) -> Ran:
    """``cds-service`` with these arguments, in ``folder``; never a traceback, whatever comes of it."""
    done = subprocess.run(
        [sys.executable, "-m", "cds_service", *map(str, arguments)],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(PROJECT), "LC_ALL": "C.UTF-8", **settings},
        input=given.encode() if isinstance(given, str) else given,
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    ran = Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in ran.err, ran.err
    return ran
