"""What no honest client sends: it is refused with a place, never crashes, and never is half believed."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator

import msgspec
import pytest

from cds_service.errors import RequestError
from cds_service.hooks.request import decode_request
from tests.conformance.requirements import verifies
from tests.unit.hooks.bodies import ORDER_SELECT, PATIENT_VIEW, body, with_context

HEAD = b'{"hook":"patient-view","hookInstance":"x","context":{"userId":"Practitioner/1","patientId":"1"}'


def paths(raw: bytes, hook: str = "patient-view") -> list[str]:
    with pytest.raises(RequestError) as caught:
        decode_request(raw, hook)
    assert caught.value.status == 400
    return [fault.path for fault in caught.value.faults]


def test_the_head_of_these_bodies_is_itself_a_good_request() -> None:
    assert decode_request(HEAD + b"}", "patient-view").context.patient_id == "1"


@verifies("GEN-04")
@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b" ",
        b"null",
        b"[]",
        b'"text"',
        b"7",
        HEAD,
        HEAD + b"}}",
        HEAD + b',"prefetch":{"a":[1,]}}',
        HEAD + b',"prefetch":{"a":1,}}',
        HEAD + b"/* comment */}",
        HEAD + b',"prefetch":{"a":NaN}}',
        HEAD + b',"prefetch":{"a":[-Infinity]}}',
        HEAD + b',"prefetch":{"a":01}}',
        HEAD + b',"prefetch":{"a":"\\ud800"}}',
        HEAD + b',"prefetch":{"a":"\\udc00\\ud800"}}',
        HEAD + b',"prefetch":{"\\ud800":1}}',
        HEAD + b',"prefetch":{"a":"\n"}}',
        HEAD + b',"prefetch":{"a":"\xff"}}',
        HEAD + b',"prefetch":{"a":"\xc0\x80"}}',
        HEAD + b',"prefetch":{"a":"\xed\xa0\x80"}}',
        b"\xef\xbb\xbf" + HEAD + b"}",
        (HEAD + b"}").decode().encode("utf-16"),
        b"\x00" * 100,
    ],
)
def test_what_is_not_json_is_refused_at_the_top(raw: bytes) -> None:
    assert paths(raw) == ["$"]


@pytest.mark.parametrize("where", [b',"prefetch":{"a":%s}}', b',"other":%s}', b',"extension":{"a":%s}}'])
@pytest.mark.parametrize("opening", [b"[", b'{"a":'])
def test_nesting_without_end_is_refused(where: bytes, opening: bytes) -> None:
    closing = b"]" if opening == b"[" else b"}"
    assert paths(HEAD + where.replace(b"%s", opening * 100_000 + b"1" + closing * 100_000)) == ["$"]
    assert paths(HEAD + where.replace(b"%s", opening * 100_000)) == ["$"]


@pytest.mark.parametrize("name", ["userId", "patientId", "encounterId"])
@pytest.mark.parametrize("value", ["", "1\x002", "a\nb", "a\n", "\x7f"])
def test_an_id_with_a_control_character_is_refused(name: str, value: str) -> None:
    assert f"$.context.{name}" in paths(with_context(**{name: value}), "order-select")


def test_control_characters_are_refused_in_selections_hook_instance_and_server() -> None:
    assert "$.context.selections[1]" in paths(with_context(selections=["a", "\x00"]), "order-select")
    assert "$.hookInstance" in paths(body({**PATIENT_VIEW, "hookInstance": "\x00"}))
    assert "$.fhirServer" in paths(body({**PATIENT_VIEW, "fhirServer": "https://a\r\nX: y"}))


@pytest.mark.parametrize("number", [b"1" + b"0" * 30, b"1" + b"0" * 5000, b"1e999", b"-1", b"1.5"])
def test_a_lifetime_out_of_range_is_refused(number: bytes) -> None:
    token = b'{"access_token":"t","token_type":"Bearer","expires_in":%s,"scope":"","subject":"s"}'
    raw = HEAD + b',"fhirServer":"https://a","fhirAuthorization":' + token.replace(b"%s", number) + b"}"
    assert "$.fhirAuthorization.expires_in" in paths(raw)


@pytest.mark.parametrize(
    ("raw", "path"),
    [
        (b'{"hook":"patient-view",' + HEAD[1:] + b"}", "$"),
        (HEAD + b',"hookInstance":"y"}', "$"),
        (HEAD + b',"context":{"userId":"Practitioner/1","patientId":"2"}}', "$"),
        (HEAD + b',"conte\\u0078t":{"userId":"Practitioner/1","patientId":"2"}}', "$"),
        (HEAD + b',"context":{}}', "$"),
        (HEAD + b',"fhirServer":"https://a","fhirServer":"https://b"}', "$"),
        (HEAD + b',"prefetch":{"patient":1},"prefetch":{"patient":2}}', "$"),
        (HEAD + b',"prefetch":{"patient":1},"prefetch":{}}', "$"),
        (HEAD + b',"prefetch":{"patient":1,"patient":2}}', "$.prefetch"),
        (HEAD + b',"prefetch":{"patient":1,"patien\\u0074":1}}', "$.prefetch"),
        (HEAD + b',"extension":{"a":1,"a":1}}', "$.extension"),
        (
            HEAD.replace(b'"patientId":"1"', b'"patientId":"1","patientId":"2"') + b"}",
            "$.context",
        ),
        (
            HEAD.replace(b'"patientId":"1"', b'"patientId":"1","patientId":"1"') + b"}",
            "$.context",
        ),
        (
            HEAD.replace(b'"patientId":"1"', b'"patientId":"1","p\\u0061tientId":"2"') + b"}",
            "$.context",
        ),
    ],
)
def test_of_two_members_with_one_name_neither_is_believed(raw: bytes, path: str) -> None:
    assert paths(raw) == [path]


def test_a_duplicate_of_nothing_contradicts_nothing() -> None:
    request = decode_request(HEAD + b',"prefetch":null,"prefetch":{"patient":1}}', "patient-view")
    assert request.prefetch is not None
    assert bytes(request.prefetch["patient"]) == b"1"


def test_two_draft_orders_are_refused() -> None:
    raw = body(ORDER_SELECT).replace(b'"draftOrders":', b'"draftOrders":{},"draftOrders":')
    assert paths(raw, "order-select") == ["$.context"]


@pytest.fixture
def eager_threads() -> Iterator[None]:
    """Threads that take turns as often as they can, so that shared state shows."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("eager_threads")
