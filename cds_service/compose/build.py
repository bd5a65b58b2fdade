"""What composing takes from the knowledge, made once."""

from __future__ import annotations

from collections.abc import Mapping

from cds_service.clinical.spec import FindingSpec
from cds_service.compose.material import (
    Citation,
    FindingWords,
    Material,
    OrderTemplate,
    StudyEntry,
    evidence_line,
)
from cds_service.knowledge.load import Knowledge


def build_material(knowledge: Knowledge) -> Material:
    """The material of cards for this knowledge, with its parameters in force."""
    library, table, specs = knowledge.library, knowledge.rules.table, knowledge.findings.specs
    lists, shown = library.words.lists, library.words.numbers["evidenceShown"]
    citations = {name: Citation(entry.label, entry.url) for name, entry in knowledge.evidence.items()}
    return Material(
        library=library,
        version=knowledge.version,
        hash=knowledge.hash,
        findings={name: FindingWords(spec.label, spec.group, spec.sources) for name, spec in specs.items()},
        groups={group.id: group.label for group in table.groups},
        rows={row.id: row.title for row in table.rows},
        modifiers={modifier.id: modifier.title for modifier in table.modifiers},
        parameters=knowledge.rules.parameters,
        evidence_lines={
            card.id: evidence_line(card.evidence, citations, shown) for card in (*library.primary, *library.supporting)
        },
        studies={name: StudyEntry(entry.study, entry.codings) for name, entry in knowledge.studies.entries.items()},
        orders={name: OrderTemplate(order.draft, order.codings) for name, order in knowledge.orders.items()},
        concepts=knowledge.terminology.concepts,
        motor=_of_groups(specs, lists["motorGroups"]),
        red_flags=_of_groups(specs, lists["redFlagGroups"]),
    )


def _of_groups(specs: Mapping[str, FindingSpec], groups: tuple[str, ...]) -> tuple[str, ...]:
    """Findings of the groups, in the order of the groups and of the file."""
    return tuple(name for group in groups for name, spec in specs.items() if spec.group == group)
