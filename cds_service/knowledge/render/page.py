"""The knowledge on one page, for a clinical reviewer to read from top to bottom; nothing on it comes from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from cds_service.errors import KnowledgeError, Problem
from cds_service.knowledge.evidence import EvidenceEntry
from cds_service.knowledge.load import Knowledge
from cds_service.knowledge.render.cards import CardsView
from cds_service.knowledge.render.findings import OWN_CODES, FindingsView, FindingView, GroupView
from cds_service.knowledge.render.review import ReviewState, read_review
from cds_service.knowledge.render.rules import RulesView
from cds_service.knowledge.render.words import Wording

TEMPLATES = Path(__file__).with_name("templates")


class Form(StrEnum):
    """How the page is written."""

    HTML = "html"
    MARKDOWN = "markdown"


_FILES = {Form.HTML: "review.html", Form.MARKDOWN: "review.md"}


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source or design choice, with what rests on it."""

    entry: EvidenceEntry
    status: str
    used: tuple[str, ...]


def render(known: Knowledge, form: Form) -> str:
    """The page; the same knowledge gives the same bytes.

    Raises:
        KnowledgeError: what is known about its review cannot be read.
    """
    problems: list[Problem] = []
    review = read_review(known.root, problems)
    if problems:
        raise KnowledgeError(problems)
    template = _environment().get_template(_FILES[form])
    return template.render(**_view(known, review))


def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(("html",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _view(known: Knowledge, review: ReviewState) -> dict[str, object]:
    wording = Wording(known)
    rules, cards = RulesView(known, wording), CardsView(known, wording)
    findings = FindingsView(known, wording)
    groups = tuple(findings.groups())
    return {
        "version": known.version,
        "hash": known.hash,
        "released": known.services.released,
        "overlay": known.overlay is not None,
        "review": review,
        "rows": tuple(rules.rows()),
        "undecided": known.table.undecided,
        "modifiers": tuple(rules.modifiers()),
        "shared": tuple(rules.shared()),
        "red_flags": tuple(rules.groups()),
        "parameters": tuple(rules.parameters()),
        "groups": groups,
        "studies": tuple(findings.studies()),
        "cards": tuple(cards.cards()),
        "notes": tuple(cards.notes()),
        "variants": tuple(rules.variants()),
        "matrix": rules.matrix(),
        "weights": rules.weights(),
        "sources": tuple(_sources(known)),
        "statuses": known.evidence_book.statuses,
        "unverified": {name for name, entry in known.evidence.items() if not entry.verified},
        "open": _Open(known, groups),
    }


def _sources(known: Knowledge) -> Iterator[SourceView]:
    cards = (*known.library.primary, *known.library.supporting)
    for name, entry in known.evidence.items():
        used = [f"row {row.id}" for row in known.table.rows if name in row.evidence]
        used += [p.meaning for p in known.table.parameters.values() if name in p.evidence]
        used += ["ACR appropriateness"] if name in known.appropriateness.evidence else []
        count = sum(name in card.evidence for card in cards)
        used += [f"{count} {'card' if count == 1 else 'cards'}"] if count else []
        yield SourceView(entry, known.evidence_book.statuses[entry.status.value], tuple(used))


class _Open:
    """What rests on nothing that somebody has read: counted from the knowledge itself."""

    def __init__(self, known: Knowledge, groups: tuple[GroupView, ...]) -> None:
        loose = {name for name, entry in known.evidence.items() if not entry.verified}
        self.parameters = tuple(
            p.meaning for p in known.table.parameters.values() if p.evidence and loose.issuperset(p.evidence)
        )
        self.rows = tuple(
            f"{row.id} ({row.title})" for row in known.table.rows if row.evidence and loose.issuperset(row.evidence)
        )
        findings = [finding for group in groups for finding in group.findings]
        self.codes = sum(finding.unverified for finding in findings)
        self.without_codes = tuple(f.label for f in findings if not _has_public_code(f))
        self.cells = sum(cell.inferred for cell in known.appropriateness.ratings.cells.values())


def _has_public_code(finding: FindingView) -> bool:
    return any(code.system != OWN_CODES for value_set in finding.value_sets for code in value_set.codes)
