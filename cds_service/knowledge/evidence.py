"""Reads ``cards/lumbar-imaging/evidence.yaml``: where each rule comes from, and how far that was checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from cds_service.errors import Problem
from cds_service.knowledge.source import Source, Strict, read_yaml

FILE = Path("lumbar-imaging") / "evidence.yaml"

_ID = re.compile(r"[SD][0-9]+[a-z]?")


class EvidenceStatus(StrEnum):
    """How far a source was checked (clinical.md, head)."""

    READ = "V"
    QUOTED = "S"
    INFERRED = "I"
    FROM_MEMORY = "M"


class _EntryDoc(Strict):
    label: str
    says: str
    status: EvidenceStatus
    checked: date
    url: str | None = None


class _FileDoc(Strict):
    version: str
    statuses: dict[str, str]
    sources: dict[str, _EntryDoc]


@dataclass(frozen=True, slots=True)
class EvidenceEntry:
    """One source or design choice. ``label``: our name for it, which says so when nobody held it against its source.

    ``says``: what we took from it, in our words.
    """

    id: str
    label: str
    says: str
    status: EvidenceStatus
    checked: date
    url: str | None
    line: int

    @property
    def verified(self) -> bool:
        """False for what nobody has held against its source: shown as such."""
        return self.status is not EvidenceStatus.FROM_MEMORY


@dataclass(frozen=True, slots=True)
class EvidenceBook:
    """All entries by id, and what each status means."""

    version: str
    entries: Mapping[str, EvidenceEntry]
    statuses: Mapping[str, str]


def read_evidence(root: Path, problems: list[Problem]) -> EvidenceBook | None:
    """The sources; None when the file has not the shape of sources."""
    source = read_yaml(root / FILE, root, problems)
    doc = None if source is None else source.convert_file(_FileDoc, sources=_EntryDoc)
    if source is None or doc is None:
        return None
    if set(doc.statuses) != {s.value for s in EvidenceStatus}:
        source.problem("every status has its meaning", "statuses")
    unverified = doc.statuses.get(EvidenceStatus.FROM_MEMORY.value, "")
    entries = {name: _entry(source, name, entry, unverified) for name, entry in doc.sources.items()}
    return EvidenceBook(doc.version, entries, doc.statuses)


def _entry(source: Source, name: str, doc: _EntryDoc, unverified: str) -> EvidenceEntry:
    place = ("sources", name)
    if _ID.fullmatch(name) is None:
        source.problem("an id is S or D with a number", *place)
    if doc.url is not None and not doc.url.startswith("https://"):
        source.problem("links are https", *place, "url")
    from_memory = doc.status is EvidenceStatus.FROM_MEMORY
    label = f"{doc.label} ({unverified})" if from_memory else doc.label
    return EvidenceEntry(name, label, doc.says, doc.status, doc.checked, doc.url, source.line(*place))
