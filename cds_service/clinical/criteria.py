"""The criteria over findings that a decision row may use, three-valued.

Each criterion is compiled once to a closure ``(Scene) -> Truth``. ``present`` over silence is *no*
when every source of the finding was searched and *unknown* otherwise, so a missing source can never
read as a no. Source: design.md section 3; clinical.md 5.3, 5.4.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from cds_service.clinical.findings import Certainty, Finding, Side, Status
from cds_service.clinical.merge import mrc
from cds_service.clinical.scene import ANY, Scene, Window, present_findings
from cds_service.clinical.truth import NO, UNKNOWN, YES, Truth, any_of

_PRESENT, _ABSENT = Status.PRESENT, Status.ABSENT

Check = Callable[[Scene], Truth]
Witness = Callable[[Scene], Iterable[Finding]]
"""The findings that made a criterion hold."""


def nothing(scene: Scene) -> Iterable[Finding]:
    """No finding."""
    return ()


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
    witness: Witness = nothing
    positive: bool = True
    rows: tuple[str, ...] = ()
    """Rows whose result it reads."""
    key: str = ""
    """Equal for criteria that ask for the same."""
    reads: frozenset[str] | None = None
    """The findings on which the answer rests, beside the state of the sources; None when it rests on more than these."""
    views: Callable[[Scene], Iterable[Scene]] | None = None
    """The scenes in which the parts are looked at; None for that of the whole."""
    bare: Check | None = None
    """``check`` without a look at what silence has settled; None when it takes none."""
    tells: bool = field(init=False, repr=False, compare=False)
    """Whether findings can have made it hold."""

    def __post_init__(self) -> None:
        tells = self.positive and (self.witness is not nothing or any(part.tells for part in self.parts))
        object.__setattr__(self, "tells", tells)

    def walk(self) -> Iterator[Criterion]:
        """This and everything below, from the top."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def asked(self) -> Iterator[str]:
        """Every finding asked for, here and below."""
        for criterion in self.walk():
            yield from criterion.findings

    def held_by(self, scene: Scene) -> list[Finding]:
        """The findings that made this hold; nothing when it does not."""
        found: list[Finding] = []
        self._gather(scene, found)
        return found

    def _gather(self, scene: Scene, found: list[Finding]) -> bool:
        """Add what made it hold. Whether it does."""
        if not self.tells or (self.reads is not None and self.reads.isdisjoint(scene.named)):
            return self.check(scene) is YES
        if self.operator == "all":
            here: list[Finding] = []
            if not all(part._gather(scene, here) for part in self.parts):
                return False
            found.extend(here)
            return True
        if self.operator in _BY_ANY:
            held = [
                part._gather(view, found)
                for view in ((scene,) if self.views is None else self.views(scene))
                for part in self.parts
            ]
            return True in held
        if self.check(scene) is not YES:
            return False
        found.extend(self.witness(scene))
        for part in self.parts:
            part._gather(scene, found)
        return True


_BY_ANY = ("any", "someLeg")
"""Operators that hold when one of the parts does, in one of the views."""


def present(names: tuple[str, ...], window: Window = ANY) -> Check:
    """YES when one is recorded as present; NO when all sources were searched or deny it; else UNKNOWN."""
    wanted = frozenset(names)

    def check(scene: Scene) -> Truth:
        if not wanted.isdisjoint(scene.present) and (window is ANY or present_findings(names, window, scene)):
            return YES
        return NO if wanted.isdisjoint(scene.doubtful) else unseen(names, window, scene)

    return check


def presence(names: tuple[str, ...], window: Window = ANY) -> Witness:
    """The findings that ``present`` found."""
    return lambda scene: present_findings(names, window, scene)


def unseen(names: Collection[str], window: Window, scene: Scene) -> Truth:
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
    """YES for a current denial (of what was never told also that nothing is new), NO for a presence, None for neither."""
    for finding in known:
        if finding.status is _PRESENT:
            return NO
    never_told: bool | None = None
    for finding in known:
        for reading in reversed(finding.readings):  # the last one is the likeliest to be of late
            if reading.status is not _ABSENT:
                continue
            day = reading.recorded
            if day is None:
                if never_told is None:
                    never_told = all(r.status is _ABSENT for f in known for r in f.readings)
                day = reading.answered(never_told=never_told)
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
class Strength:
    """Latest MRC grade of a muscle at most ``at_most``, or one of ``also`` present; on both sides if asked."""

    names: tuple[str, ...]
    at_most: float | str
    window: Window
    also: tuple[str, ...] = ()
    both_sides: bool = False
    asked: frozenset[str] = field(init=False)
    """``names`` and ``also``."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "asked", frozenset((*self.names, *self.also)))

    def witness(self, scene: Scene) -> list[Finding]:
        """The findings that are weak enough."""
        if scene.present.isdisjoint(self.asked):
            return []
        limit = scene.number(self.at_most) or 0.0
        weak: list[Finding] = []
        for finding in present_findings(self.names, self.window, scene):
            grade = mrc(finding.grade)
            if grade is not None and grade <= limit:
                weak.append(finding)
        return weak + present_findings(self.also, self.window, scene)

    def check(self, scene: Scene) -> Truth:
        """YES when weak enough; NO when all sources were searched or deny it; else UNKNOWN."""
        if _enough_sides(self.witness(scene), self.both_sides):
            return YES
        return unseen(self.asked, self.window, scene)


def both_legs(names: tuple[str, ...], window: Window) -> Check:
    """YES when the findings, together, are present on both sides."""

    def check(scene: Scene) -> Truth:
        if _enough_sides(present_findings(names, window, scene), both=True):
            return YES
        return unseen(names, window, scene)

    return check


def _enough_sides(found: list[Finding], both: bool) -> bool:
    if not both or not found:
        return bool(found)
    sides = {f.side for f in found}
    return Side.BILATERAL in sides or {Side.LEFT, Side.RIGHT} <= sides
