"""Everything that can be said about ``cards/`` without a patient: all problems at once, by file and line."""

from __future__ import annotations

from pathlib import Path

from cds_service.errors import Problem
from cds_service.knowledge.cards.checks import Known, check_cards
from cds_service.knowledge.fhir_checks import DEFINITIONS, TERMINOLOGY, invalid_fhir
from cds_service.knowledge.load import Knowledge, find_cards, inspect_knowledge
from cds_service.knowledge.narrative.number_checks import check_numbers
from cds_service.knowledge.render.review import read_review
from cds_service.knowledge.table_checks import check_table
from cds_service.knowledge.terminology_checks import check_terminology
from cds_service.knowledge.vignettes import read_outcomes


def lint(root: Path | None = None, overlay: Path | None = None) -> list[Problem]:
    """All problems of ``cards/`` (found by itself when ``root`` is None) and of a site overlay.

    Raises:
        KnowledgeError: there is no folder ``cards``.
    """
    root = root or find_cards()
    problems: list[Problem] = []
    known = inspect_knowledge(root, overlay, problems)
    read_review(root, problems)
    problems += invalid_fhir(root, DEFINITIONS)
    if overlay is not None:
        problems += invalid_fhir(overlay, TERMINOLOGY, site=True)
    problems += invalid_fhir(root, TERMINOLOGY) if known is None else _sense(root, known, problems)
    return sorted(dict.fromkeys(problems), key=lambda p: (p.file, p.line, p.message))


def _sense(root: Path, known: Knowledge, problems: list[Problem]) -> list[Problem]:
    outcomes = read_outcomes(root, [row.id for row in known.table.rows], problems)
    medicines = {name for drug in known.chart.drugs for name in drug.value_sets}
    return [
        *check_terminology(root, known.terminology, known.findings, known.studies, medicines),
        *check_table(known.table, known.evidence, outcomes),
        *check_cards(known.library, names_of(known)),
        *check_numbers(known.narrative, known.findings.specs, known.table.parameters),
    ]


def names_of(known: Knowledge) -> Known:
    """The names that cards may use."""
    specs = known.findings.specs
    prefetch = {key for service in known.services.discovery.services for key in service.prefetch or {}}
    return Known(
        table=known.table,
        findings=specs,
        groups={spec.group for spec in specs.values()},
        units={spec.quantity.unit for spec in specs.values() if spec.quantity},
        evidence=known.evidence,
        orders=known.orders,
        studies=known.studies.by_id,
        hooks={service.hook for service in known.services.discovery.services},
        sources=prefetch,
    )
