"""The criteria over findings that a decision row may use, three-valued.

Each criterion is compiled once to a closure ``(Scene) -> Truth``. ``present`` over silence is *no*
when every source of the finding was searched and *unknown* otherwise, so a missing source can never
read as a no. Source: design.md section 3; clinical.md 5.3, 5.4.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from cds_service.clinical.findings import Certainty, Finding, Side, Status
from cds_service.clinical.merge import mrc
from cds_service.clinical.scene import ANY, Scene, Window, present_findings
from cds_service.clinical.truth import NO, UNKNOWN, YES, Truth, any_of

Check = Callable[[Scene], Truth]
Witness = Callable[[Scene], Iterable[Finding]]
"""The findings that made a criterion hold."""


def _nothing(scene: Scene) -> Iterable[Finding]:
    return ()


def _itself(scene: Scene) -> Iterable[Scene]:
    return (scene,)


@dataclass(frozen=True, slots=True)
class Criterion:
    """A compiled criterion with its words, the findings it asks for and its parts.

    ``positive``: what the parts found is what makes this hold; False for *not* and *unless*.
    """

    check: Check
    operator: str
    text: str | None = None
    findings: tuple[str, ...] = ()
    parts: tuple[Criterion, ...] = ()
    witness: Witness = _nothing
    positive: bool = True
    rows: tuple[str, ...] = ()
    """Rows whose result it reads."""
    key: str = ""
    """Equal for criteria that ask for the same."""
    views: Callable[[Scene], Iterable[Scene]] = _itself
    """The scenes in which the parts are looked at."""

    def walk(self) -> Iterator[Criterion]:
        """This and everything below, from the top."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def asked(self) -> Iterator[str]:
        """Every finding asked for, here and below."""
        for criterion in self.walk():
            yield from criterion.findings

    def held_by(self, scene: Scene) -> Iterator[Finding]:
        """The findings that made this hold; nothing when it does not."""
        if not self.positive or self.check(scene) is not YES:
            return
        yield from self.witness(scene)
        for view in self.views(scene):
            for part in self.parts:
                yield from part.held_by(view)


def present(names: tuple[str, ...], window: Window = ANY) -> Check:
    """YES when one is recorded as present; NO when all sources were searched or deny it; else UNKNOWN."""
    wanted = frozenset(names)

    def check(scene: Scene) -> Truth:
        if not wanted.isdisjoint(scene.present):
            if window is ANY:
                return YES
            for _ in present_findings(names, window, scene):
                return YES
        return NO if wanted.isdisjoint(scene.doubtful) else unseen(names, window, scene)

    return check


def presence(names: tuple[str, ...], window: Window = ANY) -> Witness:
    """The findings that ``present`` found."""
    return lambda scene: present_findings(names, window, scene)


def unseen(names: tuple[str, ...], window: Window, scene: Scene) -> Truth:
    """What it means that none of these was seen: NO when each is denied or was looked for, else UNKNOWN."""
    if scene.doubtful.isdisjoint(names):
        return NO
    back = scene.number(window.within)
    for name in names:
        days = back if back is not None else scene.specs[name].look_back_days
        if scene.silence(name, days) is UNKNOWN and not _denied(scene, name):
            return UNKNOWN
    return NO


def _denied(scene: Scene, name: str) -> bool:
    return any(f.status is Status.ABSENT and f.side in (None, Side.BILATERAL) for f in scene.charted.of(name))


def absent(names: tuple[str, ...], valid_days: float | str | None) -> Check:
    """YES when one of them is recorded as absent, with a date no older than ``valid_days``."""

    wanted = frozenset(names)

    def check(scene: Scene) -> Truth:
        if wanted.isdisjoint(scene.charted.findings) and wanted.isdisjoint(scene.doubtful):
            return NO
        days = scene.number(valid_days)
        horizon = None if days is None else scene.days_ago(days)
        return any_of(_denial(scene, name, horizon, days) for name in names)

    return check


def absences(names: tuple[str, ...]) -> Witness:
    """The findings that ``absent`` found."""
    return lambda scene: [f for name in names for f in scene.charted.of(name) if f.status is Status.ABSENT]


def _denial(scene: Scene, name: str, horizon: date | None, days: float | None) -> Truth:
    said = _absent_one(scene.charted.of(name), horizon)
    return scene.silence(name, days) if said is None else said


