"""The shape of ``cards/lumbar-imaging/values.yaml``, and of what a site may add to it."""

from __future__ import annotations

import msgspec

from cds_service.clinical.findings import Side
from cds_service.knowledge.label_docs import ComponentsDoc, LabelsDoc
from cds_service.knowledge.source import Strict
from cds_service.knowledge.value_words import DurationWords, Meaning


class WordsDoc(Strict):
    """Words and codes of one meaning or side."""

    words: tuple[str, ...] = ()
    codes: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)


class ParalysedDoc(Strict):
    """Words that say that a muscle does next to nothing, and the grade that this is."""

    grade: str
    words: tuple[str, ...]


class StrengthDoc(Strict):
    """Words of a strength."""

    full: str
    score_units: tuple[str, ...]
    words: dict[str, tuple[str, ...]]
    paralysed: ParalysedDoc
    reduced: tuple[str, ...]
    option_words: tuple[str, ...]
    resisted: tuple[str, ...]
    muscle_words: dict[str, tuple[str, ...]]
    muscle_labels: tuple[str, ...]


class ReflexesDoc(Strict):
    """The scale of reflexes and its words."""

    reduced_at_most: float
    raised_at_least: float
    surely_raised_at_least: float
    raised: str
    score_units: tuple[str, ...]
    words: dict[str, tuple[str, ...]]


class BareDoc(Strict):
    """The unit of a number without one."""

    unit: str
    low: float = msgspec.field(name="from")
    high: float = msgspec.field(name="to")


class MeasureDoc(Strict):
    """How a measured finding is read."""

    believable: tuple[float, float]
    bare: tuple[BareDoc, ...] = ()
    names: bool = False
    must_be_read: bool = False
    not_of: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class AmountDoc(Strict):
    """A presence told by an amount."""

    unit: str
    units: tuple[tuple[str, float], ...]
    at_least: float | None = None
    of_at_least: float | None = None


class LossesDoc(Strict):
    """Losses of one kind, and the findings that they may deny."""

    words: tuple[str, ...]
    findings: tuple[str, ...]


class RedFlagsDoc(Strict):
    """Rows of which no value may vanish."""

    groups: tuple[str, ...]
    strengths: tuple[str, ...]
    apart: tuple[str, ...]
    ordinary: tuple[str, ...]
    counted: tuple[str, ...]
    sited: tuple[str, ...]


class StatusesDoc(Strict):
    """Statuses of Observations."""

    read: tuple[str, ...]
    doubtful: tuple[str, ...]
    ignored: tuple[str, ...]


class IrrelevantDoc(Strict):
    """What is never told as not understood."""

    reported: tuple[str, ...]
    codes: dict[str, tuple[str, ...]]


class Doc(Strict):
    """The whole file."""

    version: str
    meanings: dict[Meaning, WordsDoc]
    negators: tuple[str, ...]
    functions: tuple[str, ...]
    breaks: tuple[str, ...]
    losses: tuple[LossesDoc, ...]
    failing: tuple[str, ...]
    filler: tuple[str, ...]
    reasons: tuple[str, ...]
    sides: dict[Side, WordsDoc]
    places: dict[str, WordsDoc]
    symmetric: tuple[str, ...]
    component_labels: ComponentsDoc
    strength: StrengthDoc
    reflexes: ReflexesDoc
    measures: dict[str, MeasureDoc]
    amounts: dict[str, AmountDoc]
    durations: DurationWords
    affirming: dict[str, tuple[str, ...]]
    own: dict[str, dict[Meaning, tuple[str, ...]]]
    red_flags: RedFlagsDoc
    unit_aliases: dict[str, tuple[str, ...]]
    comparators: dict[str, tuple[str, ...]]
    interpretation: dict[Meaning, tuple[str, ...]]
    statuses: StatusesDoc
    finding_systems: tuple[str, ...]
    labels: LabelsDoc
    irrelevant: IrrelevantDoc


class OverlayDoc(Strict):
    """What a site may add."""

    meanings: dict[Meaning, WordsDoc] = msgspec.field(default_factory=dict)
    sides: dict[Side, WordsDoc] = msgspec.field(default_factory=dict)
    unit_aliases: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
