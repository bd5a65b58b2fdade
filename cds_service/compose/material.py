"""What composing takes from the knowledge, in the form in which it needs it; made once per knowledge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from cds_service.clinical.orders import Study
from cds_service.knowledge.card_types import CardLibrary


@dataclass(frozen=True, slots=True)
class Citation:
    """One entry of ``evidence.yaml`` as a card shows it."""

    label: str
    url: str | None


@dataclass(frozen=True, slots=True)
class FindingWords:
    """What a card needs of a finding: its label, its group and where it would be recorded."""

    label: str
    group: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StudyEntry:
    """A study with the codings by which it is ordered, ours first."""

    study: Study
    codings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OrderTemplate:
    """A draft built from an ActivityDefinition; subject, reason and dates are added per call."""

    resource: Mapping[str, object]
    codings: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that does not change between calls."""

    library: CardLibrary
    version: str
    hash: str
    findings: Mapping[str, FindingWords]
    groups: Mapping[str, str]
    rows: Mapping[str, str]
    modifiers: Mapping[str, str]
    parameters: Mapping[str, float]
    evidence_lines: Mapping[str, str]
    """Card id -> its citations as Markdown links."""
    studies: Mapping[str, StudyEntry]
    orders: Mapping[str, OrderTemplate]
    concepts: Callable[[str, str], tuple[str, ...]] = field(default=lambda system, code: ())
    motor: tuple[str, ...] = ()
    """Findings of weakness."""
    red_flags: tuple[str, ...] = ()
    """Findings of the red-flag groups, as ``words.yaml`` lists them."""


def evidence_line(ids: Iterable[str], evidence: Mapping[str, Citation], count: int) -> str:
    """The first ``count`` citations that can be opened; the first label when none can."""
    known = [evidence[name] for name in ids if name in evidence]
    links = [f"[{c.label}]({c.url})" for c in known if c.url][:count]
    return ", ".join(links or [c.label for c in known[:1]])
