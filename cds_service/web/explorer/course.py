"""What the chart says of how long a complaint or a treatment lasted: what it says is not asked again."""

from __future__ import annotations

from cds_service.clinical.findings import Reading, Status
from cds_service.web.explorer.facts import Telling


def lasting_known(finding: str, telling: Telling) -> bool:
    """Whether the chart tells for how long ``finding`` lasted; for a complaint that of any complaint is enough."""
    timeline = telling.assessment.timeline
    if finding in telling.material.library.words.lists["complaints"]:
        return timeline.symptoms is not None and timeline.symptoms.most is not None
    present = [f for f in telling.assessment.charted.of(finding) if f.status is Status.PRESENT]
    return any(_lasting(reading) for f in present for reading in f.readings if reading.status is Status.PRESENT)


def _lasting(reading: Reading) -> bool:
    """Whether it tells a length: in words, or by a begin and a later end."""
    if reading.duration_days is not None:
        return True
    begun = reading.onset.latest or reading.onset.earliest
    return begun is not None and (reading.ongoing or (reading.recorded is not None and reading.recorded > begun))
