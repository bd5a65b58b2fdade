"""What documents and docstrings name is there: files, folders, modules, commands."""

from __future__ import annotations

import importlib
import re
import subprocess
from fnmatch import fnmatch
from pathlib import Path

import pytest

from cds_service.cli.main import cli

PROJECT = Path(__file__).parent.parent.parent
FILES = subprocess.run(["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, check=True).stdout.split("\n")
DOCUMENTS = ["ARCHITECTURE.md", "GLOSSARY.md", "docs/decisions/narrative-engine.md"]
OF_OTHERS = {"fhir.resources", "compose.include.concept", "compose.include.filter", "compose.exclude"}
"""A library, and elements of a FHIR ValueSet."""
ROOMS = {path.parent.name for path in (PROJECT / "cds_service").glob("*/__init__.py")}


def _is_there(name: str) -> bool:
    """Whether a file or folder ends in this name; ``NAME`` and ``*`` stand for any."""
    wanted = name.strip("/").replace("NAME", "*")
    folders = {"/".join(path.split("/")[:depth]) for path in FILES for depth in range(1, path.count("/") + 1)}
    return any(fnmatch(f"/{path}", f"*/{wanted}") for path in folders.union(FILES))


def _quoted(document: str) -> list[str]:
    return re.findall(r"(?<!`)`([^`\n]+)`(?!`)", (PROJECT / document).read_text("utf-8"))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_files_and_folders_that_a_document_names_are_there(document: str) -> None:
    pattern = re.compile(r"(?=.*[./])[\w*-]+(/[\w*-]+)*(/|\.(py|yaml|json|jsonl|md|toml))?")
    names = {name for name in _quoted(document) if pattern.fullmatch(name)}
    assert len(names) > 1
    assert not {name for name in names if not _is_there(name)}


def test_what_makes_a_generated_document_can_be_called() -> None:
    quoted = _quoted("ARCHITECTURE.md")
    modules = [line.split()[2] for line in quoted if line.startswith("python -m ")]
    commands = [line.split()[1:] for line in quoted if line.startswith("cds-service ")]
    assert {"tests.spec.build", "tests.spec.document"} <= set(modules)
    assert {"settings", "templates", "serve"} <= {command[0] for command in commands}
    for module in modules:
        assert importlib.import_module(module)
    for command in commands:
        options = {name for option in cli.commands[command[0]].params for name in option.opts}
        assert {word for word in command[1:] if word.startswith("--")} <= options, command


def test_modules_that_a_docstring_names_are_there() -> None:
    pattern = re.compile(rf"``(?:cds_service\.)?((?:{'|'.join(sorted(ROOMS))})(?:\.[a-z_]+)+)(?:\.[A-Z]\w*)?``")
    missing = []
    for path in (PROJECT / name for name in FILES if name.startswith("cds_service/") and name.endswith(".py")):
        for name in pattern.findall(path.read_text("utf-8")):
            place = PROJECT / "cds_service" / name.replace(".", "/")
            inside = place.parent.with_suffix(".py")
            defined = inside.is_file() and re.search(rf"^(def|class) {place.name}\b", inside.read_text("utf-8"), re.M)
            if not (place.is_dir() or place.with_suffix(".py").is_file() or defined):
                missing.append(f"{path.relative_to(PROJECT)}: {name}")
    assert [line for line in missing if line.partition(": ")[2] not in OF_OTHERS] == []


def test_documents_that_a_module_names_in_docs_are_there() -> None:
    named = {
        (name, match)
        for name in FILES
        if name.startswith("cds_service/") and name.endswith((".py", ".yaml", ".md"))
        for match in re.findall(r"\bdocs/[\w/-]+\.md", (PROJECT / name).read_text("utf-8"))
    }
    assert {(name, match) for name, match in named if match not in FILES} == set()
