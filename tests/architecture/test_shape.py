"""The house keeps its shape: small modules, no leaks of where it was built, knowledge out of the code."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent.parent
MOST_LINES = 300
OF_SYSTEMS = "app bin boot dev etc home lib lib64 media mnt opt proc root run sbin srv sys tmp usr var"
OWN_FOLDERS = sorted({path.name for path in Path("/").iterdir() if path.is_dir()} - set(OF_SYSTEMS.split()))
"""Folders that this machine has at its root and others have not."""


def _tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--", *patterns], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    return [path for name in listed.stdout.splitlines() if (path := PROJECT / name).is_file()]


def test_no_module_is_longer_than_300_lines() -> None:
    long = {
        str(path.relative_to(PROJECT)): count
        for path in _tracked("*.py")
        if (count := len(path.read_text("utf-8").splitlines())) > MOST_LINES
    }
    assert long == {}


def test_the_pure_core_never_asks_for_the_time_a_random_number_or_the_environment() -> None:
    forbidden = re.compile(r"datetime\.now|date\.today|time\.time\(|uuid4|uuid1|os\.environ|import random|secrets\.")
    rooms = ("clinical", "knowledge", "fhir", "hooks", "mapping", "compose")
    found = [
        f"{path.relative_to(PROJECT)}:{number}"
        for room in rooms
        for path in _tracked(f"cds_service/{room}/*.py")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if forbidden.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    "pattern",
    [
        r"/(root|home/[a-z]+)/",
        rf"(?<![\w.:*}}-])/({'|'.join(map(re.escape, OWN_FOLDERS)) or '(?!)'})/",
        r"pypi\.org|pythonhosted\.org|registry\.npmjs|deb\.debian\.org",
    ],
    ids=["home", "folder of this machine", "registry"],
)
def test_no_tracked_file_names_a_machine_path_or_a_registry(pattern: str) -> None:
    expression = re.compile(pattern)
    found = []
    for path in _tracked():
        if path == Path(__file__):
            continue
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(PROJECT)}: {match.group()}" for match in expression.finditer(text)]
    assert found == []


def test_lock_files_carry_hashes() -> None:
    for lock in _tracked("*.lock"):
        text = lock.read_text("utf-8")
        assert text.count("==") > 0
        assert text.count("--hash=sha256:") >= text.count("==")
        assert "://" not in text


def test_the_readme_is_short() -> None:
    assert len((PROJECT / "README.md").read_text("utf-8").splitlines()) <= 150
