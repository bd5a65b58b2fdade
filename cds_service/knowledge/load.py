"""All of ``cards/`` in one frozen value: read, checked and indexed once, at start.

``cards/`` is found beside the package in a checkout and inside it (``cds_service/cards``) in a wheel; another folder
can be named. A site overlay has the same layout and only adds. Every problem of every file is reported at once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import cds_service
from cds_service.clinical.assess import Rules
from cds_service.clinical.assessment import Urgency
from cds_service.clinical.decision import DecisionTable
from cds_service.clinical.derive import DeriveRules
from cds_service.clinical.localisation import WeightTable
from cds_service.clinical.scene import source_keys
from cds_service.errors import KnowledgeError, Problem
from cds_service.knowledge.appropriateness import Appropriateness, read_appropriateness
from cds_service.knowledge.cards.load import read_cards
from cds_service.knowledge.cards.types import CardLibrary
from cds_service.knowledge.chart import ChartRules, read_chart_rules
from cds_service.knowledge.decision import FILE as DECISION
from cds_service.knowledge.decision import read_decision
from cds_service.knowledge.evidence import EvidenceBook, EvidenceEntry, read_evidence
from cds_service.knowledge.explorer import ExplorerKnowledge, read_explorer
from cds_service.knowledge.findings import FindingBook, read_findings
from cds_service.knowledge.localisation import read_localisation
from cds_service.knowledge.narrative.load import read_narrative
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.knowledge.orders import OrderDefinition, read_orders
from cds_service.knowledge.overlay import no_folder, read_rows_off, unread
from cds_service.knowledge.questionnaires import Form, read_forms
from cds_service.knowledge.service import ServiceCatalog, read_services
from cds_service.knowledge.source import read_yaml
from cds_service.knowledge.studies import StudyCatalog, read_studies
from cds_service.knowledge.terminology import Terminology, read_terminology
from cds_service.knowledge.values import ValueWords, read_values

ASSUMED_STUDY = "mriLumbarWithoutContrast"
"""What is judged when nothing is ordered (contract section 5, patient-view)."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything under ``cards/``, ready for use and safe to share between threads.

    ``version`` is that of the decision table. ``hash`` is over every file of ``cards/``, the overlay and the numbers
    in force, so that two services with one hash give the same advice. ``findings`` and ``rules`` have these numbers.
    """

    root: Path
    overlay: Path | None
    version: str
    hash: str
    rules: Rules
    derive: DeriveRules
    terminology: Terminology
    findings: FindingBook
    values: ValueWords
    narrative: NarrativeKnowledge
    chart: ChartRules
    studies: StudyCatalog
    appropriateness: Appropriateness
    evidence_book: EvidenceBook
    library: CardLibrary
    services: ServiceCatalog
    orders: Mapping[str, OrderDefinition]
    questionnaires: tuple[Form, ...]
    explorer: ExplorerKnowledge

    @property
    def table(self) -> DecisionTable:
        """The decision table."""
        return self.rules.table

    @property
    def evidence(self) -> Mapping[str, EvidenceEntry]:
        """Sources and design choices by id."""
        return self.evidence_book.entries

    @property
    def parameters(self) -> Mapping[str, float]:
        """The numbers in force."""
        return self.rules.parameters

    def with_settings(
        self, parameters: Mapping[str, float] | None = None, off: frozenset[str] = frozenset()
    ) -> Knowledge:
        """The same with a site's numbers, and with rows that decide in silence.

        Raises:
            KnowledgeError: a parameter or a row that the table does not have.
        """
        given = dict(parameters or {})
        _check_settings(self.table, given, off)
        numbers = {**self.rules.parameters, **given}
        findings = self.findings.with_parameters(numbers)
        return replace(
            self,
            findings=findings,
            rules=replace(self.rules, parameters=numbers, specs=findings.specs, off=self.rules.off | off),
            derive=replace(self.derive, trend_days=numbers[self.derive.trend]),
            hash=knowledge_hash(self.root, self.overlay, numbers, self.rules.off | off),
        )


def load_knowledge(
    root: Path | None = None,
    overlay: Path | None = None,
    *,
    parameters: Mapping[str, float] | None = None,
    off: frozenset[str] = frozenset(),
) -> Knowledge:
    """Read ``cards/`` (found by itself when ``root`` is None) and the overlay.

    Raises:
        KnowledgeError: with all problems, each with file and line.
    """
    root = root or find_cards()
    problems: list[Problem] = []
    knowledge = inspect_knowledge(root, overlay, problems)
    if problems or knowledge is None:
        raise KnowledgeError(problems)
    off |= _rows_off(knowledge, problems)
    return knowledge.with_settings(parameters, off) if parameters or off else knowledge


def inspect_knowledge(root: Path, overlay: Path | None, problems: list[Problem]) -> Knowledge | None:
    """What could be read, for a look at it: with ``problems`` it is not fit for use. None when too much is missing."""
    if overlay is not None and not overlay.is_dir():
        problems.append(no_folder(overlay))
    elif overlay is not None:
        problems.extend(unread(overlay))
    knowledge = _read(root, overlay, problems)
    if knowledge is not None:
        _rows_off(knowledge, problems)
    return knowledge


def _rows_off(knowledge: Knowledge, problems: list[Problem]) -> frozenset[str]:
    return read_rows_off(knowledge.overlay, knowledge.table.by_id, pressing_rows(knowledge), problems)


def pressing_rows(knowledge: Knowledge) -> frozenset[str]:
    """Rows that tell of an emergency or an urgent matter: no site may silence them."""
    return frozenset(row.id for row in knowledge.table.rows if row.urgency in (Urgency.EMERGENCY, Urgency.URGENT))


def find_cards(package: Path = Path(cds_service.__file__).parent) -> Path:
    """The folder ``cards``: inside the package as installed, beside it in a checkout.

    Raises:
        KnowledgeError: it is in neither place.
    """
    for folder in (package / "cards", package.parent / "cards"):
        if (folder / "lumbar-imaging").is_dir():
            return folder
    raise KnowledgeError([Problem("cards", 0, "the folder is missing")])


def shipped_version() -> str:
    """Version of the knowledge that comes with the program, without reading the rest of it.

    Raises:
        KnowledgeError: there is no decision table.
    """
    problems: list[Problem] = []
    root = find_cards()
    source = read_yaml(root / DECISION, root, problems)
    if source is None:
        raise KnowledgeError(problems)
    return str(source.data.get("version", ""))


def _read(root: Path, overlay: Path | None, problems: list[Problem]) -> Knowledge | None:
    terminology = read_terminology(root, overlay, problems)
    findings = read_findings(root, overlay, problems, value_sets=terminology.value_sets)
    specs = findings.specs
    library = read_cards(root, problems)
    table = read_decision(root, specs, library.topics, problems)
    weights = read_localisation(root, specs, problems)
    evidence = read_evidence(root, problems)
    studies = read_studies(root, overlay, terminology.systems, problems)
    matrix = read_appropriateness(root, studies.by_id, problems)
    values = read_values(root, problems, overlay, specs, _units(findings))
    narrative = read_narrative(root, problems, specs, overlay)
    chart = read_chart_rules(root, problems, overlay, specs, terminology.systems)
    services = read_services(root, problems)
    orders = read_orders(root, problems)
    forms = _forms(root, findings, problems)
    explorer = _explorer(root, findings, problems)
    if table is None or weights is None or evidence is None or matrix is None or narrative is None:
        return None
    if ASSUMED_STUDY not in studies.by_id or explorer is None:
        return None
    numbers = table.defaults()
    findings = findings.with_parameters(numbers)
    return Knowledge(
        root=root,
        overlay=overlay,
        version=table.version,
        hash=knowledge_hash(root, overlay, numbers, frozenset()),
        rules=_rules(table, findings, weights, matrix, studies, numbers),
        derive=table.derive,
        terminology=terminology,
        findings=findings,
        values=values,
        narrative=narrative,
        chart=chart,
        studies=studies,
        appropriateness=matrix,
        evidence_book=evidence,
        library=library,
        services=services,
        orders=orders,
        questionnaires=forms,
        explorer=explorer,
    )


def _units(findings: FindingBook) -> frozenset[str]:
    """The units in which something is measured."""
    measured = (spec.quantity for spec in findings.specs.values() if spec.quantity is not None)
    return frozenset(unit for quantity in measured for unit, _, _ in quantity.factors)


def _rules(
    table: DecisionTable,
    findings: FindingBook,
    weights: WeightTable,
    matrix: Appropriateness,
    studies: StudyCatalog,
    numbers: Mapping[str, float],
) -> Rules:
    return Rules(
        table=table,
        specs=findings.specs,
        weights=weights,
        ratings=matrix.ratings,
        assumed=studies.by_id[ASSUMED_STUDY],
        parameters=numbers,
        keys=source_keys(findings.specs),
    )


def _forms(root: Path, findings: FindingBook, problems: list[Problem]) -> tuple[Form, ...]:
    try:
        return read_forms(root, findings.specs)
    except KnowledgeError as error:
        problems.extend(error.problems)
        return ()


def _explorer(root: Path, findings: FindingBook, problems: list[Problem]) -> ExplorerKnowledge | None:
    try:
        return read_explorer(root, findings.specs)
    except KnowledgeError as error:
        problems.extend(error.problems)
        return None


def _check_settings(table: DecisionTable, parameters: Mapping[str, float], off: frozenset[str]) -> None:
    problems = [
        Problem(table.file, 1, f"there is no parameter {name}") for name in parameters if name not in table.parameters
    ]
    problems += [Problem(table.file, 1, f"there is no row {row}") for row in sorted(off) if row not in table.by_id]
    if problems:
        raise KnowledgeError(problems)


def knowledge_hash(root: Path, overlay: Path | None, parameters: Mapping[str, float], off: frozenset[str]) -> str:
    """``sha256:`` and the digest of all files but hidden ones, the numbers in force and the rows switched off."""
    digest = hashlib.sha256()
    for layer, folder in (("cards", root), ("overlay", overlay)):
        if folder is None:
            continue
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith(".")):
            content = path.read_bytes()
            digest.update(f"{layer}/{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
            digest.update(content)
    numbers = sorted((name, float(value)) for name, value in parameters.items())
    digest.update(json.dumps([numbers, sorted(off)], separators=(",", ":")).encode())
    return f"sha256:{digest.hexdigest()}"
