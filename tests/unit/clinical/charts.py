"""Short ways to write a chart down. Days are days ago: ``onset=3`` began three days ago, ``said=0`` was written today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from cds_service.clinical.assess import Rules, assess
from cds_service.clinical.assessment import Assessment, Explanation
from cds_service.clinical.derive import DeriveRules, derive
from cds_service.clinical.explain import explain
from cds_service.clinical.findings import (
    UNDATED,
    Certainty,
    Charted,
    Course,
    Demographics,
    Evidence,
    Finding,
    Interval,
    Reading,
    Side,
    Source,
    SourceState,
    Status,
)
from cds_service.clinical.merge import merge
from cds_service.clinical.orders import Order
from cds_service.clinical.scene import source_keys
from cds_service.errors import Problem
from cds_service.knowledge.appropriateness import Appropriateness, read_appropriateness
from cds_service.knowledge.cards.words import read_codes
from cds_service.knowledge.decision import read_decision
from cds_service.knowledge.findings import FindingBook, read_findings
from cds_service.knowledge.load import find_cards
from cds_service.knowledge.localisation import read_localisation
from cds_service.knowledge.studies import read_studies
from cds_service.knowledge.study_catalog import StudyCatalog
from cds_service.knowledge.terminology import read_terminology

AS_OF = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TODAY = AS_OF.date()
MRI = "mriLumbarWithoutContrast"
KEYS = (
    "patient",
    "conditions",
    "observations",
    "medications",
    "procedures",
    "serviceRequests",
    "devices",
    "imaging",
    "encounter",
)
GIVEN = Source(SourceState.GIVEN)
NOT_SENT = Source(SourceState.NOT_SENT)
FAILED = Source(SourceState.FAILED)

LEFT, RIGHT, BOTH = Side.LEFT, Side.RIGHT, Side.BILATERAL
NEW, WORSE, STABLE, BETTER = Course.NEW, Course.WORSE, Course.STABLE, Course.BETTER
POSSIBLE = Certainty.POSSIBLE


@dataclass(frozen=True, slots=True)
class Shipped:
    """What judging needs of the knowledge as shipped; the words of cards and notes are not read."""

    rules: Rules
    derive: DeriveRules
    findings: FindingBook
    studies: StudyCatalog
    appropriateness: Appropriateness


@cache
def knowledge() -> Shipped:
    """The knowledge as shipped."""
    root, problems = find_cards(), list[Problem]()
    terminology = read_terminology(root, None, problems)
    findings = read_findings(root, None, problems, value_sets=terminology.value_sets)
    topics = read_codes(root, problems).topics
    table = read_decision(root, findings.specs, topics, problems)
    weights = read_localisation(root, findings.specs, problems)
    studies = read_studies(root, None, terminology.systems, problems)
    matrix = read_appropriateness(root, studies.by_id, problems)
    assert table is not None
    assert weights is not None
    assert matrix is not None
    assert problems == []
    numbers = table.defaults()
    findings = findings.with_parameters(numbers)
    shipped = Rules(
        table, findings.specs, weights, matrix.ratings, studies.by_id[MRI], numbers, source_keys(findings.specs)
    )
    return Shipped(shipped, table.derive, findings, studies, matrix)


def rules() -> Rules:
    """The rules as shipped."""
    return knowledge().rules


def ago(days: int) -> date:
    """The day so many days before the day of judgement."""
    return TODAY - timedelta(days=days)


def _interval(onset: int | tuple[int | None, int | None] | None) -> Interval:
    if onset is None:
        return UNDATED
    first, last = (onset, onset) if isinstance(onset, int) else onset
    return Interval(None if first is None else ago(first), None if last is None else ago(last))


def has(
    finding: str,
    *,
    onset: int | tuple[int | None, int | None] | None = None,
    said: int | None = None,
    status: Status = Status.PRESENT,
    **more: Any,
) -> Reading:
    """A present reading: ``onset`` and ``said`` in days ago, an interval as (earliest, latest)."""
    recorded = None if said is None else ago(said)
    return Reading(
        finding, status, Evidence(f"Observation/{finding}", "code"), onset=_interval(onset), recorded=recorded, **more
    )


def denies(finding: str, *, said: int | None = 0, side: Side | None = None, **more: Any) -> Reading:
    """A reading that says no."""
    return has(finding, said=said, status=Status.ABSENT, side=side, **more)


ALL_DENIED = (
    denies("saddle-sensory-loss"),
    denies("bladder-bowel-dysfunction"),
    denies("progressive-weakness"),
    denies("fever"),
    denies("cancer-history"),
    denies("significant-trauma"),
)
"""Something of each of the five red-flag groups, said not to be there."""


def had(finding: str, *, said: int | None = None, **more: Any) -> Reading:
    """A reading of something resolved or in the past."""
    return has(finding, said=said, status=Status.HISTORICAL, **more)


def grade(muscle: str, mrc: str, *, said: int = 0, side: Side | None = LEFT, **more: Any) -> Reading:
    """A strength examination: 5 is absent weakness, less is weakness."""
    status = Status.ABSENT if mrc == "5" else Status.PRESENT
    return has(f"weakness-{muscle}", said=said, side=side, grade=mrc, status=status, **more)


def value(finding: str, number: float, *, said: int = 1) -> Reading:
    """A measurement, present or absent by its threshold."""
    quantity = rules().specs[finding].quantity
    assert quantity is not None
    high = quantity.at_least is not None and number >= quantity.at_least
    low = quantity.below is not None and number < quantity.below
    status = Status.PRESENT if high or low else Status.ABSENT
    return has(finding, said=said, status=status, value=number, unit=quantity.unit)


def sciatica(onset: int | None = 21, **more: Any) -> Reading:
    """Lumbar radiculopathy that began so many days ago."""
    return has("radiculopathy-lumbar", onset=onset, **more)


def therapy(weeks: int = 8) -> Reading:
    """Physical therapy that has gone on for so many weeks."""
    return has("conservative-pt", onset=7 * weeks, said=0, ongoing=True)


CANDIDATE = has("surgical-candidate", said=3)


def findings_of(readings: Iterable[Reading]) -> dict[str, tuple[Finding, ...]]:
    """Readings as findings, derived and merged as the service does."""
    known = knowledge()
    specs = known.findings.specs
    return merge(derive(list(readings), specs, known.derive, TODAY), specs, TODAY)


def charted(
    readings: Iterable[Reading],
    *,
    age: int | None = 45,
    sex: str | None = "male",
    deceased: bool = False,
    emergency: bool = False,
    sources: Mapping[str, Source] | None = None,
) -> Charted:
    """A chart of which every source was searched, unless ``sources`` says otherwise."""
    return Charted(
        findings_of(readings),
        {**dict.fromkeys(KEYS, GIVEN), **(sources or {})},
        Demographics(age, sex, deceased),
        emergency,
    )


def order(study: str = MRI, *, stat: bool = False) -> Order:
    """An order of this study."""
    return Order("ServiceRequest/1", knowledge().studies.by_id[study], stat=stat)


def judge(
    *readings: Reading, study: str | None = MRI, stat: bool = False, in_force: Rules | None = None, **chart: Any
) -> Assessment:
    """The judgement of an order of this study; of the patient alone when ``study`` is None."""
    wanted = None if study is None else order(study, stat=stat)
    return assess(in_force or rules(), charted(readings, **chart), wanted, AS_OF)


def row_of(*readings: Reading, **how: Any) -> str:
    """The row that decides."""
    return judge(*readings, **how).row


def reasons(*readings: Reading, **how: Any) -> Explanation:
    """Why it was judged so."""
    return explain(rules(), judge(*readings, **how))


def without(assessment: Assessment, *names: str) -> Charted:
    """The chart of an assessment with findings taken out."""
    kept = {name: found for name, found in assessment.charted.findings.items() if name not in names}
    return replace(assessment.charted, findings=kept)
