"""Plain numbers are read on a way of their own, and say there what the ordinary reader says."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_service.clinical.findings import Certainty, Reading, Status
from cds_service.fhir import r4
from cds_service.mapping.observations.gauges import Gauge
from cds_service.mapping.observations.observation import ObservationReader
from cds_service.mapping.observations.plain import read_plain
from cds_service.mapping.sink import Sink
from tests.unit.mapping.observations.labels import BOOK, TODAY

LOINC = "http://loinc.org"
ROWS = {"Body temperature": "8310-5", "C reactive protein": "1988-5"}


def observation(code: str, **members: Any) -> r4.Observation:
    whole = {
        "resourceType": "Observation",
        "id": "o1",
        "status": "final",
        "code": {"coding": [{"system": LOINC, "code": code}]},
        "effectiveDateTime": "2026-11-18T08:30:00+00:00",
        **members,
    }
    return msgspec.convert(whole, r4.Observation)


def gauge_of(found: r4.Observation) -> Gauge:
    gauge = BOOK.rows.of(found.code).gauge
    assert gauge is not None
    return gauge


def plainly(found: r4.Observation) -> list[Reading] | None:
    """What the short way reads; None where it leaves the row to the other."""
    sink = Sink()
    return sink.readings if read_plain(found, gauge_of(found), BOOK, sink, TODAY, False) else None


def ordinarily(found: r4.Observation) -> list[Reading]:
    sink = Sink()
    reader = ObservationReader(BOOK, sink, TODAY, {})
    reader.read(found, BOOK.rows.of(found.code))
    reader.finish()
    return sink.readings


def test_a_temperature_of_39_degrees_is_a_fever_of_that_day() -> None:
    (fever,) = plainly(observation("8310-5", valueQuantity={"value": 39.0, "code": "Cel"})) or ()
    assert (fever.finding, fever.status, fever.certainty) == ("fever", Status.PRESENT, Certainty.CONFIRMED)
    assert (fever.value, fever.unit, str(fever.recorded)) == (39.0, "Cel", "2026-11-18")
    assert (fever.evidence.reference, fever.evidence.path) == ("Observation/o1", "valueQuantity")


def test_a_temperature_of_36_7_degrees_denies_a_fever() -> None:
    (denied,) = plainly(observation("8310-5", valueQuantity={"value": 36.7, "code": "Cel"})) or ()
    assert (denied.finding, denied.status) == ("fever", Status.ABSENT)


def test_a_normal_temperature_that_is_only_registered_denies_nothing() -> None:
    assert plainly(observation("8310-5", status="registered", valueQuantity={"value": 36.7, "code": "Cel"})) == []


@pytest.mark.parametrize(
    "members",
    [
        {"valueQuantity": {"value": 38.0, "code": "Cel", "comparator": "<"}},
        {"valueQuantity": {"value": 98.6, "code": "Cel"}},
        {"valueQuantity": {"value": 37.0}},
        {"valueQuantity": {"code": "Cel"}},
        {"valueQuantity": {"value": 39.0, "code": "furlong"}},
        {"valueQuantity": {"value": 39.0, "code": "Cel"}, "note": [{"text": "After the marathon."}]},
        {"valueQuantity": {"value": 39.0, "code": "Cel"}, "interpretation": [{"coding": [{"code": "N"}]}]},
        {"valueQuantity": {"value": 39.0, "code": "Cel"}, "bodySite": {"text": "Left ear"}},
        {"valueQuantity": {"value": 39.0, "code": "Cel"}, "valueString": "afebrile"},
        {"valueQuantity": {"value": 39.0, "code": "Cel"}, "status": "entered-in-error"},
    ],
)
def test_whatever_is_special_about_a_number_is_left_to_the_ordinary_reader(members: dict[str, Any]) -> None:
    assert plainly(observation("8310-5", **members)) is None


@given(
    code=st.sampled_from(sorted(ROWS.values())),
    value=st.floats(-500, 2000) | st.sampled_from([37.9, 38.0, 38.1, 100.4, 98.6, 5, 10]),
    units=st.sampled_from(
        [("Cel", "°C"), ("[degF]", "F"), ("mg/L", "mg/L"), ("mg/dL", None), (None, "°C"), ("zz", "C")]
    ),
    status=st.sampled_from(["final", "amended", "corrected", "preliminary", "registered", "unknown"]),
    day=st.sampled_from(
        ["2026-11-18T08:30:00+00:00", "2026-11", "2026", "", "2031-01-01", "2026-11-20T23:30:00-08:00"]
    ),
)
def test_both_ways_read_the_same(
    code: str, value: float, units: tuple[str | None, str | None], status: str, day: str
) -> None:
    quantity = {"value": value, "code": units[0], "unit": units[1]}
    found = observation(code, status=status, effectiveDateTime=day, valueQuantity=quantity)
    plain = plainly(found)
    assert plain is None or plain == ordinarily(found)
