"""Measurements say what they lack in one line, and never that something was measured when nothing was."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.broken_builds import BREAKS, Break
from benchmarks.speed import over_bound

PROJECT = Path(__file__).parents[2]
LAWS = PROJECT / "tests/properties/test_safety_laws.py"
_NO_TESTS = "raise ModuleNotFoundError('No module named ' + __name__, name=__name__)\n"


def run(*arguments: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """A command of the checkout."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(PROJECT), **more},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def bare(tmp_path: Path) -> str:
    """A path on which the packages of the tests are not there."""
    for name in ("psutil", "pytest", "hypothesis", "playwright", "healthchain", "httpx"):
        (tmp_path / f"{name}.py").write_text(_NO_TESTS, encoding="utf-8")
    return f"{tmp_path}:{PROJECT}"


@pytest.mark.parametrize(
    "command",
    [
        ("-m", "benchmarks.speed"),
        ("-m", "benchmarks.metamorphic"),
        ("-m", "benchmarks.broken_builds"),
        (str(PROJECT / "tools/try_sandbox.py"), "build"),
    ],
)
def test_without_the_packages_of_the_tests_the_next_step_is_told(
    command: tuple[str, ...], bare: str, tmp_path: Path
) -> None:
    done = run(*command, folder=tmp_path, PYTHONPATH=bare)
    assert done.returncode == 1
    assert "is not installed here; first: make setup-test" in done.stderr
    assert (done.stdout, len(done.stderr.splitlines())) == ("", 1)


def test_the_other_client_says_how_its_environment_is_made(bare: str, tmp_path: Path) -> None:
    done = run(str(PROJECT / "tools/try_healthchain.py"), folder=tmp_path, PYTHONPATH=bare)
    assert done.returncode == 1
    assert done.stderr == "httpx is not installed here; make the environment that the first lines of this file show\n"


def test_laws_that_were_not_tested_are_not_summed_up(tmp_path: Path) -> None:
    done = run("-m", "benchmarks.metamorphic", "14", folder=tmp_path)  # no tests in that folder
    assert done.returncode == 1
    assert "patients for each" not in done.stdout
    assert "no law was tested" in done.stderr


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (None, "there is no such file or folder"),
        ("", "no record was found there"),
        ("{", "cannot be read as FHIR JSON"),
        ("[]", "no record was found there"),
    ],
)
def test_coverage_of_nothing_is_told(made: str | None, message: str, tmp_path: Path) -> None:
    place = tmp_path / "records"
    if made is not None:
        place.mkdir()
        if made:
            (place / "one.json" if made == "{" else place / "one.txt").write_text(made, encoding="utf-8")
    done = run("-m", "benchmarks.coverage", "records", folder=tmp_path)
    assert done.returncode == 1
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_notes_that_are_not_there_are_told(tmp_path: Path) -> None:
    done = run("-m", "benchmarks.narrative", "--notes", "notes", folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("notes: lacks ")
    assert "Traceback" not in done.stderr


def test_the_readme_names_every_measurement() -> None:
    readme = (PROJECT / "README.md").read_text("utf-8")
    told = {path.stem for path in (PROJECT / "benchmarks").glob("*.py") if "__main__" in path.read_text("utf-8")}
    assert told
    assert {name for name in told if f"python -m benchmarks.{name} " in readme} == told


@pytest.mark.parametrize("one", BREAKS, ids=lambda one: one.name)
def test_what_a_broken_build_breaks_is_still_there_once(one: Break) -> None:
    for file, old, new in ((one.file, one.old, one.new), *one.also):
        assert (PROJECT / file).read_text(encoding="utf-8").count(old) == 1, (file, old)
        assert new != old
    assert f"\ndef {one.law}(" in LAWS.read_text(encoding="utf-8")


def test_a_row_over_its_bound_is_named() -> None:
    within = {"ratio": 2.0, "cpu": 1.0}
    assert [over_bound(name, within) for name in ("small", "medium", "large")] == [[], [], []]
    assert over_bound("small", {"ratio": 2.34, "cpu": 9.0}) == ["small: ratio 2.34 is over its bound of 2.3"]
    assert over_bound("medium", {"ratio": 3.31, "cpu": 1.42}) == [
        "medium: ratio 3.31 is over its bound of 3.2",
        "medium: 1.42 ms CPU per call are over the bound of 1.3",
    ]


def test_a_hook_request_is_covered_as_the_chart_that_it_brings(tmp_path: Path) -> None:
    done = run("-m", "benchmarks.coverage", str(PROJECT / "fhir_fixtures/hooks/order-select.json"), folder=tmp_path)
    assert done.returncode == 0, done.stderr
    (read,) = re.findall(r"^order-select.json +read +(\d+) ", done.stdout, re.MULTILINE)
    assert int(read) > 1


def test_what_is_no_chart_is_told_and_not_counted_as_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text('{"answer": 42}', encoding="utf-8")
    done = run("-m", "benchmarks.coverage", "other.json", folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "other.json: is neither a FHIR resource nor a CDS Hooks request with a prefetch\n"


def test_the_sandbox_is_looked_for_before_anything_starts(tmp_path: Path) -> None:
    done = run(str(PROJECT / "tools/try_sandbox.py"), str(tmp_path / "gone"), folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"{tmp_path}/gone: has no index.html; give the build folder of a checkout of github.com/cds-hooks/sandbox, see --help\n"
    )
    assert list(tmp_path.iterdir()) == []
