"""Reading a FHIR server that fails: each failure has its reason, in time, and nothing leaves for elsewhere."""

from __future__ import annotations

import resource
import time

import pytest

from cds_service.adapters.fhir_client import FhirClient
from cds_service.adapters.guard import Guard
from cds_service.errors import FetchError
from cds_service.hooks.secret import Secret
from cds_service.services.ports import Caller, Deadline, FhirSession
from tests.conformance.requirements import verifies
from tests.fetch.faulty import Site

CALLER = Caller("https://ehr.example")
TOKEN = Secret("marker-token-8f2c")
SEARCH = "Condition?patient=p1&_count=100"

_GUARD = Guard()


def session(site: Site, fault: str, seconds: float = 2.0, **caller: object) -> FhirSession:
    client = FhirClient(_GUARD, open_loopback=True)
    who = Caller("https://ehr.example", **caller)  # type: ignore[arg-type]  # members by name
    return client.session(site.at(fault), TOKEN, who, Deadline.after(seconds))


REASONS = {
    **dict.fromkeys(("short", "reset", "badhttp", "headers", "longheader", "badgzip", "redirect", "redirectfile", "redirectself", "created", "400", "404", "410", "429", "500", "502", "503", "504", "bomb", "huge"), "failed"),
    "401": "notAllowed", "403": "notAllowed", "html": "unreadable",
}  # fmt: skip


@verifies("FHIR-13")
@pytest.mark.parametrize("fault", REASONS)
def test_a_failing_server_gives_a_reason_and_nothing_leaves_for_elsewhere(site: Site, canary: Site, fault: str) -> None:
    begun = time.monotonic()
    with pytest.raises(FetchError) as failure:
        session(site, fault).query(SEARCH)
    assert failure.value.reason == REASONS[fault]
    assert time.monotonic() - begun < 2.5
    assert "127.0.0.1" not in str(failure.value)
    assert TOKEN.reveal() not in str(failure.value)


@verifies("FHIR-12")
@pytest.mark.parametrize("fault", ["hang", "halfheaders", "dripheaders", "dripbody"])
def test_a_server_that_never_ends_is_left_at_the_deadline(site: Site, fault: str) -> None:
    begun = time.monotonic()
    with pytest.raises(FetchError) as failure:
        session(site, fault, 0.4).query(SEARCH)
    assert failure.value.reason == "failed"
    assert 0.3 < time.monotonic() - begun < 0.8


def test_a_bomb_is_not_unpacked(site: Site) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(FetchError):
        session(site, "bomb").query(SEARCH)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000


@verifies("FHIR-02", "FHIR-14")
@pytest.mark.parametrize("fault", ["ok", "gzip", "slow"])
def test_a_good_answer_comes_whole(site: Site, fault: str) -> None:
    assert b'"c1"' in session(site, fault).query(SEARCH)
    method, target, headers = site.requests[0]
    assert (method, target) == ("GET", f"/fhir/{fault}/{SEARCH}")
    assert headers["authorization"] == f"Bearer {TOKEN.reveal()}"
    assert headers["host"] in site.base


def test_connections_are_used_again(site: Site) -> None:
    open_session = session(site, "ok")
    for _ in range(5):
        open_session.query(SEARCH)
    assert len(site.requests) == 5


def test_search_by_post_where_the_client_wants_it(site: Site) -> None:
    session(site, "ok", post_search=True).query(SEARCH)
    session(site, "ok", post_search=True).query("Patient/p1")
    assert [(m, t) for m, t, _ in site.requests] == [
        ("POST", "/fhir/ok/Condition/_search"),
        ("GET", "/fhir/ok/Patient/p1"),
    ]


