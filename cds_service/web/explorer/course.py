"""What the chart says of how long a complaint or a treatment lasted: what it says is not asked again.

A treatment is of this episode: it is not asked for longer than the symptoms have lasted, and not taken for longer either.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cds_service.clinical.assessment import Span
from cds_service.clinical.findings import Reading, Status
from cds_service.knowledge.questionnaires import Form, Question
from cds_service.web.explorer.facts import Telling

_WEEK = 7


def lasting_known(finding: str, telling: Telling) -> bool:
    """Whether the chart tells for how long ``finding`` lasted; for a complaint that of any complaint is enough."""
    timeline = telling.assessment.timeline
    if finding in telling.material.library.words.lists["complaints"]:
        return timeline.symptoms is not None and timeline.symptoms.most is not None
    present = [f for f in telling.assessment.charted.of(finding) if f.status is Status.PRESENT]
    return any(_lasting(reading) for f in present for reading in f.readings if reading.status is Status.PRESENT)


def most_weeks(question: Question, symptoms: Span | None, complaints: Sequence[str]) -> int | None:
    """The most weeks, begun ones counted, that a treatment of these symptoms can have lasted; None for anything else."""
    if not question.weeks or question.finding in complaints or symptoms is None or symptoms.most is None:
        return None
    return max(-(-symptoms.most // _WEEK), 1)


def longer_than_symptoms(
    forms: Sequence[Form], answers: Mapping[str, str], symptoms: Span | None, complaints: Sequence[str]
) -> tuple[Question, ...]:
    """Items whose answer says that a treatment lasted longer than the symptoms."""
    asked = ((q, most_weeks(q, symptoms, complaints)) for f in forms for q in f.questions if q.id in answers)
    return tuple(q for q, most in asked if most is not None and float(answers[q.id]) > most)


def _lasting(reading: Reading) -> bool:
    """Whether it tells a length: in words, or by a begin and a later end."""
    if reading.duration_days is not None:
        return True
    begun = reading.onset.latest or reading.onset.earliest
    return begun is not None and (reading.ongoing or (reading.recorded is not None and reading.recorded > begun))
