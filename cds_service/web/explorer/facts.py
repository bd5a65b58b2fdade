"""Facts of the chart in the page's words: what, when, from where, and in which of four states."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cds_service.clinical.assessment import Assessment, Explanation
from cds_service.clinical.findings import Finding, Reading, Source, SourceState, Status
from cds_service.compose.chart_entries import symptoms_since, told_by
from cds_service.compose.material import Material
from cds_service.compose.phrases import finding_text
from cds_service.web.explorer.sources import SourceBook

_NONE_RECORDED = "noneRecorded"


class State(StrEnum):
    """What is known of a finding; the words are in ``explorer.yaml``."""

    RECORDED = "recorded"
    DENIED = "denied"
    UNDOCUMENTED = "undocumented"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Fact:
    """One finding as it is told. ``source``: number of the resource. ``note``: why it could not be read."""

    finding: str
    text: str
    state: State
    day: str | None = None
    source: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """Tells findings of one assessment; cites what it tells."""

    assessment: Assessment
    explanation: Explanation
    material: Material
    book: SourceBook

    def told(self, finding: Finding) -> Fact:
        """A finding with readings."""
        reading = told_by(finding, self.material)
        text = finding_text(finding, self.material) or finding.id
        state = State.DENIED if finding.status is Status.ABSENT else State.RECORDED
        if reading is None:
            return Fact(finding.id, text, state)
        day = day_of(reading)
        return Fact(finding.id, text, state, day.isoformat() if day else None, self.book.cite(reading.evidence))

    def since(self) -> int | None:
        """The number of the resource from which the duration of the symptoms is counted."""
        reading = symptoms_since(self.assessment, self.material)
        return self.book.cite(reading.evidence) if reading else None

    def of(self, name: str) -> tuple[Fact, ...]:
        """All that is known of a finding: what is recorded, else one fact that says it is denied, silent or unread."""
        found = self.assessment.charted.of(name)
        recorded = [f for f in found if f.status is not Status.ABSENT]
        if found:
            return tuple(self.told(f) for f in recorded or found)
        return (self.silent(name),)

    def silent(self, name: str) -> Fact:
        """A finding of which the chart says nothing."""
        known = self.material.findings.get(name)
        label = known.label if known else name
        reason = self._reason(name)
        if reason is None:
            return Fact(name, label, State.UNDOCUMENTED)
        words = self.material.library.words.labels["reasons"]
        return Fact(name, label, State.UNREAD, note=words.get(reason, reason))

    def _reason(self, name: str) -> str | None:
        """Why silence is not *none recorded*; what the engine says of it goes first."""
        for missing in self.explanation.missing:
            if missing.finding == name:
                return None if missing.reason == _NONE_RECORDED else missing.reason
        known = self.material.findings.get(name)
        for key in known.sources if known else ():
            source = self.assessment.sources.get(key) or Source(SourceState.NOT_SENT)
            if not source.searched:
                return source.state.value
        return None


def telling(finding: Finding) -> Reading | None:
    """The newest reading that says what the finding says."""
    saying = [r for r in finding.readings if r.status is finding.status]
    return max(saying, key=lambda r: (day_of(r) or date.min, r.evidence.reference), default=None)


def day_of(reading: Reading) -> date | None:
    """The day that a reading is dated with."""
    return reading.evidence.date or reading.recorded or reading.onset.latest or reading.onset.earliest