def test_duplicates_of_one_thread_are_not_blamed_on_another() -> None:
    good, bad = (
        HEAD + b',"prefetch":{"a":1}}',
        HEAD + b',"prefetch":{"a":1},"prefetch":{"a":2}}',
    )
    wrong: list[str] = []

    def work() -> None:
        for _ in range(300):
            for raw, is_good in ((good, True), (bad, False)):
                try:
                    decode_request(raw, "patient-view")
                except RequestError:
                    believed = False
                else:
                    believed = True
                if believed is not is_good:
                    wrong.append("believed" if believed else "refused")

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


@pytest.mark.parametrize(
    "raw",
    [
        body({**PATIENT_VIEW, "hook": "MARKER"}),
        body({**PATIENT_VIEW, "hookInstance": "MARKER\x00"}),
        body({**PATIENT_VIEW, "context": "MARKER"}),
        body(
            {
                **PATIENT_VIEW,
                "context": {"userId": ["MARKER"], "patientId": {"MARKER": 1}},
            }
        ),
        body({**PATIENT_VIEW, "prefetch": ["MARKER"], "MARKER": 1}),
        HEAD + b',"prefetch":{"MARKER":1,"MARKER":2}}',
        HEAD + b',"prefetch":{"MARKER":\x00}}',
        HEAD + b',"MARKER":1,"MARKER":2',
    ],
)
def test_a_refusal_quotes_nothing_of_the_request(raw: bytes) -> None:
    with pytest.raises(RequestError) as caught:
        decode_request(raw, "patient-view")
    assert "MARKER" not in str(caught.value) + repr(caught.value.faults)
    assert caught.value.__cause__ is None


def test_twenty_megabytes_are_decoded_when_good_and_refused_when_not() -> None:
    large = b'"' + b"x" * 20_000_000 + b'"'
    request = decode_request(HEAD + b',"prefetch":{"a":' + large + b"}}", "patient-view")
    assert request.prefetch is not None
    assert memoryview(request.prefetch["a"]).nbytes == 20_000_002
    assert "$.hook" in paths(b'{"a":' + large + b"}")


def test_a_thousand_faults_are_not_all_listed() -> None:
    assert len(paths(with_context(selections=[1] * 1000), "order-select")) == 50


def test_as_many_keys_as_fit_are_no_trouble() -> None:
    keys = b",".join(b'"k%d":[]' % number for number in range(200_000))
    request = decode_request(HEAD + b',"prefetch":{' + keys + b"}}", "patient-view")
    assert request.prefetch is not None
    assert len(request.prefetch) == 200_000


def test_a_typed_request_costs_little_more_than_one_look_at_its_bytes() -> None:
    observation = {
        "resourceType": "Observation",
        "code": {"coding": [{"system": "http://loinc.org", "code": "1988-5"}]},
    }
    prefetch = {
        "observations": {
            "resourceType": "Bundle",
            "entry": [{"resource": observation}] * 1500,
        }
    }
    raw = body({**ORDER_SELECT, "prefetch": prefetch})
    look = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode

    def fastest(work: object) -> float:
        return min(_timed(work) for _ in range(40))

    def _timed(work: object) -> float:
        assert callable(work)
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    assert len(raw) > 150_000
    assert fastest(lambda: decode_request(raw, "order-select")) < 3 * fastest(lambda: look(raw))
