"""Servers that refuse to sort or to count are asked more simply, and what that costs is not overlooked."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from cds_service.adapters.fhir_client import FhirClient
from cds_service.adapters.guard import Guard
from cds_service.bootstrap.application import Application
from cds_service.clinical.findings import SourceState
from cds_service.hooks.request import decode_request
from cds_service.services.complete import Completer
from cds_service.services.paging import Fetched, read_all
from cds_service.services.ports import ANONYMOUS, Caller, Deadline
from tests.fetch.faulty import Site
from tests.http.conftest import another, order_select

__all__ = ["another", "order_select"]

QUERY = "Condition?patient=p1&_sort=-recorded-date&_count=200"


def read(site: Site, fault: str, query: str = QUERY, *, post: bool = False) -> Fetched:
    deadline = Deadline.after(5)
    caller = Caller(ANONYMOUS, post_search=post)
    session = FhirClient(Guard(), open_loopback=True).session(site.at(fault), None, caller, deadline)
    return read_all(session, query, None, deadline)


@pytest.mark.parametrize("post", [False, True])
@pytest.mark.parametrize(("fault", "calls"), [("ok", 1), ("unsorted", 2), ("uncounted", 3)])
def test_a_search_that_is_refused_is_asked_without_order_and_then_without_page_size(
    site: Site, fault: str, calls: int, post: bool
) -> None:
    found = read(site, fault, post=post)
    assert found.failure is None
    assert b'"c1"' in found.pages[0]
    assert found.ordered is (fault == "ok")
    assert len(site.requests) == calls


def test_what_is_searched_for_stays_in_every_form(site: Site) -> None:
    assert read(site, "400") == Fetched((), SourceState.FAILED)
    assert [target.partition("?")[2] for _, target, _ in site.requests] == [
        "patient=p1&_sort=-recorded-date&_count=200",
        "patient=p1&_count=200",
        "patient=p1",
    ]


@pytest.mark.parametrize(
    ("fault", "query"), [("400", "Patient/p1"), ("400", "Condition?patient=p1"), ("500", QUERY), ("403", QUERY)]
)
def test_nothing_simpler_is_left_to_ask_or_the_search_was_not_what_failed(site: Site, fault: str, query: str) -> None:
    assert read(site, fault, query).failure is not None
    assert len(site.requests) == 1


def sources(app: Application, content: dict[str, Any], base: str) -> dict[str, str]:
    content["fhirServer"] = base
    content["prefetch"] = {"patient": content["prefetch"]["patient"]}
    answer = app.wsgi.test_client().post("/assessments", data=json.dumps(content), content_type="application/json")
    assert answer.status_code == 200
    found: dict[str, str] = answer.get_json()["sources"]
    return found


def test_a_server_that_cannot_sort_costs_no_conditions(
    another: Callable[..., Application], order_select: dict[str, Any], site: Site
) -> None:
    app = another(CDS_FETCH_SECONDS="10", CDS_DEADLINE_SECONDS="20")
    assert sources(app, order_select, site.at("unsorted"))["conditions"] == "given"


@pytest.mark.parametrize(("fault", "since"), [("breaks", True), ("unsortedbreaks", False)])
def test_one_entry_of_an_unsorted_search_that_broke_off_says_nothing_of_other_days(
    another: Callable[..., Application], order_select: dict[str, Any], site: Site, fault: str, since: bool
) -> None:
    order_select["fhirServer"] = site.at(fault)
    order_select["prefetch"] = {"patient": order_select["prefetch"]["patient"]}
    request = decode_request(json.dumps(order_select).encode(), "order-select")
    app = another()
    completer = Completer(FhirClient(Guard(), open_loopback=True), {"conditions": QUERY}, app.pool, seconds=10)
    source = completer.complete(request, Caller(ANONYMOUS), Deadline.after(10)).sources["conditions"]
    assert source.state is SourceState.TRUNCATED
    assert (source.complete_since is not None) is since
