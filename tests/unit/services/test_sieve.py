"""Dull Observations stay folded: that must change the price of a call and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cds_service.errors import RequestError
from cds_service.fhir.folded import PREFETCHED, Folded
from cds_service.fhir.r4 import Observation
from cds_service.fhir.record import PatientRecord
from cds_service.hooks.request import HookRequest, TypedRequests, decode_request
from cds_service.mapping.record import Mapped, map_record
from cds_service.services.complete import as_sent
from tests.unit.hooks.bodies import ORDER_SELECT
from tests.unit.mapping.charts import AS_OF, TERMS, book, knowledge

Json = dict[str, Any]
FIXTURES = Path(__file__).parents[3] / "fhir_fixtures"
REQUESTS = sorted(FIXTURES.glob("hooks/**/*.json")) + sorted(FIXTURES.glob("wild/*.json"))
VIGNETTES = sorted(FIXTURES.glob("vignettes/*/request.json"))
LOINC = "http://loinc.org"
PATIENT = ORDER_SELECT["context"]["patientId"]
typed = TypedRequests(PREFETCHED)


def row(name: str, loinc: str, **members: Any) -> Json:
    """A heart rate (8867-4) is dull, a C-reactive protein (1988-5) is not."""
    return {
        "resourceType": "Observation",
        "id": name,
        "status": "final",
        "category": [{"coding": [{"system": TERMS + "observation-category", "code": "laboratory"}]}],
        "code": {"coding": [{"system": LOINC, "code": loinc}]},
        "subject": {"reference": f"Patient/{PATIENT}"},
        "effectiveDateTime": "2026-11-20T08:30:00Z",
        "valueQuantity": {"value": 80, "unit": "/min"},
        **members,
    }


CRP = {"value": 180, "unit": "mg/L", "system": "http://unitsofmeasure.org", "code": "mg/L"}
PULSE, HIGH = row("pulse", "8867-4"), row("crp", "1988-5", valueQuantity=CRP)
OTHERS: Json = {"subject": {"reference": "Patient/somebody-else"}}


def searchset(*resources: Json | None, **members: Any) -> Json:
    return {
        "resourceType": "Bundle",
        "type": "searchset",
        "entry": [{"resource": r, "search": {"mode": "match"}} for r in resources],
        **members,
    }


def sent(value: Json) -> bytes:
    return json.dumps({**ORDER_SELECT, "prefetch": {"observations": value}}).encode()


def mapped(record: PatientRecord) -> Mapped:
    return map_record(record, (), book(), knowledge().derive, AS_OF)


def plainly(body: bytes, hook: str) -> HookRequest | RequestError:
    try:
        return decode_request(body, hook)
    except RequestError as error:
        return error


def check_same(body: bytes, hook: str) -> None:
    """Reads ``body`` both ways."""
    plain = plainly(body, hook)
    if isinstance(plain, RequestError):
        with pytest.raises(RequestError) as refused:
            typed.decode(body, hook)
        assert str(refused.value) == str(plain)
        assert refused.value.faults == plain.faults
        return
    request = typed.decode(body, hook)
    assert request.context == plain.context
    assert dict(request.prefetch or {}) == dict(plain.prefetch or {})
    whole, sieved = as_sent(plain), as_sent(request, sieve=book().sieve)
    assert sieved.sources == whole.sources
    assert sieved.ignored == whole.ignored
    assert all(observation in whole.observations for observation in sieved.observations)
    assert mapped(sieved) == mapped(whole)


@pytest.mark.parametrize("path", REQUESTS + VIGNETTES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_recorded_request_says_the_same(path: Path) -> None:
    body = path.read_bytes()
    hook = next((h for h in ("order-sign", "patient-view") if f'"{h}"'.encode() in body[:4000]), "order-select")
    check_same(body, hook)


AWKWARD: dict[str, Json] = {
    "one of each": searchset(PULSE, HIGH),
    "nothing at all": searchset(),
    "a code that is no concept": searchset(PULSE, HIGH, row("x", "8867-4", code="pulse")),
    "a code without a list": searchset(PULSE, row("x", "1988-5", code={"coding": {"system": LOINC, "code": "1988-5"}})),
    "a value that is no quantity": searchset(PULSE, HIGH, row("x", "8867-4", valueQuantity="80/min")),
    "a value that is no quantity, among rows without any": searchset(
        PULSE, HIGH, row("y", "8867-4", valueQuantity=None), row("x", "8867-4", valueQuantity=[80]), row("z", "8867-4")
    ),
    "no code": searchset(PULSE, row("x", "8867-4", code=None)),
    "a status that is a number": searchset(PULSE, HIGH, row("x", "8867-4", status=5)),
    "a status that R4 does not have": searchset(PULSE, HIGH, row("x", "8867-4", status="reported"), row("y", "1988-5")),
    "a status that R4 does not have, of a value that counts": searchset(
        PULSE, row("x", "1988-5", valueQuantity=CRP, status="reported")
    ),
    "the same number under several codes": searchset(
        HIGH, row("x", "8310-5", valueQuantity=CRP), row("y", "1988-5", valueQuantity=CRP)
    ),
    "a date that is a number": searchset(HIGH, row("x", "8867-4", effectiveDateTime=5)),
    "a category of null beside a value that counts": searchset(
        PULSE, row("x", "1988-5", valueQuantity=CRP, category=None)
    ),
    "a number in quotes that counts": searchset(PULSE, row("x", "1988-5", valueQuantity={**CRP, "value": "180"})),
    "a subject that is no reference": searchset(PULSE, row("x", "8867-4", subject="Patient/anna")),
    "a dull row of another patient": searchset(PULSE, HIGH, row("x", "8867-4", **OTHERS)),
    "only dull rows, of another patient": searchset(row("x", "8867-4", **OTHERS)),
    "a dull row that is a mistake": searchset(PULSE, HIGH, row("x", "8867-4", status="entered-in-error")),
    "a dull row with a modifier": searchset(HIGH, row("x", "8867-4", modifierExtension=[{"url": "urn:not"}])),
    "words beside a dull number": searchset(PULSE, row("x", "8867-4", note=[{"text": "New saddle anesthesia."}])),
    "a component beside a dull number": searchset(
        row("x", "8867-4", component=[{"code": {"text": "Saddle anesthesia"}, "valueString": "yes"}])
    ),
    "members of a dull panel": searchset(row("x", "8867-4", hasMember=[{"reference": "Observation/crp"}]), HIGH),
    "a dull code with words for a value": searchset(
        row("x", "8867-4", valueQuantity=None, valueString="Saddle anesthesia")
    ),
    "a newer version that is about something else": searchset(
        row("x", "1988-5", valueQuantity=CRP, meta={"lastUpdated": "2026-11-20T09:00:00Z"}),
        row("x", "8867-4", meta={"lastUpdated": "2026-11-21T09:00:00Z"}),
    ),
    "an older version that was about something else": searchset(
        row("x", "8867-4", meta={"lastUpdated": "2026-11-20T09:00:00Z"}),
        row("x", "1988-5", valueQuantity=CRP, meta={"lastUpdated": "2026-11-21T09:00:00Z"}),
    ),
    "a page of several, from new to old": searchset(
        HIGH, row("x", "8867-4", effectiveDateTime="2026-10-01T08:30:00Z"), total=40
    ),
    "a page of several, in no order": searchset(
        row("x", "8867-4", effectiveDateTime="2026-10-01T08:30:00Z"), HIGH, total=40
    ),
    "a total that includes what was only included": {
        **searchset(HIGH, total=2),
        "entry": [{"resource": HIGH}, {"resource": PULSE, "search": {"mode": "include"}}],
    },
    "an outcome among the rows": searchset(
        HIGH, PULSE, {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "timeout"}]}
    ),
    "an entry without a resource": searchset(HIGH, PULSE, None),
    "a Bundle in a Bundle": searchset(HIGH, searchset(PULSE)),
    "a batch": {
        "resourceType": "Bundle",
        "type": "batch-response",
        "entry": [{"response": {"status": "200"}, "resource": searchset(PULSE, HIGH)}],
    },
    "one row alone": PULSE,
    "one row alone that counts": HIGH,
    "a row with a mode that is a number": {**searchset(), "entry": [{"resource": HIGH, "search": {"mode": 1}}]},
    "a very long code": searchset(row("x", "8867-4", code={"text": "pulse " * 400})),
    "two letters for one subject": searchset(PULSE, row("x", "8867-4", subject={"reference": f"Patient/{PATIENT} "})),
}


@pytest.mark.parametrize("value", AWKWARD.values(), ids=AWKWARD)
def test_an_awkward_page_says_the_same(value: Json) -> None:
    check_same(sent(value), "order-select")


WRONG: tuple[Any, ...] = (
    None,
    5,
    "x",
    [],
    {},
    True,
    "2026-13-45",
    [None],
    {"coding": None},
    {"reference": 5},
    1e300,
    "entered-in-error",
)
UNREAD_WHEN_DULL = ({"category"}, {"meta"}, {"valueQuantity"})


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place in a page whose content matters to a dull row as well."""
    if any(not parts.isdisjoint(path) for parts in UNREAD_WHEN_DULL):
        return
    if path:
        yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, item in inner:
        yield from places(item, (*path, name))


