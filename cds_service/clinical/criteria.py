"""The small closed set of criteria that a decision row may use, three-valued.

Each criterion is compiled once to a closure ``(Scene) -> Truth``. ``present`` over silence is *no*
when every source of the finding was searched and *unknown* otherwise, so a missing source can never
read as a no. Time comparisons are optimistic for presence ("could it be within 14 days?") and
strict for exclusion. Source: design.md section 3; clinical.md 5.3, 5.4.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from cds_service.clinical.findings import Certainty, Charted, Course, Finding, Interval, Reading, Side, Status
from cds_service.clinical.merge import mrc
from cds_service.clinical.orders import Order
from cds_service.clinical.spec import FindingSpec
from cds_service.clinical.timeline import ComplaintDates
from cds_service.clinical.truth import Truth, any_of
from cds_service.clinical.assessment import Timeline


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything a criterion may look at."""

    charted: Charted
    specs: Mapping[str, FindingSpec]
    today: date
    parameters: Mapping[str, float]
    order: Order | None
    timeline: Timeline
    complaint: ComplaintDates
    rows: dict[str, Truth] = field(default_factory=dict)
    shared: dict[str, Truth] = field(default_factory=dict)
    rating: list[str | None] = field(default_factory=lambda: [None])
    """Rating of the ordered study in the variant that fits; set once the rows are known."""

    def silence(self, finding: str, back_days: float | None) -> Truth:
        """What silence about ``finding`` means: NO when all its sources were searched, else UNKNOWN."""
        spec = self.specs[finding]
        day = None if back_days is None else self.today - timedelta(days=back_days)
        for key in spec.sources:
            source = self.charted.sources.get(key)
            if source is None or not (source.searched or source.searched_back_to(day)):
                return Truth.UNKNOWN
        return Truth.NO


Check = Callable[[Scene], Truth]


@dataclass(frozen=True, slots=True)
class Criterion:
    """A compiled criterion with its words, the findings it asks for and its parts."""

    check: Check
    text: str | None = None
    findings: tuple[str, ...] = ()
    parts: tuple[Criterion, ...] = ()
    operator: str = ""

    def asked(self) -> Iterator[str]:
        """Every finding asked for, here and below."""
        yield from self.findings
        for part in self.parts:
            yield from part.asked()


@dataclass(frozen=True, slots=True)
class Window:
    """Which present readings count.

    ``within``: could have begun (or worsened) at most so many days ago; ``older_than``: surely earlier.
    ``undated``: whether a reading without any date counts. ``course``/``not_course``, ``certainty``,
    ``qualifier`` and ``side`` narrow further.
    """

    within: float | str | None = None
    older_than: float | str | None = None
    undated: bool = True
    only_undated: bool = False
    certainty: Certainty | None = None
    course: Course | None = None
    not_course: Course | None = None
    qualifier: str | None = None
    side: Side | None = None


def number(value: float | str | None, scene: Scene) -> float | None:
    """A literal, or the parameter of that name."""
    return scene.parameters[value] if isinstance(value, str) else value


def since(reading: Reading) -> Interval:
    """When the reading's state began: worsening or newness counts from the day it was said."""
    if reading.course in (Course.NEW, Course.WORSE) and reading.recorded is not None and not reading.onset.known:
        return Interval(reading.recorded, reading.recorded)
    if reading.course is Course.WORSE and reading.recorded is not None:
        return Interval(reading.recorded, reading.recorded)
    if reading.onset.known:
        return reading.onset
    return Interval(reading.recorded, reading.recorded)


def counts(reading: Reading, window: Window, scene: Scene) -> bool:
    """Whether a present reading falls in the window."""
    if reading.status is not Status.PRESENT or not _described(reading, window):
        return False
    began = since(reading)
    if not began.known:
        return window.undated
    if window.only_undated:
        return False
    within = number(window.within, scene)
    if within is not None and began.latest is not None and began.latest < scene.today - timedelta(days=within):
        return False
    older = number(window.older_than, scene)
    if older is not None:
        return began.latest is not None and began.latest < scene.today - timedelta(days=older)
    return True


def _described(reading: Reading, window: Window) -> bool:
    return not (
        (window.certainty is not None and reading.certainty is not window.certainty)
        or (window.course is not None and reading.course is not window.course)
        or (window.not_course is not None and reading.course is window.not_course)
        or (window.qualifier is not None and window.qualifier not in reading.qualifiers)
        or (window.side is not None and reading.side is not window.side)
    )


def is_present(finding: Finding, window: Window, scene: Scene) -> bool:
    """Whether the finding is present by at least one reading in the window."""
    return finding.status is Status.PRESENT and any(counts(r, window, scene) for r in finding.readings)


def present(names: tuple[str, ...], window: Window) -> Check:
    """YES when one is recorded as present; NO when all sources were searched or deny it; else UNKNOWN."""

    def check(scene: Scene) -> Truth:
        findings = scene.charted.findings
        for name in names:
            for finding in findings.get(name, ()):
                if is_present(finding, window, scene):
                    return Truth.YES
        return any_of(_unseen(name, window, scene) for name in names)

    return check


