"""Which findings a card speaks of: those that made its row hold and those that it asks for, each once and none twice
said in other words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from cds_service.clinical.assessment import Assessment
from cds_service.clinical.findings import AS_LISTED, UNDATED, Course, Finding, Interval, Reading, Side, Status
from cds_service.clinical.merge import mrc
from cds_service.compose.material import Material
from cds_service.knowledge.cards.types import CardFile

_PRESENT = Status.PRESENT
_DEFICIT = "fractureDays"
"""Parameter: how long ago a trauma, and what may have come of it, may be."""


def facts_used(
    assessment: Assessment,
    card: CardFile,
    material: Material,
    named: Iterable[Finding | None],
    beside: Iterable[Finding | None] = (),
) -> list[Finding]:
    """The findings that made the row hold, those that the card tells of, and what it asks for and the chart denies; each once.

    ``named``: what its summary names, told first; ``beside``: what it names beside the reason, told after that.
    """
    own = _own(assessment, card)
    if card.supporting:
        return own
    told = [f for f in named if f is not None]
    because = [f for f in assessment.because if not was_denied(f)]  # the dispute is told in a line of its own
    others = [*(f for f in beside if f is not None), *_no(assessment, card), *own]
    return _once((*told, *because, *others, *_recorded(assessment, card, material)), material)


def _recorded(assessment: Assessment, card: CardFile, material: Material) -> list[Finding]:
    """Red flags that are there and no reason of the answer, such as a past cancer with pain of years."""
    if card.topic.code not in material.library.words.lists["recordedNamedOn"]:
        return []
    found = assessment.charted.findings
    return [f for name in material.recorded if name in found for f in found[name] if f.status is _PRESENT]


def was_denied(finding: Finding) -> bool:
    """Whether it was recorded as present, and a later denial cleared it."""
    return finding.status is Status.ABSENT and any(r.status is _PRESENT for r in finding.readings)


def named_findings(assessment: Assessment, card: CardFile, material: Material) -> list[Finding]:
    """What a summary may name as the reason: not what the summary's own words say already."""
    found = _own(assessment, card) if card.supporting else _once(assessment.because, material)
    return [f for f in _severe_first(found, material) if f.status is not Status.ABSENT and f.id not in card.unnamed]


def _severe_first(found: list[Finding], material: Material) -> list[Finding]:
    """A foot drop or weak muscle before weakness of the legs that is less severe, of which it is a part."""
    severe = material.parameters["severeGrade"]
    mild = [f for f in found if f.id in material.narrower and (mrc(f.grade) or 0.0) > severe]
    parts = frozenset[str]().union(*(material.narrower[f.id] for f in mild))
    if not any(f.id in parts for f in found):
        return found
    return [*(f for f in found if f not in mild), *mild]


def also_red_flags(assessment: Assessment, told: Iterable[Finding], material: Material) -> list[Finding]:
    """Findings of other red flags than the one that decides, without pain and what is ``told`` already."""
    known = [*told, *assessment.because]
    already = {(f.id, f.side) for f in known}
    others = [
        f
        for f in assessment.beside
        if (f.id, f.side) not in already
        and f.id in material.findings
        and material.findings[f.id].group not in material.library.words.lists["noFlagGroups"]
    ]
    return [f for f in _once((*known, *others), material) if f in others]


def _own(assessment: Assessment, card: CardFile) -> list[Finding]:
    found = assessment.charted.findings
    return [f for name in card.facts if name in found for f in found[name] if f.status is _PRESENT]


def _no(assessment: Assessment, card: CardFile) -> list[Finding]:
    return [f for name in card.asks for f in assessment.charted.of(name) if f.status is Status.ABSENT]


def complaint(assessment: Assessment, material: Material) -> Finding | None:
    """The complaint that a summary names: the most specific one of the list in ``words.yaml``."""
    return next(iter(complaints(assessment, material)), None)


def complaints(assessment: Assessment, material: Material) -> list[Finding]:
    """Every complaint on the chart, the most specific first."""
    names = material.library.words.lists["complaints"]
    found = assessment.charted.findings
    return [f for name in names if name in found for f in found[name] if f.status is _PRESENT]


def weakness(assessment: Assessment, material: Material) -> Finding | None:
    """The weakest muscle on the chart; a graded one before others, a muscle before weakness in general."""
    charted = assessment.charted.findings
    weak = [f for name in material.motor if name in charted for f in charted[name] if f.status is _PRESENT]
    if not weak:
        return None
    return min(
        weak,
        key=lambda f: (f.grade is None, mrc(f.grade) or 0.0, len(material.narrower.get(f.id, ())), f.id, f.side or ""),
    )


def deficit(assessment: Assessment, material: Material) -> Finding | None:
    """What a card names as the deficit: the weakest muscle, else another loss of function; one of long ago is none of today."""
    charted, since = assessment.charted.findings, _deficits_since(assessment, material)
    others = [
        f
        for name in material.deficits
        if name in charted
        for f in charted[name]
        if f.status is _PRESENT and not _is_old(f, since)
    ]
    weakest = weakness(assessment, material)
    return weakest if weakest is not None and not _is_old(weakest, since) else next(iter(others), None)


def _deficits_since(assessment: Assessment, material: Material) -> date:
    """From when a deficit may come of the trauma beside which it is told."""
    return assessment.as_of.date() - timedelta(days=material.parameters[_DEFICIT])