def spoilt(page: Json, path: tuple[str | int, ...], wrong: Any) -> Json:
    made = deepcopy(page)
    target: Any = made
    for name in path[:-1]:
        target = target[name]
    target[path[-1]] = deepcopy(wrong)
    return made


PAGE = searchset(PULSE, HIGH, row("other", "8867-4"), total=3)


@settings(max_examples=150, deadline=None)
@given(path=st.sampled_from(sorted(places(PAGE), key=str)), wrong=st.sampled_from(WRONG))
def test_a_page_with_anything_wrong_at_any_level_says_the_same(path: tuple[str | int, ...], wrong: Any) -> None:
    check_same(sent(spoilt(PAGE, path, wrong)), "order-select")


def test_of_many_pages_with_one_wrong_search_mode_none_stops_the_call() -> None:
    entries = [{"resource": HIGH, "search": {"mode": "include"}}, {"resource": PULSE, "search": {"mode": 5}}]
    check_same(sent({**PAGE, "entry": entries}), "order-select")


def test_a_dull_number_is_not_opened() -> None:
    record = as_sent(typed.decode(sent(searchset(PULSE, HIGH)), "order-select"), sieve=book().sieve)
    assert [observation.id for observation in record.observations] == ["crp"]


def test_a_folded_row_has_the_members_of_an_observation() -> None:
    assert Folded.__struct_fields__ == Observation.__struct_fields__
