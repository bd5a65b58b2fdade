"""Arbitrary charts for the safety laws."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from cds_service.clinical.findings import (
    UNDATED,
    Certainty,
    Charted,
    Course,
    Demographics,
    Evidence,
    Interval,
    Reading,
    Side,
    Source,
    SourceState,
    Status,
)
from cds_service.clinical.orders import Order
from cds_service.clinical.spec import Kind
from tests.unit.clinical.charts import GIVEN, KEYS, ago, findings_of, knowledge

SPECS = knowledge().findings.specs
NO_FLAGS = frozenset({"acute-infection-source"})
"""Filed with the red flags, but an explanation of one."""

RED_FLAG_GROUPS = ("caudaEquina", "infection", "cancer", "fracture", "vessel", "cord")
RED_FLAGS = sorted(
    [name for name, spec in SPECS.items() if spec.group in RED_FLAG_GROUPS and name not in NO_FLAGS]
    + ["progressive-weakness"]
)
"""Findings whose presence alarms. Single muscles and foot drop are left out: with others they also make the pattern of
a peripheral nerve, which lowers by design (clinical.md 5.1, rows 6 and 13)."""

DAYS = st.integers(0, 400)
MAYBE_DAY = st.none() | DAYS.map(ago)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Undated, a day, or bounds of which one may be missing."""
    first, last = draw(MAYBE_DAY), draw(MAYBE_DAY)
    if first is not None and last is not None and first > last:
        first, last = last, first
    return draw(st.sampled_from([UNDATED, Interval(first, last)]))


@st.composite
def readings(draw: st.DrawFn, names: st.SearchStrategy[str] | None = None) -> Reading:
    """One statement about one finding."""
    name = draw(st.sampled_from(sorted(SPECS)) if names is None else names)
    spec = SPECS[name]
    status = draw(st.sampled_from(Status))
    value = None
    if spec.quantity is not None and draw(st.booleans()):
        value = draw(st.sampled_from([1.0, 15.0, 38.5, 45.0, 60.0, 250.0]))
        high = spec.quantity.at_least is not None and value >= spec.quantity.at_least
        low = spec.quantity.below is not None and value < spec.quantity.below
        status = Status.PRESENT if high or low else Status.ABSENT
    grade = None
    if spec.kind is Kind.STRENGTH and draw(st.booleans()):
        grade = draw(st.sampled_from(["1", "2", "3", "4-", "4", "4+", "5"]))
        status = Status.ABSENT if grade == "5" else Status.PRESENT
    return Reading(
        finding=name,
        status=status,
        evidence=Evidence(f"Observation/{draw(st.integers(0, 9))}", "valueString"),
        certainty=draw(st.sampled_from(Certainty)),
        side=Side(spec.side) if spec.side else draw(st.none() | st.sampled_from(Side)),
        grade=grade,
        value=value,
        onset=draw(intervals()),
        recorded=draw(MAYBE_DAY),
        ongoing=draw(st.booleans()),
        course=draw(st.none() | st.sampled_from(Course)),
    )


SOURCES = st.builds(
    Source,
    state=st.sampled_from(SourceState),
    complete_since=MAYBE_DAY,
    defects=st.sampled_from([0, 0, 0, 1]),
)


@st.composite
def statements(draw: st.DrawFn) -> list[Reading]:
    """What a chart says, with some complaint more often than not."""
    complaint = readings(st.sampled_from(["radiculopathy-lumbar", "low-back-pain", "leg-pain"]))
    return [*draw(st.lists(complaint, max_size=2)), *draw(st.lists(readings(), max_size=8))]


@st.composite
def people(draw: st.DrawFn) -> Demographics:
    """Adults, sometimes of unknown age."""
    age = draw(st.none() | st.integers(18, 95))
    return Demographics(age, draw(st.sampled_from(["male", "female", None])))


def chart_of(said: list[Reading], person: Demographics, sources: dict[str, Source] | None = None) -> Charted:
    """The chart; every source was searched unless ``sources`` says otherwise."""
    return Charted(findings_of(said), {**dict.fromkeys(KEYS, GIVEN), **(sources or {})}, person)


def having(chart: Charted, said: list[Reading]) -> Charted:
    """The same chart saying something else."""
    return replace(chart, findings=findings_of(said))


ORDERS = st.builds(
    Order,
    reference=st.just("ServiceRequest/1"),
    study=st.sampled_from(
        [
            s
            for s in knowledge().studies.by_id.values()
            if s.region == "lumbar" and s.modality in ("mri", "ct", "radiography")
        ]
    ),
    stat=st.booleans(),
)
