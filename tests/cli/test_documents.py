"""The commands that the documents show are run as they stand."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

from tests.cli.run import PROJECT, run


def shown(document: str) -> list[str]:
    """Lines of the fenced blocks that have no language: commands."""
    text = (PROJECT / document).read_text(encoding="utf-8")
    blocks = re.findall(r"^```([a-z]*)\n(.*?)^```$", text, flags=re.DOTALL | re.MULTILINE)
    return [
        line.partition("  #")[0].strip() for language, block in blocks if not language for line in block.splitlines()
    ]


def commands(document: str) -> list[list[str]]:
    return [shlex.split(line)[1:] for line in shown(document) if line.startswith("cds-service ")]


def test_the_readme_judges_an_order_without_a_server() -> None:
    found = commands("README.md")
    assert [command[0] for command in found] == ["evaluate", "explain"]
    for command in found:
        ran = run(*command, folder=PROJECT)
        assert (ran.status, ran.err) == (0, "")
        assert "MRI" in ran.out


def test_both_guides_say_where_the_command_is_before_they_use_it() -> None:
    for document in ("README.md", "docs/integration.md"):
        lines = shown(document)
        first = next(n for n, line in enumerate(lines) if line.startswith("cds-service "))
        assert lines[first - 1] == ". .venv/bin/activate"


def test_the_guide_checks_a_captured_request(tmp_path: Path) -> None:
    shutil.copy(PROJECT / "fhir_fixtures" / "hooks" / "order-select.json", tmp_path / "request.json")
    (tmp_path / "token.jwt").write_text("a.b.c", encoding="utf-8")
    plain, _, signed = commands("docs/integration.md")
    assert "ok  request: a valid order-select request" in run(*plain, folder=tmp_path).out
    told = run(*signed, folder=tmp_path)
    assert told.out.startswith("BAD client token: refused, because of: ")
    assert "ok  request: a valid order-select request" in told.out
