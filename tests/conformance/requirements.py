"""The rows of the conformance checklists (CDS Hooks, SMART app) and the tests that verify them.

``@verifies("PRE-43")`` on a test says which rows it holds. What is covered is read from the source of all tests, not
from the run, so it is the same for a part of the suite, in parallel and in full.
"""

from __future__ import annotations

import ast
import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

TESTS = Path(__file__).parent.parent
TABLE = Path(__file__).with_name("requirements.csv")
APP_TABLE = Path(__file__).with_name("app_requirements.csv")
TABLES = (TABLE, APP_TABLE)
BINDING = frozenset({"SHALL", "SHALL NOT"})

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Requirement:
    """One row: ``level`` with ``(client)`` binds the client, the service must survive its breach.

    ``where`` is the part of the tests that can verify it; empty when it does not apply, for which there is a ``reason``.
    """

    id: str
    level: str
    versions: str
    requirement: str
    applies: bool
    reason: str
    where: str


@cache
def requirements(table: Path = TABLE) -> dict[str, Requirement]:
    """All rows of a table by id, in the order of the file."""
    with table.open(newline="", encoding="utf-8") as file:
        rows = [
            Requirement(row, level, versions, requirement, applies == "yes", reason, where)
            for row, level, versions, requirement, applies, reason, where in list(csv.reader(file))[1:]
        ]
    return {row.id: row for row in rows}


def verifies(*ids: str) -> Callable[[T], T]:
    """Marks a test (or a class of tests) as verifying rows of the tables; an unknown id is an error."""
    unknown = [row for row in ids if not any(row in requirements(table) for table in TABLES)]
    if unknown or not ids:
        raise ValueError(f"no such rows in the tables: {unknown}")
    return lambda test: test


def covered(root: Path = TESTS) -> dict[str, list[str]]:
    """Row id to the tests (``file::name``) that verify it, read from the decorators in ``test_*.py`` under ``root``."""
    found: dict[str, list[str]] = {}
    for file in sorted(root.rglob("test_*.py")):
        for row, test in _decorated(ast.parse(file.read_text(encoding="utf-8"))):
            found.setdefault(row, []).append(f"{file.relative_to(root)}::{test}")
    return found


def _decorated(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name.lower().startswith("test"):
            for decorator in node.decorator_list:
                if isinstance(decorator, ast.Call) and ast.unparse(decorator.func).split(".")[-1] == "verifies":
                    yield from ((ast.literal_eval(argument), node.name) for argument in decorator.args)


def uncovered(root: Path = TESTS, table: Path = TABLE) -> list[Requirement]:
    """Rows of ``table`` that apply and that no test verifies, binding ones first."""
    held = covered(root)
    open_rows = [row for row in requirements(table).values() if row.applies and row.id not in held]
    return sorted(open_rows, key=lambda row: row.level not in BINDING)


def report(root: Path = TESTS, table: Path = TABLE) -> list[str]:
    """What a run of the whole suite prints: counts, the binding rows without a test, the others by the part that owes."""
    open_rows, rows = uncovered(root, table), requirements(table)
    applying = sum(row.applies for row in rows.values())
    lines = [f"{applying - len(open_rows)} of {applying} rows that apply are verified ({len(rows)} in all)"]
    others: dict[str, list[str]] = {}
    for row in open_rows:
        if row.level in BINDING:
            lines.append(f"not verified: {row.id} {row.level} [{row.where}] {row.requirement}")
        else:
            others.setdefault(row.where, []).append(row.id)
    return lines + [f"not verified, not binding [{where}]: {' '.join(ids)}" for where, ids in sorted(others.items())]
