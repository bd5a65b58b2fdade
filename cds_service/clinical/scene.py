"""What a criterion may look at, and which readings count for it.

Time comparisons are optimistic for presence: could it have begun within 14 days? Source: clinical.md 5.3, 5.4.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass, replace
from datetime import date, timedelta

from cds_service.clinical.assessment import Timeline
from cds_service.clinical.findings import Certainty, Charted, Course, Finding, Interval, Reading, Side, Status
from cds_service.clinical.merge import said_on
from cds_service.clinical.orders import Order
from cds_service.clinical.spec import FindingSpec
from cds_service.clinical.truth import Truth


class Scene:
    """One chart and one order on one day, with what was already worked out about them.

    ``rows`` and ``shared`` are results by row and by shared criterion; ``rating`` is that of the ordered
    study in the variant that fits, set once the rows are known. Used by one thread, for one decision.
    """

    __slots__ = (
        "_legs",
        "charted",
        "doubtful",
        "order",
        "parameters",
        "present",
        "rating",
        "rows",
        "shared",
        "specs",
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
        keys: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        """``keys``: what is looked for in each source; worked out from ``specs`` when not given."""
        self.charted = charted
        self.specs = specs
        self.today = today
        self.parameters = parameters
        self.order = order
        self.timeline = timeline
        self.present = _present(charted)
        """Findings that are present on some side, whenever they began."""
        wanted = keys if keys is not None else source_keys(specs)
        self.unread = frozenset(k for k in wanted if (s := charted.sources.get(k)) is None or not s.searched)
        """Sources in which silence is not *none recorded*, at least not for ever back."""
        self.doubtful = frozenset[str]().union(*(wanted[key] for key in self.unread))
        """Findings that are looked for in them."""
        self.rows: dict[str, Truth] = {}
        self.shared: dict[str, Truth] = {}
        self.rating: str | None = None
        self._legs: dict[Side, Scene] = {}

    def silence(self, finding: str, back_days: float | None) -> Truth:
        """What silence about ``finding`` means: NO when all its sources were searched, else UNKNOWN."""
        if finding not in self.doubtful:
            return Truth.NO
        for key in self.specs[finding].sources:
            if key in self.unread and not self.searched(key, back_days):
                return Truth.UNKNOWN
        return Truth.NO

    def searched(self, key: str, back_days: float | None) -> bool:
        """Whether the source was searched back to so many days ago (``None``: as far back as it goes)."""
        source = self.charted.sources.get(key)
        return source is not None and source.searched_back_to(None if back_days is None else self.days_ago(back_days))

    def leg(self, side: Side) -> Scene:
        """The same scene with what is said of this leg, of both, or without a side."""
        known = self._legs.get(side)
        if known is None:
            here = (side, Side.BILATERAL, None)
            found = {name: tuple(f for f in told if f.side in here) for name, told in self.charted.findings.items()}
            known = self._legs[side] = copy(self)
            known.charted = replace(self.charted, findings={name: told for name, told in found.items() if told})
            known.present = _present(known.charted)
            known.shared = {}
        return known

    def days_ago(self, days: float) -> date:
        """The day so many days before the day of judgement."""
        return self.today - timedelta(days=days)

    def number(self, value: float | str | None) -> float | None:
        """A literal, or the parameter of that name."""
        return self.parameters[value] if isinstance(value, str) else value


def _present(charted: Charted) -> frozenset[str]:
    return frozenset(n for n, found in charted.findings.items() if any(f.status is Status.PRESENT for f in found))


def source_keys(specs: Mapping[str, FindingSpec]) -> dict[str, frozenset[str]]:
    """The findings that are looked for in each source."""
    keys = {key for spec in specs.values() for key in spec.sources}
    return {key: frozenset(name for name, spec in specs.items() if key in spec.sources) for key in keys}


@dataclass(frozen=True, slots=True)
class Window:
    """Which present readings count.

    ``within``: could have begun (or worsened) at most so many days ago. ``undated``: whether a reading without any date
    counts. ``certainty`` and ``course`` narrow further. ``unless_stable``: a finding does not count when the chart's
    last word on its course, said within so many days, is that it is unchanged.
    """

    within: float | str | None = None
    undated: bool = True
    only_undated: bool = False
    certainty: Certainty | None = None
    course: Course | None = None
    unless_stable: float | str | None = None


ANY = Window()


def since(reading: Reading) -> Interval:
    """When the reading's state began: worsening or newness counts from the day it was said.

    A known onset outranks the day of recording, except for a worsening; with only a recorded date, that is the date.
    """
    if reading.recorded is not None and (reading.course is Course.WORSE or not reading.onset.known):
        return Interval(reading.recorded, reading.recorded)
    return reading.onset


def counts(reading: Reading, window: Window, scene: Scene) -> bool:
    """Whether a present reading falls in the window."""
    if reading.status is not Status.PRESENT:
        return False
    if window is ANY:
        return True
    if not _described(reading, window):
        return False
    began = since(reading)
    if not began.known:
        return window.undated
    if window.only_undated:
        return False
    within = scene.number(window.within)
    return within is None or began.latest is None or began.latest >= scene.days_ago(within)


def _described(reading: Reading, window: Window) -> bool:
    return not (
        (window.certainty is not None and reading.certainty is not window.certainty)
        or (window.course is not None and reading.course is not window.course)
    )


def is_present(finding: Finding, window: Window, scene: Scene) -> bool:
    """Whether the finding is present by at least one reading in the window."""
    if finding.status is not Status.PRESENT:
        return False
    if window is ANY:
        return True
    if window.unless_stable is not None and _said_stable(finding, scene.number(window.unless_stable) or 0, scene):
        return False
    return any(counts(r, window, scene) for r in finding.readings)


def _said_stable(finding: Finding, days: float, scene: Scene) -> bool:
    """Whether the last word on the course is *unchanged*; of two on one day the worse counts."""
    said = [(day, r.course) for r in finding.readings if r.course is not None and (day := said_on(r)) is not None]
    if not said:
        return False
    last = max(day for day, _ in said)
    return last >= scene.days_ago(days) and all(course is Course.STABLE for day, course in said if day == last)


def present_findings(names: tuple[str, ...], window: Window, scene: Scene) -> Iterator[Finding]:
    """The findings of these names that count in the window."""
    for name in names:
        if name in scene.present:
            for finding in scene.charted.findings[name]:
                if is_present(finding, window, scene):
                    yield finding
