"""What composing takes from the knowledge, in the form in which it needs it; made once per knowledge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from cds_service.clinical.orders import Study
from cds_service.knowledge.cards.types import CardLibrary


@dataclass(frozen=True, slots=True)
class Citation:
    """One entry of ``evidence.yaml`` as a card shows it."""

    label: str
    url: str | None
    verified: bool = True


@dataclass(frozen=True, slots=True)
class FindingWords:
    """What a card needs of a finding: its label, its group, where it would be recorded and the side it always has."""

    label: str
    group: str
    sources: tuple[str, ...]
    side: str | None = None


@dataclass(frozen=True, slots=True)
class StudyEntry:
    """A study with the codings by which it is ordered, ours first."""

    study: Study
    codings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OrderTemplate:
    """A draft built from an ActivityDefinition; subject, reason and dates are added per call."""

    resource: Mapping[str, object]
    plain: frozenset[tuple[str, str]]
    """(system, code) by which it is known among the drafts, systems as :func:`plain_system` gives them."""


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
    first_evidence: Mapping[str, str]
    """Card id -> the first of them, for a detail that is short of room."""
    studies: Mapping[str, StudyEntry]
    orders: Mapping[str, OrderTemplate]
    concepts: Callable[[str, str], tuple[str, ...]] = field(default=lambda system, code: ())
    motor: tuple[str, ...] = ()
    """Findings of weakness."""
    growing: str = ""
    """The finding of weakness that grows."""
    deficits: tuple[str, ...] = ()
    """Findings of a loss of function: weakness first."""
    disputed: frozenset[str] = frozenset()
    """Findings of which a presence is named even when it was denied later."""
    group_findings: tuple[str, ...] = ()
    """Findings of the five red-flag groups that a deferral names, in their order."""
    group_past: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Red-flag group -> findings of which a deferral tells that they were recorded in the past."""
    recorded: tuple[str, ...] = ()
    """Findings that a deferral tells of though they are no reason of it."""
    narrower: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Finding -> findings that say the same more exactly."""
    absence_includes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Finding -> findings that its absence includes."""


def plain_system(system: str) -> str:
    """Code system URIs differ in scheme and in ``/go`` between clients."""
    return system.removeprefix("https://").removeprefix("http://").replace("/go/", "/")


def evidence_line(ids: Iterable[str], evidence: Mapping[str, Citation], count: int, source: Citation) -> str:
    """The first ``count`` citations that can be opened, else the card's own source; what is not verified says so."""
    known = [evidence[name] for name in ids if name in evidence]
    links = [f"[{c.label}]({c.url})" for c in known if c.url][:count]
    open_label = [c.label for c in known if not c.verified][:1]
    return ", ".join(links or [*open_label, f"[{source.label}]({source.url})"])
