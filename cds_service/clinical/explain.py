"""Why an order was judged so: all rows, what was missing, what would change the advice.

Worked out only when somebody asks: *what would change it* decides again for every finding that nobody documented.
Source: contract section 6.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from cds_service.clinical.assess import Rules, judged
from cds_service.clinical.assessment import (
    Assessment,
    Change,
    CriterionTrace,
    Explanation,
    Indicator,
    Missing,
    RowTrace,
)
from cds_service.clinical.criteria import Criterion
from cds_service.clinical.decision import Decision, urgency_rank
from cds_service.clinical.findings import (
    Certainty,
    Charted,
    Course,
    Evidence,
    Finding,
    Interval,
    Reading,
    Side,
    SourceState,
    Status,
)
from cds_service.clinical.scene import Scene
from cds_service.clinical.spec import FindingSpec

NONE_RECORDED = "noneRecorded"
_MILDEST_FIRST = tuple(Indicator)
ONSET, TREATMENT = "symptom-onset", "treatment-duration"
"""What is no finding and may change the advice as well: pain that is new, treatment for the whole period."""


def explain(rules: Rules, assessment: Assessment) -> Explanation:
    """The reasons of an assessment that was made by the same rules."""
    scene, _ = judged(rules, assessment.charted, assessment.order, assessment.as_of)
    return Explanation(
        trace=tuple(_trace(rules, scene)),
        missing=tuple(_missing(rules, assessment.charted)),
        would_change=tuple(_would_change(rules, assessment)),
        localisation=assessment.localisation,
    )


def _trace(rules: Rules, scene: Scene) -> Iterator[RowTrace]:
    for row in rules.table.rows:
        criteria = tuple(
            CriterionTrace(c.text or "", c.check(scene), tuple(_recorded(c, scene.charted))) for c in worded(row.when)
        )
        yield RowTrace(row.id, scene.rows[row.id], criteria)


def worded(criterion: Criterion) -> Iterator[Criterion]:
    """The topmost criteria that have words."""
    if criterion.text is not None:
        yield criterion
        return
    for part in criterion.parts:
        yield from worded(part)


def _recorded(criterion: Criterion, charted: Charted) -> Iterator[str]:
    return (name for name in dict.fromkeys(criterion.asked()) if charted.of(name))


def _missing(rules: Rules, charted: Charted) -> Iterator[Missing]:
    asked = dict.fromkeys(name for row in rules.table.rows for name in row.when.asked())
    for name in asked:
        if not charted.of(name) and not rules.specs[name].of_reading:
            yield Missing(name, reason(rules.specs[name], charted))


def reason(spec: FindingSpec, charted: Charted) -> str:
    """Why nothing is known: the state of the first source that was not searched, else *none recorded*."""
    for key in spec.sources:
        source = charted.sources.get(key)
        if source is None:
            return SourceState.NOT_SENT.value
        if not source.searched:
            unread = source.state in (SourceState.GIVEN, SourceState.EMPTY)
            return (SourceState.UNREADABLE if unread else source.state).value
    return NONE_RECORDED


def _would_change(rules: Rules, assessment: Assessment) -> list[Change]:
    """For every silent finding that a more pressing answer asks for: where its presence would lead."""
    now = _pressing(assessment)
    changes: list[Change] = []
    for name in _silent_red_flags(rules, assessment):
        supposed = _supposing(assessment.charted, rules.specs[name])
        _, decision = judged(rules, supposed, assessment.order, assessment.as_of)
        if decision.disposition is None or decision.silent or _pressing(decision) >= now:
            continue
        changes.append(Change(name, decision.disposition, decision.urgency, decision.indicator))
    named = {change.finding for change in changes}
    changes += (change for change in _supposed_course(rules, assessment) if change.finding not in named)
    return sorted(changes, key=lambda change: urgency_rank(change.urgency))


def _pressing(answer: Assessment | Decision) -> tuple[int, int]:
    """Sorts the more urgent first, and of those the one with the graver indicator."""
    return urgency_rank(answer.urgency), -_MILDEST_FIRST.index(answer.indicator)


def _supposed_course(rules: Rules, assessment: Assessment) -> Iterator[Change]:
    """Where another onset, the full length of treatment, or candidacy alone would lead.

    A new onset is named where it is more urgent; the other two wherever they lead elsewhere.
    """
    now = urgency_rank(assessment.urgency)
    for name, charted in _other_courses(rules, assessment):
        _, decision = judged(rules, charted, assessment.order, assessment.as_of)
        if decision.disposition in (None, assessment.disposition) or decision.silent or assessment.silent:
            continue
        if urgency_rank(decision.urgency) < now or name != ONSET:
            yield Change(name, decision.disposition, decision.urgency, decision.indicator)


def _other_courses(rules: Rules, assessment: Assessment) -> Iterator[tuple[str, Charted]]:
    charted, timeline, today = assessment.charted, rules.table.timeline, assessment.as_of.date()
    new = {
        name: tuple(
            replace(f, onset=Interval(today, today), readings=tuple(_begun(r, today) for r in f.readings))
            for f in found
        )
        for name in timeline.complaint
        if (found := charted.of(name)) and any(f.status is Status.PRESENT for f in found)
    }
    if new:
        yield ONSET, replace(charted, findings={**charted.findings, **new})
    if not any(f.status is Status.PRESENT for f in charted.of(timeline.candidate)):
        yield timeline.candidate, _supposing(charted, rules.specs[timeline.candidate])
    days, symptoms, done = (
        int(rules.parameters[timeline.period]),
        assessment.timeline.symptoms,
        assessment.timeline.conservative,
    )
    long_enough = symptoms is None or symptoms.most is None or symptoms.most >= days
    if long_enough and (done is None or (done.least or 0) < days):
        name = timeline.management[0]
        reading = Reading(name, Status.PRESENT, Evidence("", ""), recorded=today, duration_days=(days, days))
        finding = Finding(name, None, Status.PRESENT, Certainty.CONFIRMED, (reading,))
        yield TREATMENT, replace(charted, findings={**charted.findings, name: (finding,)})


def _begun(reading: Reading, today: date) -> Reading:
    if reading.status is not Status.PRESENT:
        return reading
    return replace(reading, onset=Interval(today, today), recorded=today, course=Course.NEW)


def _silent_red_flags(rules: Rules, assessment: Assessment) -> Iterator[str]:
    rank = urgency_rank(assessment.urgency)
    more_urgent = (r.when for r in rules.table.rows if urgency_rank(r.upgrade_urgency or r.urgency) < rank)
    upgrade = rules.table.row(assessment.row).upgrade
    upgrades = (upgrade,) if upgrade is not None and assessment.indicator is not Indicator.CRITICAL else ()
    asked = dict.fromkeys(name for criterion in (*more_urgent, *upgrades) for name in criterion.asked())
    for name in asked:
        recorded = any(f.status is not Status.HISTORICAL for f in assessment.charted.of(name))
        if not recorded and not rules.specs[name].of_reading:
            yield name


def _supposing(charted: Charted, spec: FindingSpec) -> Charted:
    quantity = spec.quantity
    value = None if quantity is None else quantity.at_least if quantity.at_least is not None else quantity.below
    side = Side(spec.side) if spec.side else None
    reading = Reading(spec.id, Status.PRESENT, Evidence("", ""), side=side, value=value)
    finding = Finding(spec.id, side, Status.PRESENT, Certainty.CONFIRMED, (reading,), value=value)
    return replace(charted, findings={**charted.findings, spec.id: (finding,)})