def _is_old(finding: Finding, since: date) -> bool:
    """Whether it began before that day, or was last recorded before it, and nothing says that it grew."""
    grown = any(r.course in (Course.NEW, Course.WORSE) for r in finding.readings)
    newest = max((day for r in finding.readings if (day := day_of(r))), default=None)
    began = finding.onset.latest or newest
    return not grown and began is not None and began < since


def lessened(finding: Finding) -> bool:
    """Whether it was graded better at the examination before."""
    before = grade_before(finding)
    now, then = mrc(finding.grade), mrc(before.grade) if before else None
    return now is not None and then is not None and now < then


def telling(finding: Finding) -> Reading | None:
    """The newest reading that says what the finding says, its number or grade too; an undated one only when there is no other."""
    saying = [r for r in finding.readings if r.status is finding.status]
    if len(saying) > 1:
        saying = _exactly(finding, saying)
    if len(saying) == 1:
        return saying[0]
    return max(saying, key=lambda r: (day_of(r) or date.min, r.evidence.reference), default=None)


def _exactly(finding: Finding, saying: list[Reading]) -> list[Reading]:
    """Those with the number that counts, else with the grade that does."""
    if finding.value is None and finding.grade is None:
        return saying
    measured = [r for r in saying if r.value is not None and r.value == finding.value]
    return measured or [r for r in saying if r.grade is not None and r.grade == finding.grade] or saying


def value_since(finding: Finding) -> Reading | None:
    """The last measurement after the one that counts, when it gave another number."""
    now = telling(finding) if finding.value is not None and finding.status is _PRESENT else None
    day = day_of(now) if now else None
    if day is None:
        return None
    after = [
        (d, r.evidence.reference, r) for r in finding.readings if r.value is not None and (d := day_of(r)) and d > day
    ]
    last = max(after, key=lambda entry: entry[:2], default=None)
    return last[2] if last is not None and last[2].value != finding.value else None


def day_of(reading: Reading) -> date | None:
    """The day that a card names for a reading: one that a resource names."""
    recorded = None if AS_LISTED in reading.qualifiers else reading.recorded
    return reading.evidence.date or recorded or reading.onset.latest or reading.onset.earliest


def days_of(reading: Reading) -> Interval:
    """As :func:`day_of`, within the bounds in which it is written."""
    day, place = day_of(reading), reading.evidence
    if day is None:
        return UNDATED
    if day == place.date:
        return Interval(place.since or day, day)
    return reading.onset if day in (reading.onset.latest, reading.onset.earliest) else Interval(day, day)


class Dispute(NamedTuple):
    """A finding that was said to be so, and later not to be so. ``denied_as``: the finding that the denial names."""

    finding: Finding
    said: Reading
    denied: Reading
    denied_as: str


def disputes(assessment: Assessment, material: Material, since: date) -> list[Dispute]:
    """Findings that were recorded as present and later denied, with the last statement of each kind.

    Those that are still present, and those that the denial has cleared when they were recorded not before ``since``.
    """
    charted = assessment.charted.findings
    told = {
        name: found for name in material.disputed.intersection(charted) if (found := _disputed(charted[name], since))
    }
    return [
        found._replace(denied_as=_wider(found, charted, material))
        for name, found in sorted(told.items())
        if material.narrower.get(name, frozenset()).isdisjoint(told)
    ]


def _wider(found: Dispute, charted: Mapping[str, tuple[Finding, ...]], material: Material) -> str:
    """What the denial itself names: that of a wider finding includes this one."""
    place = found.denied.evidence
    for name, parts in material.absence_includes.items():
        if found.finding.id in parts and any(r.evidence == place for f in charted.get(name, ()) for r in f.readings):
            return name
    return found.finding.id


def _disputed(found: tuple[Finding, ...], since: date) -> Dispute | None:
    said: tuple[date, Finding, Reading] | None = None
    denied: tuple[date, Reading] | None = None
    for finding in found:
        for reading in finding.readings:
            day = day_of(reading)
            if day is None:
                continue
            if reading.status is _PRESENT and (said is None or day > said[0]):
                said = day, finding, reading
            elif reading.status is Status.ABSENT and (denied is None or day > denied[0]):
                denied = day, reading
    if said is None or denied is None or denied[0] <= said[0] or denied[1].examined:
        return None
    return None if said[1].status is not _PRESENT and said[0] < since else Dispute(*said[1:], denied[1], said[1].id)


def grade_before(finding: Finding) -> Reading | None:
    """The last earlier examination whose grade was another one, None without a date or a change."""
    now = telling(finding)
    today = day_of(now) if now else None
    if finding.grade is None or today is None:
        return None
    earlier = [
        (day, r.evidence.reference, r) for r in finding.readings if r.grade and (day := day_of(r)) and day < today
    ]
    others = (entry for entry in earlier if entry[2].grade != finding.grade)
    last = max(others, key=lambda entry: entry[:2], default=None)
    return None if last is None else last[2]


def _once(findings: Iterable[Finding], material: Material) -> list[Finding]:
    found = list({(f.id, f.side): f for f in findings}.values())
    if len(found) <= 1:
        return found
    said = {(f.id, f.status) for f in found}
    both = {(f.id, f.status) for f in found if f.side is Side.BILATERAL}
    return [
        f
        for f in found
        if f.grade is not None
        or f.value is not None
        or not (_narrowed(f, said, material) or (f.side in (Side.LEFT, Side.RIGHT) and (f.id, f.status) in both))
    ]


def _narrowed(finding: Finding, said: Iterable[tuple[str, Status]], material: Material) -> bool:
    """Whether a narrower finding is told that includes this one."""
    narrower = material.narrower.get(finding.id, frozenset())
    return any(status is finding.status and name in narrower for name, status in said)
