"""The answer of the clinical core: what to do, why, from what, and what was not known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cds_service.clinical.findings import Charted, Finding, Source
from cds_service.clinical.orders import Order
from cds_service.clinical.quick import quick
from cds_service.clinical.truth import Truth


class Indicator(StrEnum):
    """CDS Hooks 2.0.1 card indicator, mildest first."""

    INFO = "info"
    WARNING = "warning"
    CRITICAL = "critical"


class Urgency(StrEnum):
    """How soon; contract section 6."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    SOON = "soon"
    ROUTINE = "routine"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class CriterionTrace:
    """One criterion of a row: its words, its result and the recorded findings among those that it asked for."""

    text: str
    result: Truth
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowTrace:
    """One row of the decision table and its result."""

    row: str
    result: Truth
    criteria: tuple[CriterionTrace, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """A finding that a row asked for and nobody could answer; reasons as in contract section 6."""

    finding: str
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """What would change the recommendation: this finding, were it present, leads there, and so pressing.

    ``to`` may be the disposition as it is: then it is the urgency or the indicator that changes.
    """

    finding: str
    to: str
    urgency: Urgency
    indicator: Indicator


@quick
@dataclass(frozen=True, slots=True)
class RootWeight:
    """One root with its share (0..1 over L2 to S1) and the findings that speak for it."""

    root: str
    weight: float
    because: tuple[str, ...]


@quick
@dataclass(frozen=True, slots=True)
class Localisation:
    """Likely root: L2, L3, L4, L5, S1 or notLocalisable; ``margin`` is best over second."""

    conclusion: str
    margin: float | None
    roots: tuple[RootWeight, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is worked out only when somebody asks why: all rows, what was missing, what would change the advice."""

    trace: tuple[RowTrace, ...]
    missing: tuple[Missing, ...]
    would_change: tuple[Change, ...]
    localisation: Localisation | None = None


@quick
@dataclass(frozen=True, slots=True)
class Span:
    """A duration in days, known within bounds; ``None`` is unknown."""

    least: int | None = None
    most: int | None = None


@quick
@dataclass(frozen=True, slots=True)
class Timeline:
    """Duration of the symptoms and of conservative care up to the day of judgement."""

    symptoms: Span | None
    conservative: Span | None


@quick
@dataclass(frozen=True, slots=True)
class Appropriateness:
    """ACR variant and rating of the ordered study; ``None`` where no variant can be told."""

    variant: str | None
    rating: str | None
    usually_appropriate: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ignored:
    """A resource that was left out: otherPatient, enteredInError, refuted, unreadable."""

    reference: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unmapped:
    """A code or text that no value set or phrase knows, with how often it was met."""

    system: str | None
    code: str | None
    text: str | None
    count: int


@quick
@dataclass(frozen=True, slots=True)
class Assessment:
    """One order judged. ``disposition`` is None when there is nothing to say (row 1).

    ``charted`` holds the findings; ``because`` are the findings that made the row hold.
    """

    as_of: datetime
    order: Order | None
    disposition: str | None
    row: str
    modifiers: tuple[str, ...]
    indicator: Indicator
    urgency: Urgency
    appropriateness: Appropriateness
    charted: Charted
    because: tuple[Finding, ...]
    localisation: Localisation | None
    timeline: Timeline
    rows: tuple[tuple[str, Truth], ...]
    undocumented: tuple[str, ...] = ()
    """Red-flag groups (ids of decision.yaml) that nobody documented: named on a deferral."""
    lacking: tuple[str, ...] = ()
    """What a modifier asks for and the chart does not say, in the words of the table."""
    beside: tuple[Finding, ...] = ()
    """What made other red-flag rows hold, which the deciding one precedes."""
    silent: bool = False
    """Judged, but nothing of it is shown: a row that is switched off, or no order and no red flag."""

    @property
    def sources(self) -> Mapping[str, Source]:
        """Availability per prefetch key."""
        return self.charted.sources
