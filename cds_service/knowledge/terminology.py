"""FHIR ValueSets of ``cards/valuesets``, compiled once to a look-up from (system, code) to their names.

``compose.include.concept`` is a list of codes. ``compose.include.filter`` selects by hierarchy
(``concept is-a M54.3``: the code and all that begin with it, in systems whose codes show their parents) or by
pattern (``code regex C4[0-9].*``: on the code without dot). ``compose.exclude`` wins over every include of its set.
Codes are found with or without dot, URIs as ``knowledge.systems`` says.
Source: HL7 FHIR R4 ValueSet, compose; design.md section 3.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cds_service.errors import Problem
from cds_service.knowledge.code_table import CodeTable, TableBuilder
from cds_service.knowledge.systems import Systems, read_systems
from cds_service.knowledge.value_sets import ValueSetFile, read_value_sets

__all__ = ["Terminology", "ValueSetFile", "compile_terminology", "read_terminology"]


class Terminology:
    """Which concepts a coding stands for. Immutable to its users; safe to share between threads."""

    __slots__ = ("_tables", "systems", "value_sets")

    def __init__(
        self, systems: Systems, value_sets: Mapping[str, ValueSetFile], tables: Mapping[str, CodeTable]
    ) -> None:
        self.systems = systems
        self.value_sets = value_sets
        self._tables = {name: tables.get(system.table) for name, system in systems.by_name.items()}

    def concepts(self, system: str | None, code: str | None) -> tuple[str, ...]:
        """Names of the value sets that hold the coding, in alphabetical order; empty when none does."""
        known = self.systems.of(system)
        if known is None or not code:
            return ()
        table = self._tables[known.name]
        return () if table is None else table.names(code)

    def remembered(self) -> int:
        """How many spellings of systems and codes are kept for speed; bounded, whatever is asked."""
        return self.systems.remembered() + sum(len(table) for table in set(self._tables.values()) if table is not None)

    def known(self, system: str | None) -> bool:
        """Whether the URI means a public system that is read here, whatever the code."""
        found = self.systems.of(system)
        return found is not None and not found.local


def read_terminology(root: Path, overlay: Path | None, problems: list[Problem]) -> Terminology:
    """All value sets under ``root``, with the codes that a site overlay adds; faults go to ``problems``."""
    systems = read_systems(root, overlay, problems)
    return compile_terminology(systems, read_value_sets(root, overlay, problems), problems)


def compile_terminology(
    systems: Systems, value_sets: Mapping[str, ValueSetFile], problems: list[Problem]
) -> Terminology:
    """Index the value sets; a system or filter that cannot be indexed is a problem."""
    builders = {system.table: TableBuilder(systems.by_name[system.table]) for system in systems.by_name.values()}
    for name, value_set in value_sets.items():
        for part in value_set.parts:
            system = systems.of(part.system)
            if system is None:
                problems.append(Problem(part.file, part.line, f"the system {part.system} is not in systems.yaml"))
                continue
            problems.extend(Problem(part.file, part.line, text) for text in builders[system.table].add(name, part))
    return Terminology(systems, value_sets, {table: builder.build() for table, builder in builders.items()})