def _absent_one(known: tuple[Finding, ...], horizon: date | None) -> Truth | None:
    """YES for a current denial, NO for a presence, None for neither."""
    if any(f.status is Status.PRESENT for f in known):
        return NO
    for finding in known:
        for reading in finding.readings:
            day = reading.recorded if reading.status is Status.ABSENT else None
            if day is not None and (horizon is None or day >= horizon):
                return YES
    return None


def documented(names: tuple[str, ...], valid_days: float | str | None) -> Check:
    """YES when the chart says anything current about one of them, yes or no; silence is NO."""

    wanted = frozenset(names)

    def check(scene: Scene) -> Truth:
        if wanted.isdisjoint(scene.charted.findings):
            return NO
        days = scene.number(valid_days)
        horizon = None if days is None else scene.days_ago(days)
        for name in names:
            if _absent_one(scene.charted.of(name), horizon) is not None:
                return YES
        return NO

    return check


def possible(names: tuple[str, ...]) -> Check:
    """YES when one is present but only possible (provisional, differential, to be ruled out)."""
    return present(names, Window(certainty=Certainty.POSSIBLE))


@dataclass(frozen=True, slots=True)
class Measurement:
    """A value in ``[at_least, below)``, measured ``within`` so many days."""

    name: str
    at_least: float | str | None
    below: float | str | None
    within: float | str | None

    def found(self, scene: Scene) -> tuple[bool, Finding | None]:
        """Whether there is any value, and the finding with one in the range."""
        if self.name not in scene.charted.findings:
            return False, None
        low, high, days = scene.number(self.at_least), scene.number(self.below), scene.number(self.within)
        horizon = None if days is None else scene.days_ago(days)
        seen = False
        for finding in scene.charted.of(self.name):
            for value, is_most in _current_values(finding, horizon):
                seen = True
                if is_most and low is None and high is not None and value <= high:
                    return True, finding
                if not is_most and (low is None or value >= low) and (high is None or value < high):
                    return True, finding
        return seen, None

    def check(self, scene: Scene) -> Truth:
        """YES when a value is in the range; NO when others are, or when it was looked for in vain."""
        seen, finding = self.found(scene)
        if finding is not None:
            return YES
        return NO if seen else scene.silence(self.name, scene.number(self.within))

    def witness(self, scene: Scene) -> Iterable[Finding]:
        """The finding with the value."""
        finding = self.found(scene)[1]
        return () if finding is None else (finding,)


def _current_values(finding: Finding, horizon: date | None) -> Iterator[tuple[float, bool]]:
    """Values, and whether a value is only the most that it may be ("<20")."""
    for reading in finding.readings:
        if reading.value is not None and (horizon is None or reading.recorded is None or reading.recorded >= horizon):
            yield reading.value, reading.comparator in ("<", "<=")


@dataclass(frozen=True, slots=True)
class Strength:
    """Latest MRC grade of a muscle at most ``at_most``, or one of ``also`` present; on both sides if asked."""

    names: tuple[str, ...]
    at_most: float | str
    window: Window
    also: tuple[str, ...] = ()
    both_sides: bool = False

    def witness(self, scene: Scene) -> Iterator[Finding]:
        """The findings that are weak enough."""
        if scene.present.isdisjoint(self.names) and scene.present.isdisjoint(self.also):
            return
        limit = scene.number(self.at_most) or 0.0
        for finding in present_findings(self.names, self.window, scene):
            grade = mrc(finding.grade)
            if grade is not None and grade <= limit:
                yield finding
        yield from present_findings(self.also, self.window, scene)

    def check(self, scene: Scene) -> Truth:
        """YES when weak enough; NO when all sources were searched or deny it; else UNKNOWN."""
        if _enough_sides({finding.side for finding in self.witness(scene)}, self.both_sides):
            return YES
        return unseen((*self.names, *self.also), self.window, scene)


def both_legs(names: tuple[str, ...], window: Window) -> Check:
    """YES when the findings, together, are present on both sides."""

    def check(scene: Scene) -> Truth:
        if _enough_sides({f.side for f in present_findings(names, window, scene)}, True):
            return YES
        return unseen(names, window, scene)

    return check


def _enough_sides(sides: set[Side | None], both: bool) -> bool:
    if not both:
        return bool(sides)
    return Side.BILATERAL in sides or {Side.LEFT, Side.RIGHT} <= sides
