"""Where a fact comes from: the chart's own entry goes before the reason of the order at hand, which repeats it."""

from __future__ import annotations

from datetime import date, timedelta

from cds_service.clinical.assessment import Assessment
from cds_service.clinical.findings import Course, Finding, Reading
from cds_service.compose.material import Material
from cds_service.compose.used import complaints, day_of, telling

_REASON = "reasonCode["


def told_by(finding: Finding, material: Material) -> Reading | None:
    """The reading to cite: as ``used.telling``, but the chart's entry where an order's reason says the same.

    Of a complaint that is any dated entry, since the order was written because of it; of all else one of the same day: a
    sign in the reason may be news.
    """
    said = telling(finding)
    if said is None or not _is_reason(said):
        return said
    known = finding.id in material.library.words.lists["complaints"]
    chart = [
        (day, r.evidence.reference, r)
        for r in finding.readings
        if r.status is finding.status and not _is_reason(r) and (day := day_of(r)) and (known or day == day_of(said))
    ]
    newest = max(chart, key=lambda entry: entry[:2], default=None)
    return said if newest is None else newest[2]


def symptoms_since(assessment: Assessment, material: Material) -> Reading | None:
    """The entry from which the duration of the symptoms is counted; None where no single one is it."""
    span = assessment.timeline.symptoms
    if span is None or span.least is None:
        return None
    day = assessment.as_of.date() - timedelta(days=span.least)
    begun = [r for f in complaints(assessment, material) for r in f.readings if r.status is f.status]
    return min((r for r in begun if _begins(r) == day), key=_is_reason, default=None)


def _begins(reading: Reading) -> date | None:
    """The last day on which it may have begun: a record without an onset began by then at the latest."""
    if reading.onset.known:
        return reading.onset.latest
    return reading.recorded if reading.course in (Course.NEW, None) else None


def _is_reason(reading: Reading) -> bool:
    return reading.evidence.path.startswith(_REASON)