def _unseen(name: str, window: Window, scene: Scene) -> Truth:
    known = scene.charted.of(name)
    if any(f.status is Status.ABSENT and f.side in (None, Side.BILATERAL) for f in known):
        return Truth.NO
    back = number(window.within, scene)
    return scene.silence(name, back if back is not None else scene.specs[name].look_back_days)


def absent(names: tuple[str, ...], valid_days: float | str | None) -> Check:
    """YES when one of them is recorded as absent, with a date no older than ``valid_days``."""

    def check(scene: Scene) -> Truth:
        days = number(valid_days, scene)
        horizon = None if days is None else scene.today - timedelta(days=days)
        return any_of(_denial(scene, name, horizon, days) for name in names)

    return check


def _denial(scene: Scene, name: str, horizon: date | None, days: float | None) -> Truth:
    said = _absent_one(scene.charted.of(name), horizon)
    return scene.silence(name, days) if said is None else said


def _absent_one(known: tuple[Finding, ...], horizon: date | None) -> Truth | None:
    if any(f.status is Status.PRESENT for f in known):
        return Truth.NO
    for finding in known:
        for reading in finding.readings:
            if (
                reading.status is Status.ABSENT
                and reading.recorded
                and (horizon is None or reading.recorded >= horizon)
            ):
                return Truth.YES
    return None


def documented(names: tuple[str, ...], valid_days: float | str | None) -> Check:
    """YES when the chart says anything current about one of them, yes or no; silence is NO."""

    def check(scene: Scene) -> Truth:
        days = number(valid_days, scene)
        horizon = None if days is None else scene.today - timedelta(days=days)
        for name in names:
            known = scene.charted.of(name)
            if any(f.status is Status.PRESENT for f in known) or _absent_one(known, horizon) is Truth.YES:
                return Truth.YES
        return Truth.NO

    return check


def historical(names: tuple[str, ...]) -> Check:
    """YES when one is recorded as historical."""

    def check(scene: Scene) -> Truth:
        for name in names:
            if any(r.status is Status.HISTORICAL for f in scene.charted.of(name) for r in f.readings):
                return Truth.YES
        return any_of(scene.silence(name, None) for name in names)

    return check


def possible(names: tuple[str, ...]) -> Check:
    """YES when one is present but only possible (provisional, differential, to be ruled out)."""
    return present(names, Window(certainty=Certainty.POSSIBLE))


def measured(name: str, at_least: float | str | None, below: float | str | None, within: float | str | None) -> Check:
    """YES when a reading's value of the last ``within`` days is in ``[at_least, below)``."""

    def check(scene: Scene) -> Truth:
        low, high, days = number(at_least, scene), number(below, scene), number(within, scene)
        horizon = None if days is None else scene.today - timedelta(days=days)
        seen = False
        for finding in scene.charted.of(name):
            for value in _current_values(finding, horizon):
                seen = True
                if (low is None or value >= low) and (high is None or value < high):
                    return Truth.YES
        return Truth.NO if seen else scene.silence(name, days)

    return check


def _current_values(finding: Finding, horizon: date | None) -> Iterator[float]:
    for reading in finding.readings:
        if reading.value is not None and (horizon is None or reading.recorded is None or reading.recorded >= horizon):
            yield reading.value


def graded(names: tuple[str, ...], at_most: float, window: Window, both_sides: bool) -> Check:
    """YES when the latest MRC grade of a muscle is at most ``at_most`` (on both sides if asked)."""

    def check(scene: Scene) -> Truth:
        sides: set[Side | None] = set()
        for name in names:
            for finding in scene.charted.of(name):
                grade = mrc(finding.grade)
                if grade is not None and grade <= at_most and is_present(finding, window, scene):
                    sides.add(finding.side)
        if _enough_sides(sides, both_sides):
            return Truth.YES
        return any_of(_unseen(name, window, scene) for name in names)

    return check


def both_legs(names: tuple[str, ...], window: Window) -> Check:
    """YES when the findings, together, are present on both sides."""

    def check(scene: Scene) -> Truth:
        sides = {f.side for name in names for f in scene.charted.of(name) if is_present(f, window, scene)}
        if _enough_sides(sides, True):
            return Truth.YES
        return any_of(_unseen(name, window, scene) for name in names)

    return check


def _enough_sides(sides: set[Side | None], both: bool) -> bool:
    if not both:
        return bool(sides)
    return Side.BILATERAL in sides or {Side.LEFT, Side.RIGHT} <= sides


__all__ = [
    "Check",
    "Criterion",
    "Scene",
    "Window",
    "absent",
    "both_legs",
    "counts",
    "documented",
    "graded",
    "historical",
    "is_present",
    "measured",
    "number",
    "possible",
    "present",
    "since",
]
