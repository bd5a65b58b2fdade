"""The knowledge under test, read once, and folders of knowledge with one thing changed."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path
from typing import Any

from cds_service.errors import Problem
from cds_service.knowledge.findings import FindingBook, read_findings
from cds_service.knowledge.studies import StudyCatalog, read_studies
from cds_service.knowledge.terminology import Terminology, read_terminology

CARDS = Path(__file__).parents[3] / "cards"
ICD10CM = "http://hl7.org/fhir/sid/icd-10-cm"
SNOMED = "http://snomed.info/sct"
LOINC = "http://loinc.org"
CPT = "http://www.ama-assn.org/go/cpt"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
ATC = "http://www.whocc.no/atc"
EXAM = "urn:radiculopathy-cds:exam-concepts"


@cache
def terminology() -> Terminology:
    problems: list[Problem] = []
    read = read_terminology(CARDS, None, problems)
    assert problems == []
    return read


@cache
def findings() -> FindingBook:
    problems: list[Problem] = []
    read = read_findings(CARDS, None, problems, value_sets=terminology().value_sets)
    assert problems == []
    return read


@cache
def studies() -> StudyCatalog:
    problems: list[Problem] = []
    read = read_studies(CARDS, None, terminology().systems, problems)
    assert problems == []
    return read


def stated(system: str | None, code: str | None) -> set[str]:
    """Findings that a coding states by itself."""
    book = findings()
    return {f for name in terminology().concepts(system, code) for f in book.by_value_set.get(name, ())}


def copy_of_cards(folder: Path) -> Path:
    """The terminology part of ``cards/`` in a folder that a test may change."""
    root = folder / "cards"
    for name in ("valuesets", "codesystems"):
        shutil.copytree(CARDS / name, root / name)
    (root / "lumbar-imaging").mkdir()
    for name in ("systems.yaml", "set-aside.yaml", "lumbar-imaging/findings.yaml", "lumbar-imaging/studies.yaml"):
        shutil.copy(CARDS / name, root / name)
    return root


def value_set(name: str, *include: dict[str, Any], exclude: tuple[dict[str, Any], ...] = ()) -> str:
    """A ValueSet of ours as JSON text."""
    resource: dict[str, Any] = {
        "resourceType": "ValueSet",
        "id": name,
        "url": f"urn:radiculopathy-cds:ValueSet:{name}",
        "version": "1.0.0",
        "name": "Test",
        "title": "Test",
        "status": "active",
        "description": "Test.",
        "purpose": "Test.",
        "compose": {"include": list(include)},
    }
    if exclude:
        resource["compose"]["exclude"] = list(exclude)
    return json.dumps(resource)
