"""What a criterion may look at, and which readings count for it.

Time comparisons are optimistic for presence: could it have begun within 14 days? Source: clinical.md 5.3, 5.4.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from cds_service.clinical.assessment import Timeline
from cds_service.clinical.findings import (
    WORSE_THEN,
    Certainty,
    Charted,
    Course,
    Finding,
    Interval,
    Reading,
    Side,
    Status,
)
from cds_service.clinical.merge import said_on
from cds_service.clinical.orders import Order
from cds_service.clinical.silence import Silence
from cds_service.clinical.spec import FindingSpec
from cds_service.clinical.truth import NO, UNKNOWN, Truth, any_of

_PRESENT, _BILATERAL = Status.PRESENT, Side.BILATERAL
_WORSE, _STABLE = Course.WORSE, Course.STABLE


class Scene:
    """One chart and one order on one day, with what was already worked out about them.

    ``rows`` and ``shared`` are results by row and by shared criterion; ``rating`` is that of the ordered
    study in the variant that fits, set once the rows are known. Used by one thread, for one decision.
    """

    __slots__ = (
        "_days",
        "_legs",
        "charted",
        "doubtful",
        "named",
        "order",
        "parameters",
        "present",
        "rating",
        "rows",
        "settled",
        "shared",
        "specs",
        "state",
        "timeline",
        "today",
        "unread",
    )

    def __init__(
        self,
        charted: Charted,
        specs: Mapping[str, FindingSpec],
        today: date,
        parameters: Mapping[str, float],
        order: Order | None,
        timeline: Timeline,
        silence: Silence | None = None,
    ) -> None:
        """``silence``: the state in which the sources are; worked out from ``specs`` when not given."""
        self.charted = charted
        self.specs = specs
        self.today = today
        self.parameters = parameters
        self.order = order
        self.timeline = timeline
        self.named = frozenset(charted.findings)
        """Findings of which the chart says anything."""
        self.present = _present(charted)
        """Findings that are present on some side, whenever they began."""
        if silence is None:
            silence = Silence(source_keys(specs), charted.sources)
        self.state = silence
        self.unread = silence.unread
        """Sources in which silence is not *none recorded*, at least not for ever back."""
        self.doubtful = silence.doubtful
        """Findings that are looked for in them."""
        self.settled = silence.settled
        """What criteria say while their findings are not named."""
        self.rows: dict[str, Truth] = {}
        self.shared: dict[str, Truth] = {}
        self.rating: str | None = None
        self._days: dict[float, date] = {}
        self._legs: dict[Side, Scene] = {}

    def silence(self, finding: str, back_days: float | None) -> Truth:
        """What silence about ``finding`` means: NO when all its sources were searched, else UNKNOWN."""
        if finding not in self.doubtful:
            return NO
        for key in self.specs[finding].sources:
            if key in self.unread and not self.searched(key, back_days):
                return UNKNOWN
        return NO

    def silence_about(self, findings: Collection[str]) -> Truth:
        """What it means that nothing of these was ever said: NO when all their sources were searched, else UNKNOWN."""
        if self.doubtful.isdisjoint(findings):
            return NO
        return any_of(self.silence(name, None) for name in findings)

    def searched(self, key: str, back_days: float | None) -> bool:
        """Whether the source was searched back to so many days ago (``None``: as far back as it goes)."""
        source = self.charted.sources.get(key)
        return source is not None and source.searched_back_to(None if back_days is None else self.days_ago(back_days))

    def leg(self, side: Side) -> Scene:
        """The same scene with what is said of this leg, of both, or without a side."""
        known = self._legs.get(side)
        if known is None:
            found: dict[str, tuple[Finding, ...]] = {}
            for name, told in self.charted.findings.items():
                here = [f for f in told if f.side is None or f.side is side or f.side is _BILATERAL]
                if here:
                    found[name] = told if len(here) == len(told) else tuple(here)
            chart = replace(self.charted, findings=found)
            known = self._legs[side] = Scene(
                chart, self.specs, self.today, self.parameters, self.order, self.timeline, self.state
            )
            known.rows, known.rating = self.rows, self.rating
        return known

    def days_ago(self, days: float) -> date:
        """The day so many days before the day of judgement."""
        known = self._days.get(days)
        if known is None:
            known = self._days[days] = self.today - timedelta(days=days)
        return known

    def number(self, value: float | str | None) -> float | None:
        """A literal, or the parameter of that name."""
        return self.parameters[value] if isinstance(value, str) else value


def _present(charted: Charted) -> frozenset[str]:
    return frozenset([name for name, told in charted.findings.items() for f in told if f.status is _PRESENT])


def source_keys(specs: Mapping[str, FindingSpec]) -> dict[str, frozenset[str]]:
    """The findings that are looked for in each source."""
    keys = {key for spec in specs.values() for key in spec.sources}
    return {key: frozenset(name for name, spec in specs.items() if key in spec.sources) for key in keys}


@dataclass(frozen=True, slots=True)
class Window:
    """Which present readings count.

    ``within``: could have begun (or worsened) at most so many days ago. ``undated``: whether a reading without any date
    counts. ``dated``: only one of which the chart says when it was, the day of its note not being that. ``certainty``
    and ``course`` narrow further. ``unless_stable``: a finding does not count when the chart's last word on its course,
    said within so many days, is that it is unchanged.
    """

    within: float | str | None = None
    undated: bool = True
    only_undated: bool = False
    dated: bool = False
    certainty: Certainty | None = None
    course: Course | None = None
    unless_stable: float | str | None = None


ANY = Window()


def since(reading: Reading) -> Interval:
    """When the reading's state began: worsening or newness counts from the day it was said.

    A known onset outranks the day of recording, except for a worsening of which nobody tells when it was; with only a
    recorded date, that is the date.
    """
    day, onset = reading.recorded, reading.onset
    worse = reading.course is _WORSE and WORSE_THEN not in reading.qualifiers
    if day is not None and (worse or (onset.latest is None and onset.earliest is None)):
        return Interval(day, day)
    return onset


def present_findings(names: Iterable[str], window: Window, scene: Scene) -> list[Finding]:
    """The findings of these names that are present by at least one reading in the window."""
    findings = scene.charted.findings
    present = [f for name in names if name in scene.present for f in findings[name] if f.status is _PRESENT]
    if window is ANY or not present:
        return present
    stable, within = scene.number(window.unless_stable), scene.number(window.within)
    horizon = None if within is None else scene.days_ago(within)
    return [
        finding
        for finding in present
        if _falls_in(finding.readings, window, horizon)
        and (stable is None or not _said_stable(finding, scene.days_ago(stable)))
    ]


def _falls_in(readings: tuple[Reading, ...], window: Window, horizon: date | None) -> bool:
    certainty, course = window.certainty, window.course
    for reading in readings:
        if (
            reading.status is not _PRESENT
            or (certainty is not None and reading.certainty is not certainty)
            or (course is not None and reading.course is not course)
            or (window.dated and not reading.onset.known)
        ):
            continue
        if horizon is None and window.undated and not window.only_undated:
            return True
        began = since(reading)
        latest = began.latest
        if latest is None and began.earliest is None:
            if window.undated:
                return True
        elif not window.only_undated and (horizon is None or latest is None or latest >= horizon):
            return True
    return False


def _said_stable(finding: Finding, horizon: date) -> bool:
    """Whether the last word on the course, not before ``horizon``, is *unchanged*; of two on one day the worse counts."""
    said = [(day, r.course) for r in finding.readings if r.course is not None and (day := said_on(r)) is not None]
    if not said:
        return False
    last = max(day for day, _ in said)
    return last >= horizon and all(course is _STABLE for day, course in said if day == last)
