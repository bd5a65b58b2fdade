"""What composing takes from the knowledge, made once."""

from __future__ import annotations

from collections.abc import Mapping

from cds_service.clinical.derive import DeriveRules
from cds_service.clinical.spec import FindingSpec, Kind
from cds_service.compose.drafts import plain_codings
from cds_service.compose.material import (
    Citation,
    FindingWords,
    Material,
    OrderTemplate,
    StudyEntry,
    evidence_line,
)
from cds_service.knowledge.cards.types import CardLibrary
from cds_service.knowledge.load import Knowledge


def build_material(knowledge: Knowledge) -> Material:
    """The material of cards for this knowledge, with its parameters in force."""
    library, table, specs = knowledge.library, knowledge.rules.table, knowledge.findings.specs
    past = library.words.labels["groupPast"]
    lists, shown = library.words.lists, library.words.numbers["evidenceShown"]
    citations = {name: Citation(entry.label, entry.url, entry.verified) for name, entry in knowledge.evidence.items()}
    return Material(
        library=library,
        version=knowledge.version,
        hash=knowledge.hash,
        findings={name: FindingWords(spec.label, spec.group, spec.sources, spec.side) for name, spec in specs.items()},
        groups={group.id: group.label for group in table.groups},
        rows={row.id: row.title for row in table.rows},
        modifiers={modifier.id: modifier.title for modifier in table.modifiers},
        parameters=knowledge.rules.parameters,
        evidence_lines=_evidence(library, citations, shown),
        first_evidence=_evidence(library, citations, 1),
        studies={name: StudyEntry(entry.study, entry.codings) for name, entry in knowledge.studies.entries.items()},
        orders={
            name: OrderTemplate(order.draft, plain_codings(order.codings)) for name, order in knowledge.orders.items()
        },
        concepts=knowledge.terminology.concepts,
        motor=_of_groups(specs, lists["motorGroups"]),
        growing=table.derive.progressive,
        deficits=_of_groups(specs, lists["deficitGroups"]),
        disputed=frozenset(_of_groups(specs, lists["disputedGroups"])),
        group_findings=tuple(dict.fromkeys(name for group in table.groups for name in group.documented.findings)),
        group_past={
            group.id: tuple(dict.fromkeys((*group.documented.findings, *_of_groups(specs, (past.get(group.id, ""),)))))
            for group in table.groups
        },
        recorded=_of_groups(specs, lists["recordedGroups"]),
        narrower=_narrower(specs, table.derive),
        absence_includes={
            name: (*spec.absence_includes, *spec.absence_implies)
            for name, spec in specs.items()
            if spec.absence_includes or spec.absence_implies
        },
    )


def _evidence(library: CardLibrary, citations: Mapping[str, Citation], shown: int) -> dict[str, str]:
    return {
        card.id: evidence_line(card.evidence, citations, shown, Citation(card.source.label, card.source.url))
        for card in (*library.primary, *library.supporting)
    }


def _narrower(specs: Mapping[str, FindingSpec], derive: DeriveRules) -> dict[str, frozenset[str]]:
    """What is told as present because a narrower finding is: by the findings themselves, or derived."""
    found: dict[str, set[str]] = {}
    for name, spec in specs.items():
        for general in spec.presence_includes:
            found.setdefault(general, set()).add(name)
    muscles = {name for name, spec in specs.items() if spec.kind is Kind.STRENGTH and name != derive.weakness}
    found.setdefault(derive.weakness, set()).update(muscles | {derive.foot_drop})
    return {name: frozenset(narrower - {name}) for name, narrower in found.items()}


def _of_groups(specs: Mapping[str, FindingSpec], groups: tuple[str, ...]) -> tuple[str, ...]:
    """Findings of the groups, in the order of the groups and of the file."""
    return tuple(name for group in groups for name, spec in specs.items() if spec.group == group)
