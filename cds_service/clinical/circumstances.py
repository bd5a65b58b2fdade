"""Criteria about everything but findings: order, patient, sources, time and context."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from cds_service.clinical.assessment import Span
from cds_service.clinical.criteria import Check
from cds_service.clinical.findings import Course, Finding, Reading, Side, Status
from cds_service.clinical.scene import Scene, since
from cds_service.clinical.truth import NO, UNKNOWN, YES, Truth

_PRESENT, _NEW, _WORSE = Status.PRESENT, Course.NEW, Course.WORSE
_LEFT, _RIGHT = Side.LEFT, Side.RIGHT


@dataclass(frozen=True, slots=True)
class OrderMatch:
    """What the order must be; an empty tuple asks nothing. ``exists``: True is not met by a study that is only assumed."""

    exists: bool | None = None
    region: tuple[str, ...] = ()
    modality: tuple[str, ...] = ()
    contrast: tuple[str, ...] = ()
    study: tuple[str, ...] = ()


def order_is(match: OrderMatch) -> Check:
    """YES when the selected order has all these properties; no order is NO."""

    def check(scene: Scene) -> Truth:
        order = scene.order
        if order is None:
            return YES if match.exists is False else NO
        study = order.study
        fits = (
            (match.exists is None or (match.exists and order.reference != ""))
            and (not match.region or study.region in match.region)
            and (not match.modality or study.modality in match.modality)
            and (not match.contrast or study.contrast in match.contrast)
            and (not match.study or study.id in match.study)
        )
        return YES if fits else NO

    return check


def order_reason(names: tuple[str, ...]) -> Check:
    """YES when the order itself, or a resource that it names as its reason, states one of the findings."""

    def check(scene: Scene) -> Truth:
        order = scene.order
        if order is None or not order.has_reason:
            return NO
        reasons = order.reasons | {order.reference}
        readings = (r for name in names for f in scene.charted.of(name) for r in f.readings)
        stated = any(r.status is _PRESENT and r.evidence.reference in reasons for r in readings)
        return YES if stated else NO

    return check


def age(at_least: float | str | None, below: float | str | None) -> Check:
    """Age in whole years in ``[at_least, below)``; UNKNOWN without a birth date."""

    def check(scene: Scene) -> Truth:
        years = scene.charted.demographics.age
        if years is None:
            return UNKNOWN
        low, high = scene.number(at_least), scene.number(below)
        return YES if (low is None or years >= low) and (high is None or years < high) else NO

    return check


def age_known(scene: Scene) -> Truth:
    """Whether the age is known."""
    return NO if scene.charted.demographics.age is None else YES


def sex_is(sex: str) -> Check:
    """YES when the Patient's administrative gender is ``sex``; UNKNOWN when not given."""

    def check(scene: Scene) -> Truth:
        given = scene.charted.demographics.sex
        if given is None or given == "unknown":
            return UNKNOWN
        return YES if given == sex else NO

    return check


def deceased(scene: Scene) -> Truth:
    """Whether the Patient is recorded as deceased."""
    return YES if scene.charted.demographics.deceased else NO


def emergency_context(scene: Scene) -> Truth:
    """Whether the encounter is an emergency or the order is stat or asap."""
    stat = scene.order is not None and scene.order.stat
    return YES if stat or scene.charted.emergency_context else NO


def source_unknown(keys: tuple[str, ...], back_days: float | str | None) -> Check:
    """YES when one of the sources could not be searched back to ``back_days`` ago."""

    def check(scene: Scene) -> Truth:
        days = scene.number(back_days)
        return NO if all(scene.searched(key, days) for key in keys) else YES

    return check


def lasted(of: str, at_least: float | str) -> Check:
    """Whether symptoms or conservative care lasted at least so many days; straddling bounds are UNKNOWN."""

    def check(scene: Scene) -> Truth:
        span: Span | None = getattr(scene.timeline, of)
        days = scene.number(at_least)
        if span is None or days is None:
            return UNKNOWN
        if span.least is not None and span.least >= days:
            return YES
        if span.most is not None and span.most < days:
            return NO
        return UNKNOWN

    return check


def duration_known(of: str) -> Check:
    """Whether anything is known about the duration."""

    def check(scene: Scene) -> Truth:
        return NO if getattr(scene.timeline, of) is None else YES

    return check


def new_complaint(within: float | str, names: tuple[str, ...], undated: bool) -> Check:
    """YES when back, leg or root pain began (or worsened) at most ``within`` days ago, or undated.

    Each complaint has its own beginning: a known onset outranks the day of recording, the first record stands
    for the onset otherwise; an unsided statement about a sided complaint restates it.
    """

    def check(scene: Scene) -> Truth:
        horizon = scene.days_ago(scene.number(within) or 0)
        findings = scene.charted.findings
        told = False
        for name in names:
            if name in findings:
                for group in _episodes(findings[name]):
                    told = True
                    if _began_since(group, horizon, undated):
                        return YES
        return NO if told else scene.silence_about(names)

    return check


def _episodes(findings: tuple[Finding, ...]) -> list[list[Reading]]:
    unsided: list[Reading] = []
    sided: list[list[Reading]] = []
    for finding in findings:
        present = [r for r in finding.readings if r.status is _PRESENT]
        if finding.side is None:
            unsided = present
        elif present:
            sided.append(present)
    if sided:
        return [[*group, *unsided] for group in sided]
    return [unsided] if unsided else []


def _began_since(readings: list[Reading], horizon: date, undated: bool) -> bool:
    first: date | None = None
    onset_known = began = False
    for reading in readings:
        day = reading.recorded
        if day is not None:
            if reading.course is _WORSE and day >= horizon:
                return True
            if first is None or day < first:
                first = day
        if reading.onset.known or (day is not None and reading.course is _NEW):
            onset_known = True
            latest = since(reading).latest
            began = began or latest is None or latest >= horizon
    if onset_known:
        return began
    return undated if first is None else first >= horizon


def row_is(row: str) -> Check:
    """The result of an earlier row."""

    def check(scene: Scene) -> Truth:
        return scene.rows[row]

    return check


def order_rated(rating: str) -> Check:
    """Whether the ordered study has this rating in the variant that fits."""

    def check(scene: Scene) -> Truth:
        return YES if scene.rating == rating else NO

    return check


def multi_root(names: tuple[str, ...], roots: tuple[str, ...]) -> Check:
    """YES when the weak muscles of one leg cannot be explained by two neighbouring roots."""
    pairs = tuple(frozenset(pair) for pair in pairwise(roots))
    wanted = frozenset(names)

    def check(scene: Scene) -> Truth:
        if wanted.isdisjoint(scene.present) and wanted.isdisjoint(scene.doubtful):
            return NO
        legs: dict[Side, list[frozenset[str]]] = {_LEFT: [], _RIGHT: []}
        for name in wanted & scene.present:
            supply = frozenset(scene.specs[name].roots)
            for finding in scene.charted.findings[name]:
                if finding.status is _PRESENT and supply and finding.side in legs:
                    legs[finding.side].append(supply)
        spread = any(muscles and not any(all(m & pair for m in muscles) for pair in pairs) for muscles in legs.values())
        return YES if spread else scene.silence_about(names)

    return check
