"""What the chart says about one patient: readings, and findings merged from them.

A *reading* is one statement in one resource. A *finding* is all readings of one id and side.
Silence is never a reading: whether a finding without readings is *none recorded* or *unknown*
depends on the availability of its sources (``Charted.sources``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from cds_service.clinical.quick import quick


class Status(StrEnum):
    """What the chart says; ``HISTORICAL`` is resolved, inactive, in remission or 'history of'."""

    PRESENT = "present"
    ABSENT = "absent"
    HISTORICAL = "historical"


class Certainty(StrEnum):
    """``POSSIBLE``: provisional, differential, unconfirmed, 'rule out', or only plausible units."""

    CONFIRMED = "confirmed"
    POSSIBLE = "possible"


class Side(StrEnum):
    """Side of the body."""

    LEFT = "left"
    RIGHT = "right"
    BILATERAL = "bilateral"


class Course(StrEnum):
    """How it changed, as the chart says it."""

    NEW = "new"
    WORSE = "worse"
    STABLE = "stable"
    BETTER = "better"


CHANGED = (Course.WORSE, Course.NEW)
"""Courses of what is neither over nor of old."""


@quick
@dataclass(frozen=True, slots=True)
class Interval:
    """A date known only within bounds, both inclusive; ``None`` is unbounded.

    A bare year is January 1st to December 31st. ``Interval(None, None)`` is undated.
    """

    earliest: date | None = None
    latest: date | None = None

    @property
    def known(self) -> bool:
        """Whether any bound is known."""
        return self.earliest is not None or self.latest is not None


UNDATED = Interval()
Day = date
"""For a class with a field of the name ``date``."""


@quick
@dataclass(frozen=True, slots=True)
class Evidence:
    """The place in the chart that a reading comes from.

    ``path`` is the element within the resource (``valueString``, ``note[0].text``, ``code``);
    ``text`` are code points in it, 0-based and half-open; ``date`` is the last day on which it may have been written.
    """

    reference: str
    path: str
    system: str | None = None
    code: str | None = None
    date: date | None = None
    text: tuple[int, int] | None = None
    since: Day | None = None
    """The first day that ``date`` may be, where only a month, a year or a period is written."""


EXAMINED = "examined"
"""Qualifier of what rests on an examination in words ("strength normal") or follows from a graded one."""

IMPLIED = "implied"
"""Qualifier of a denial that follows from a wider one ("legs strong" from each muscle of them)."""

NOTHING_NEW = "nothingNew"
"""Qualifier of a denial that only says that nothing is new: it answers the question, and clears nothing said before."""
WORSE_THEN = "worseThen"
"""Of a reading that is worse: its onset is when it got worse, and nothing is told to go on getting worse since."""

FAILED_CARE, HELPFUL_CARE = "failed", "helped"
"""Qualifiers of a treatment that did not help, and of one that did."""

UNIT_ASSUMED = "unit-assumed"
"""Qualifier of a number whose unit was not written, or not believed: it is read in the one in which it is plausible."""

COMPLETED_CARE = "completed"
"""Qualifier of a treatment that was gone through: how long it lasted is not known by that."""

ASKED_FOR = "asked-for"
"""Qualifier of a treatment that was ordered: whether it was done, or how long, is not known by that."""

AS_LISTED = "as-listed"
"""Qualifier of what an undated note says of a listed problem: it holds on the day of judgement, which no resource names."""

HAPPENED = "happened"
"""Qualifier of an event that stands as an active problem: a later "no" to a question does not undo it."""

OPEN_ENDED = "open-ended"
"""Qualifier of a treatment without a written end: it may have gone on since its last known day."""


@quick
@dataclass(frozen=True, slots=True)
class Reading:
    """One statement of the chart about one finding.

    ``onset``: when it began, as far as said. ``recorded``: when it was written or observed.
    ``ongoing``: an active problem, true from its onset until the day of judgement.
    ``grade``: MRC string such as ``"4-"``. ``value`` is in the unit of the finding's stanza.
    ``qualifiers``: further words of the stanza, such as ``mr-unsafe`` or ``ruptured``.
    """

    finding: str
    status: Status
    evidence: Evidence
    certainty: Certainty = Certainty.CONFIRMED
    side: Side | None = None
    grade: str | None = None
    value: float | None = None
    unit: str | None = None
    comparator: str | None = None
    up_to: float | None = None
    """Upper end of a range of which ``value`` is the lower one."""
    onset: Interval = UNDATED
    recorded: date | None = None
    ongoing: bool = False
    course: Course | None = None
    duration_days: tuple[int, int] | None = None
    """Length of the episode of care or symptom as written ("x 6 weeks"): least and most days."""
    qualifiers: frozenset[str] = frozenset()

    @property
    def examined(self) -> bool:
        """Whether somebody examined it, rather than told it: there is a grade, or words of an examination."""
        return self.grade is not None or EXAMINED in self.qualifiers

    def answered(self, *, never_told: bool) -> date | None:
        """The day of a denial; ``never_told``: the chart has nothing else of it, so that *nothing new* is an answer."""
        if self.recorded is None and never_told and NOTHING_NEW in self.qualifiers:
            return self.evidence.date
        return self.recorded


@quick
@dataclass(frozen=True, slots=True)
class Finding:
    """All readings of one id and side; status, certainty and numbers are those that count today."""

    id: str
    side: Side | None
    status: Status
    certainty: Certainty
    readings: tuple[Reading, ...]
    grade: str | None = None
    value: float | None = None
    unit: str | None = None
    onset: Interval = UNDATED

    @property
    def implied(self) -> bool:
        """Whether nothing is said of it but by a wider denial, which is told in its place."""
        return bool(self.readings) and all(IMPLIED in reading.qualifiers for reading in self.readings)


class SourceState(StrEnum):
    """What came for one prefetch key (contract section 6, ``sources``)."""

    GIVEN = "given"
    EMPTY = "empty"
    TRUNCATED = "truncated"
    NOT_SENT = "notSent"
    FAILED = "failed"
    NOT_ALLOWED = "notAllowed"
    UNREADABLE = "unreadable"


_SEARCHED = frozenset((SourceState.GIVEN, SourceState.EMPTY))


@quick
@dataclass(frozen=True, slots=True)
class Source:
    """Availability of one prefetch key.

    ``complete_since``: for a truncated key, the oldest date back to which the page is complete
    (newest first); ``None`` when nothing can be said. ``defects`` counts entries that could not
    be decoded: presence claims stand, absence claims become unknown.
    """

    state: SourceState
    complete_since: date | None = None
    defects: int = 0

    @property
    def searched(self) -> bool:
        """Whether silence in this source means *none recorded*."""
        return self.state in _SEARCHED and not self.defects

    def searched_back_to(self, day: date | None) -> bool:
        """Whether silence means *none recorded* for everything since ``day`` (``None``: ever)."""
        if self.searched:
            return True
        if self.state is not SourceState.TRUNCATED or self.defects or self.complete_since is None:
            return False
        return day is not None and self.complete_since <= day


class Birth(StrEnum):
    """What is known of the date of birth; ``INEXACT``: a year or month that leaves open whether the patient is an adult."""

    RECORDED = "recorded"
    INEXACT = "inexact"
    MISSING = "missing"
    UNREADABLE = "unreadable"


@quick
@dataclass(frozen=True, slots=True)
class Demographics:
    """What the Patient resource says that rules may use: age in whole years, sex, deceased; ``birth``: why no age is known."""

    age: int | None = None
    sex: str | None = None
    deceased: bool = False
    birth: Birth = Birth.UNREADABLE


@quick
@dataclass(frozen=True, slots=True)
class Charted:
    """Everything the core needs to know of a chart, in one value.

    ``unread``: findings of which an entry could not be read, with its reference; they are among the defects of its source.
    """

    findings: Mapping[str, tuple[Finding, ...]]
    sources: Mapping[str, Source]
    demographics: Demographics = field(default_factory=Demographics)
    emergency_context: bool = False
    unread: tuple[tuple[str, str], ...] = ()

    def of(self, finding: str) -> tuple[Finding, ...]:
        """The findings of this id, one per side; empty when the chart is silent."""
        return self.findings.get(finding, ())