LEAVING = {
    "other host": "https://evil.example/fhir/ok/Condition?page=2",
    "canary port": "{canary}/Condition?page=2",
    "other base": "{base}/other/Condition?page=2",
    "parent": "{base}/ok/../other/Condition",
    "encoded parent": "{base}/ok/%2e%2e/other/Condition",
    "encoded slash": "{base}/ok/..%2fother/Condition",
    "user": "http://127.0.0.1:80@{canary_host}/fhir/ok/Condition",
    "backslash": "{base}/ok\\@{canary_host}/Condition",
    "fragment": "{base}/ok/Condition#@{canary_host}",
    "scheme": "ftp://127.0.0.1/fhir/ok/Condition",
    "file": "file:///etc/passwd",
    "javascript": "javascript:alert(1)",
    "data": "data:application/json,{{}}",
    "network path": "//{canary_host}/fhir/ok/Condition",
    "root path": "/fhir/other/Condition",
    "base as prefix": "{base}/okay/Condition",
    "line break": "{base}/ok/Condition?a=b\r\nX: y",
    "space": "{base}/ok/Condition?a=b c",
    "null": "{base}/ok/Condition?a=%00",
    "unicode": "{base}/ok/Condition?a=\u00e9",
    "empty host": "http:///fhir/ok/Condition",
    "huge": "{base}/ok/Condition?a=" + "x" * 9000,
}


@pytest.mark.parametrize("name", LEAVING)
@verifies("APP-22")
def test_a_paging_link_cannot_leave_the_base(site: Site, canary: Site, name: str) -> None:
    host = site.canary.removeprefix("http://").partition("/")[0]
    link = LEAVING[name].format(base=site.base, canary=site.canary, canary_host=host)
    with pytest.raises(FetchError) as failure:
        session(site, "ok").follow(link)
    assert failure.value.reason == "notAllowed"
    assert site.requests == []


@pytest.mark.parametrize("link", ["{base}/ok/Condition?page=2", "{base}/ok?_getpages=1", "Condition?page=2", "?page=2"])
def test_a_paging_link_inside_the_base_is_followed(site: Site, link: str) -> None:
    assert session(site, "ok").follow(link.format(base=site.base))


def test_calls_are_capped(site: Site) -> None:
    open_session = session(site, "ok")
    for _ in range(40):
        open_session.query(SEARCH)
    with pytest.raises(FetchError):
        open_session.query(SEARCH)
    assert len(site.requests) == 40


@pytest.mark.parametrize("token", ["a b", "a\r\nX-Evil: 1", "", "caf\u00e9", "a\0b", "x" * 20_000])
def test_a_token_that_could_forge_a_header_is_not_sent(site: Site, token: str) -> None:
    client = FhirClient(_GUARD, open_loopback=True)
    with pytest.raises(FetchError) as failure:
        client.session(site.at("ok"), Secret(token), CALLER, Deadline.after(1)).query(SEARCH)
    assert failure.value.reason == "notAllowed"
    assert site.requests == []


def test_only_listed_servers_are_read_and_demo_reads_loopback_only(site: Site) -> None:
    listed = Caller("https://ehr.example", fhir_bases=("https://ehr.example/fhir",))
    production, demo = FhirClient(_GUARD), FhirClient(_GUARD, open_loopback=True)
    for server in (site.at("ok"), "https://ehr.example/other", "https://ehr.example.evil.example/fhir"):
        with pytest.raises(FetchError):
            production.session(server, TOKEN, listed, Deadline.after(1))
    production.session("https://ehr.example/fhir/R4", TOKEN, listed, Deadline.after(1))
    with pytest.raises(FetchError):
        demo.session("https://r4.smarthealthit.org", TOKEN, CALLER, Deadline.after(1))
    assert site.requests == []


@verifies("FHIR-01", "FHIR-15", "SBX-16")
def test_reading_is_invited_by_a_token_or_by_the_demo_on_loopback(site: Site) -> None:
    production, demo = FhirClient(_GUARD), FhirClient(_GUARD, open_loopback=True)
    assert production.may_read("https://ehr.example/fhir", TOKEN, CALLER)
    assert not production.may_read(site.at("ok"), None, CALLER)
    assert demo.may_read(site.at("ok"), None, CALLER)
    assert not demo.may_read("https://r4.smarthealthit.org", None, CALLER)
    assert not demo.may_read("http://127.0.0.1@evil.example", None, CALLER)
