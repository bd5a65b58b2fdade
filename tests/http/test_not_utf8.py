"""One byte that is no UTF-8, in any string of a body: refused with the place of the byte, at every door alike."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from cds_service.fhir.bundles import RecordBuilder
from cds_service.fhir.record import Key
from cds_service.mapping.record import map_record
from tests.http.conftest import AS_OF, FIXTURES, SELECT
from tests.unit.mapping.charts import book, knowledge

BUNDLE = (FIXTURES / "patients" / "emergency.json").read_bytes()
PARAMETERS = b'{"resourceType":"Parameters","parameter":[{"name":"data","resource":' + BUNDLE + b"}]}"
HOOK = (FIXTURES / "hooks" / "order-select.json").read_bytes()
_STRING = re.compile(rb'"[^"\\]{1,80}"')
_BAD = b"\xff"


def spoiled(body: bytes) -> Iterator[tuple[int, bytes]]:
    """The body with a bad byte at the end of one string after the other, and where that byte is."""
    for found in _STRING.finditer(body):
        place = found.end() - 1
        yield place, body[:place] + _BAD + body[place:]


@pytest.mark.parametrize(
    ("path", "body", "step"),
    [("/assessments", BUNDLE, 1), ("/assessments", HOOK, 3), ("/fhir/$assess", PARAMETERS, 3), (SELECT, HOOK, 3)],
    ids=["bundle", "hook", "parameters", "select"],
)
def test_a_byte_that_is_no_utf8_is_a_400_with_its_place(client: FlaskClient, path: str, body: bytes, step: int) -> None:
    bodies = list(spoiled(body))[::step]
    assert len(bodies) > 20
    for place, wrong in bodies:
        answer = client.post(path, data=wrong, content_type="application/json")
        said = (answer.status_code, answer.get_json()["issue"][0]["details"]["text"])
        assert said == (400, f"is not UTF-8 (byte {place})"), wrong[place - 40 : place + 1]


def test_a_page_of_a_server_with_such_a_byte_is_read_as_far_as_it_can_be() -> None:
    """Pages are fetched, so nobody can be refused: what is broken is left out, and nothing fails."""
    entries = list({e["resource"]["resourceType"]: e for e in json.loads(BUNDLE)["entry"]}.values())  # one of each type
    first = next(entry["resource"] for entry in entries if entry["resource"]["resourceType"] == "Condition")
    versions = [{**first, "meta": {"versionId": v, "lastUpdated": f"2026-11-2{v}T08:00:00Z"}} for v in "12"]
    page = json.dumps(
        {"resourceType": "Bundle", "type": "searchset", "entry": [*entries, *({"resource": one} for one in versions)]}
    ).encode()
    for _, wrong in spoiled(page):
        builder = RecordBuilder(first["subject"]["reference"].removeprefix("Patient/"))
        builder.add(Key.CONDITIONS, wrong)
        assert map_record(builder.build(), (), book(), knowledge().derive, AS_OF).faults == ()
