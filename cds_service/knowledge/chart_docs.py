"""``cards/lumbar-imaging/chart.yaml`` as it is written (``knowledge.chart`` reads it)."""

from __future__ import annotations

import msgspec

from cds_service.clinical.findings import Side
from cds_service.knowledge.source import Strict


class StudyDoc(Strict):
    """An earlier study that counts."""

    modality: tuple[str, ...]
    region: tuple[str, ...]


class LongTermDoc(Strict):
    """A medicine taken for long."""

    finding: str
    days: int
    within: int


class DrugDoc(Strict):
    """A class of medicines."""

    value_sets: tuple[str, ...]
    words: tuple[str, ...]
    finding: str | None = None
    long_term: LongTermDoc | None = None
    tried: bool = False


class SupplyDoc(Strict):
    """What a prescription covers."""

    days: int


class MrDoc(Strict):
    """One status of a device in the scanner."""

    codes: tuple[str, ...]
    words: tuple[str, ...]
    finding: str | None = None


class WordsDoc(Strict):
    """Words and codes of one thing."""

    words: tuple[str, ...]
    codes: dict[str, tuple[str, ...]]


class ParalysesDoc(Strict):
    """Codes of a paralysis."""

    finding: str
    grade: str
    within: int
    codes: dict[str, tuple[str, ...]]


class ElsewhereDoc(Strict):
    """Words of other parts of the body."""

    findings: tuple[str, ...]
    here: tuple[str, ...]
    there: tuple[str, ...]


class ReasonPlacesDoc(Strict):
    """Where reasons of orders are, by the region of the study, and which findings are read so."""

    findings: tuple[str, ...]
    words: tuple[str, ...]
    regions: dict[str, str]


class LookedForDoc(Strict):
    """Names of procedures that look for something."""

    groups: tuple[str, ...]
    findings: tuple[str, ...]
    words: tuple[str, ...]
    samples: tuple[str, ...]
    results: tuple[str, ...]


class ChartDoc(Strict):
    """The whole file."""

    version: str
    earlier_studies: dict[str, StudyDoc]
    drugs: dict[str, DrugDoc]
    routes: tuple[str, ...]
    supply: SupplyDoc
    services: dict[str, tuple[str, ...]]
    ordered_as: dict[str, tuple[str, ...]]
    ordered_codes: dict[str, dict[str, tuple[str, ...]]]
    mr_safety: dict[str, MrDoc]
    device_kinds: dict[str, WordsDoc]
    events: tuple[str, ...]
    sides: dict[Side, dict[str, tuple[str, ...]]]
    paralyses: ParalysesDoc
    wordless: dict[str, tuple[str, ...]]
    decided: dict[str, tuple[str, ...]]
    elsewhere: ElsewhereDoc
    looked_for: LookedForDoc
    reason_places: ReasonPlacesDoc
    relevant: WordsDoc


class OverlayDoc(Strict):
    """What a site may add."""

    drugs: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    services: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
