"""The image without Docker: what the Dockerfile copies is laid into an empty folder and installed from there."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
_COPY = re.compile(r"^COPY (?!--from)(.+) (\S+)$", re.MULTILINE)
_SECONDS = 180


def copied() -> list[str]:
    """What the build takes from the checkout, each at its own place."""
    found = []
    for sources, target in _COPY.findall((PROJECT / "docker/Dockerfile").read_text("utf-8")):
        for source in sources.split():
            assert target in ("./", source), f"{source} is copied to {target}"
            found.append(source)
    return found


def _run(*command: str | Path, folder: Path) -> str:
    done = subprocess.run(
        list(map(str, command)),
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``bin`` of an environment with the package as the image has it, and the packages of this one."""
    folder = tmp_path_factory.mktemp("image")
    source, place = folder / "src", folder / "opt"
    for name in copied():
        target = source / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (PROJECT / name).is_dir():
            shutil.copytree(PROJECT / name, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(PROJECT / name, target)
    _run(sys.executable, "-m", "venv", "--without-pip", place, folder=folder)
    (packages,) = place.glob("lib/python*/site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    install = ("-m", "pip", "install", "--no-cache-dir", "--no-deps", "--no-build-isolation", ".")
    _run(place / "bin/python", *install, folder=source)
    shutil.rmtree(source)
    return place / "bin"


def test_the_program_of_the_image_has_its_knowledge(installed: Path, tmp_path: Path) -> None:
    assert re.fullmatch(
        r"cds-service, version \S+, knowledge \d\S*\n", _run(installed / "cds-service", "--version", folder=tmp_path)
    )
    assert _run(installed / "cds-service", "lint", folder=tmp_path) == "The knowledge is in order.\n"


def test_the_explorer_of_the_image_has_its_sample_patients(installed: Path, tmp_path: Path) -> None:
    asked = "from cds_service.bootstrap.explorer import samples; print(*(sample.id for sample in samples()))"
    names = _run(installed / "python", "-c", asked, folder=tmp_path).split()
    assert {"emergency", "defer"} <= set(names)


def test_the_build_is_sent_what_it_copies_and_nothing_else() -> None:
    lines = (PROJECT / ".dockerignore").read_text("utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    assert rules[0] == "*"
    assert sorted(rule[1:] for rule in rules if rule.startswith("!")) == sorted(copied())
    assert "**/__pycache__" in rules
