"""Criteria about what the chart said later than something else: newer than an event, better since, denied since."""

from __future__ import annotations

from datetime import date

from cds_service.clinical.criteria import Check, Witness
from cds_service.clinical.findings import FAILED_CARE, HELPFUL_CARE, Course, Finding, Reading, Status
from cds_service.clinical.scene import Scene, since
from cds_service.clinical.truth import NO, UNKNOWN, YES, Truth, any_of

_PRESENT, _ABSENT, _NEW, _WORSE = Status.PRESENT, Status.ABSENT, Course.NEW, Course.WORSE


def newer_than(names: tuple[str, ...], event: str, *, dated: bool = False, changed: bool = False) -> Check:
    """YES when one of the findings began, worsened or was first said after the latest ``event``.

    ``changed``: only what is said to be new or worse counts.
    ``dated``: only by an onset that is recorded, since a note written after an event may be about what led to it.
    """

    def check(scene: Scene) -> Truth:
        last = _latest(event, scene)
        if last is None:
            return UNKNOWN
        for name in names:
            if any(_began_after(finding, last, dated, changed) for finding in scene.charted.of(name)):
                return YES
        return any_of(scene.silence(name, (scene.today - last).days) for name in names)

    return check


def _latest(event: str, scene: Scene) -> date | None:
    """The last day on which ``event`` is known to have been."""
    days = [r.recorded or r.onset.latest for f in scene.charted.of(event) for r in f.readings]
    return max((day for day in days if day is not None), default=None)


def _began_after(finding: Finding, last: date, dated: bool, changed: bool) -> bool:
    if finding.status is not _PRESENT:
        return False
    present = [r for r in finding.readings if r.status is _PRESENT and (r.onset.known or not dated)]
    after = [r for r in present if (latest := since(r).latest) is not None and latest > last]
    told = any(r.course in (_WORSE, _NEW) for r in after)
    return told or (not changed and bool(after) and len(after) == len(present))


def improving(names: tuple[str, ...]) -> Check:
    """YES when the last dated word on the course of any of these is that it got better, or that treatment helped.

    Of several on one day the worse counts.
    """

    def check(scene: Scene) -> Truth:
        said: dict[date, bool] = {}
        for finding in (f for name in names for f in scene.charted.of(name)):
            for reading in finding.readings:
                better = _better(reading)
                if better is not None and reading.recorded is not None:
                    said[reading.recorded] = better and said.get(reading.recorded, True)
        return scene.silence_about(names) if not said else YES if said[max(said)] else NO

    return check


def _better(reading: Reading) -> bool | None:
    """Whether it says that things got better, None when it says nothing of their course."""
    if reading.status is not _PRESENT:
        return None
    if FAILED_CARE in reading.qualifiers:
        return False
    if HELPFUL_CARE in reading.qualifiers:
        return True
    return None if reading.course is None else reading.course is Course.BETTER


def denied_since(names: tuple[str, ...], within: float | str | None, after: str | None = None) -> tuple[Check, Witness]:
    """YES when one of the findings was recorded within so many days, and denied on a later day without an examination of
    it: which of the two is so, the chart cannot tell. ``after``: an event that a sign of before it is no news to."""

    def denied(scene: Scene) -> list[Finding]:
        days = scene.number(within)
        horizon = None if days is None else scene.days_ago(days)
        event = None if after is None else _latest(after, scene)
        found = (f for name in names for f in scene.charted.of(name) if f.status is _ABSENT)
        return [f for f in found if _was_so(f, horizon, event)]

    return lambda scene: YES if denied(scene) else NO, denied


def _was_so(finding: Finding, horizon: date | None, event: date | None) -> bool:
    """Whether it was recorded as present not before a day and after an event, and no later denial is an examination's."""
    days = [r.recorded or r.onset.latest for r in finding.readings if r.status is _PRESENT]
    last = max((day for day in days if day is not None), default=None)
    if last is None or (horizon is not None and last < horizon) or (event is not None and last <= event):
        return False
    return not any(
        r.examined and r.recorded is not None and r.recorded > last for r in finding.readings if r.status is _ABSENT
    )
