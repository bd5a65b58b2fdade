"""Launches against a strict authorization server: what a clinician does to get to the page, and stays on it."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage, Watched, World
from tests.browser.servers import sample_resources
from tests.conformance.requirements import verifies

pytestmark = [pytest.mark.browser, pytest.mark.launch_server, pytest.mark.fhir_server]


def prefetch(name: str) -> dict[str, object]:
    """A sample as a record system would send it: everything but the orders, searched whole."""
    kinds = {
        "conditions": "Condition",
        "observations": "Observation",
        "medications": "MedicationRequest",
        "procedures": "Procedure",
        "devices": "Device",
        "imaging": "ImagingStudy",
    }
    resources = sample_resources(name)
    found: dict[str, object] = {"patient": next(r for r in resources if r["resourceType"] == "Patient")}
    for key, kind in kinds.items():
        entries = [{"resource": r} for r in resources if r["resourceType"] == kind]
        found[key] = (
            {"resourceType": "Bundle", "type": "searchset", "total": len(entries), "entry": entries}
            if entries
            else None
        )
    return {**found, "serviceRequests": None}


def advice(page: Page) -> str:
    return page.locator("h1#advice").inner_text()


@pytest.mark.parametrize("name", ["public", "es384"])
@verifies("APP-03", "APP-17")
def test_a_launch_from_the_record_system_shows_the_open_chart(world: World, page: Page, name: str) -> None:
    page.goto(world.issuers[name].button(world.app, "sample-emergency"))

    assert "possible cauda equina" in advice(page)
    expect(page.locator(".banner .name")).to_have_text("Amara Obi")
    assert re.fullmatch(rf"{world.service.base}/app/[A-Za-z0-9_-]{{43}}", page.url)


@verifies("APP-10", "APP-16")
def test_a_standalone_launch_lets_the_record_system_choose_the_patient(world: World, page: Page) -> None:
    world.issuers["public"].control(standalonePatient="sample-defer")
    page.goto(world.app)
    page.get_by_role("link", name="Record system public").click()

    expect(page.locator(".banner .name")).to_have_text("Jonas Weber")
    assert "can wait" in advice(page)


@verifies("APP-12")
def test_what_the_grant_leaves_out_could_not_be_read_and_is_never_taken_for_no(world: World, page: Page) -> None:
    page.goto(world.issuers["rs384"].button(world.app, "sample-defer"))

    expect(page.locator(".banner .gaps")).to_contain_text("observations (not allowed)")
    expect(page.locator(".banner .gaps")).to_contain_text("medications (not allowed)")
    assert "can wait" not in advice(page)
    assert not [path for path in world.issuers["rs384"].seen if "Observation" in path or "MedicationRequest" in path]


@verifies("APP-23", "APP-25")
def test_an_expired_token_is_renewed_without_a_word(world: World, page: Page) -> None:
    issuer = world.issuers["es384"]
    page.goto(issuer.button(world.app, "sample-defer"))
    issuer.control(expireTokens=True, forget=True)
    page.reload()

    assert "can wait" in advice(page)
    assert issuer.seen.count("POST /token") == 1


@verifies("APP-23", "APP-25")
def test_without_a_refresh_token_an_expired_session_says_so_and_shows_nothing(
    world: World, page: Page, watched: Watched
) -> None:
    issuer = world.issuers["rs384"]
    page.goto(issuer.button(world.app, "sample-defer"))
    issuer.control(expireTokens=True)
    watched.forgiven.append("401")
    page.reload()

    expect(page.get_by_role("heading", name="Your session is over")).to_be_visible()
    assert "Weber" not in page.content()


def test_the_link_of_a_card_opens_the_page_for_the_order_that_was_judged(world: World, page: Page) -> None:
    order = {
        "resourceType": "ServiceRequest",
        "id": "in-the-cart",
        "status": "draft",
        "intent": "order",
        "subject": {"reference": "Patient/sample-defer"},
        "code": {"coding": [{"system": "http://www.ama-assn.org/go/cpt", "code": "72158"}]},
    }
    body = {
        "hook": "order-sign",
        "hookInstance": "5d6f1a0e-3a53-4a5e-9c11-0c7a4f7d2b11",
        "context": {
            "userId": "Practitioner/1",
            "patientId": "sample-defer",
            "draftOrders": {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": order}]},
        },
        "prefetch": prefetch("defer"),
    }
    cards = requests.post(f"{world.service.base}/cds-services/lumbar-imaging-order-sign", json=body, timeout=20).json()
    (link,) = [link for link in cards["cards"][0]["links"] if link["type"] == "smart"]
    page.goto(world.issuers["public"].button(link["url"], "sample-defer", handle=link["appContext"]))

    assert "sample-defer" not in link["appContext"] + link["url"]
    expect(page.locator("section.advice")).to_contain_text("without and with contrast")
    assert advice(page) == cards["cards"][0]["summary"]


@verifies("APP-24")
def test_two_pages_at_once_use_a_refresh_token_once(world: World, page: Page) -> None:
    issuer = world.issuers["public"]
    page.goto(issuer.button(world.app, "sample-defer"))
    cookies = {c["name"]: c["value"] for c in page.context.cookies(world.service.base)}
    issuer.control(expireTokens=True, forget=True)

    def get(_: int) -> int:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
        return requests.get(page.url, headers=headers, timeout=20).status_code

    with ThreadPoolExecutor(3) as pool:
        statuses = list(pool.map(get, range(3)))

    assert statuses == [200, 200, 200]
    assert issuer.seen.count("POST /token") == 1


def test_two_patients_in_two_tabs_never_mix(world: World, page: Page) -> None:
    page.goto(world.issuers["public"].button(world.app, "sample-emergency"))
    other = page.context.new_page()
    other.goto(world.issuers["es384"].button(world.app, "sample-child"))
    page.reload()

    expect(page.locator(".banner .name")).to_have_text("Amara Obi")
    assert "Under 18" in advice(other)


@verifies("APP-28")
def test_signing_out_ends_the_session_here_and_there(world: World, page: Page, watched: Watched) -> None:
    issuer = world.issuers["public"]
    page.goto(issuer.button(world.app, "sample-defer"))
    address = page.url
    issuer.control(forget=True)
    page.get_by_role("button", name="Close and sign out").click()

    expect(page.get_by_role("heading", name="Closed")).to_be_visible()
    assert issuer.seen.count("POST /token/revocation") == 2
    watched.forgiven.append("401")
    assert page.goto(address).status == 401  # type: ignore[union-attr]  # there is an answer, or the test fails here


def test_an_open_page_in_another_browser_shows_nothing(world: World, new_page: NewPage, watched: Watched) -> None:
    mine, theirs = new_page(), new_page()
    mine.goto(world.issuers["public"].button(world.app, "sample-defer"))
    watched.forgiven.append("401")

    assert theirs.goto(mine.url).status == 401  # type: ignore[union-attr]  # there is an answer, or the test fails here
    assert "Weber" not in theirs.content()


@verifies("APP-29")
def test_neither_code_nor_state_nor_patient_stay_in_addresses_referrers_or_storage(
    world: World, page: Page, watched: Watched
) -> None:
    page.goto(world.issuers["public"].button(world.app, "sample-defer"))
    history = page.evaluate("[document.referrer, localStorage.length, sessionStorage.length, document.cookie]")
    page.locator(".cite").first.click()

    assert history == ["", 0, 0, ""]
    own = [url for url in watched.addresses if url.startswith(world.service.base)]
    assert not [url for url in own if "sample-defer" in url or "Weber" in url]
    assert not [text for text in watched.referrers if text]
    assert not re.search(r"code=|state=|sample", page.url)


def test_every_page_forbids_storing(world: World, page: Page) -> None:
    shown = page.goto(world.issuers["public"].button(world.app, "sample-defer"))

    assert shown is not None
    assert shown.headers["cache-control"] == "no-store"
    assert shown.headers["referrer-policy"] == "no-referrer"
    assert "default-src 'none'" in shown.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in shown.headers["content-security-policy"]


@verifies("APP-17")
def test_the_banner_stays_though_the_record_system_needs_none(world: World, page: Page) -> None:
    page.goto(world.issuers["public"].button(world.app, "sample-defer", banner="no"))

    expect(page.locator(".banner .name")).to_have_text("Jonas Weber")


@verifies("APP-18")
def test_a_style_that_the_record_system_offers_is_not_fetched(world: World, page: Page) -> None:
    issuer = world.issuers["public"]
    issuer.control(forget=True)
    page.goto(issuer.button(world.app, "sample-defer"))

    assert "POST /token" in issuer.seen
    assert "GET /style.json" not in issuer.seen


@verifies("APP-21")
def test_the_browser_holds_one_random_name_and_no_token(world: World, page: Page) -> None:
    page.goto(world.issuers["es384"].button(world.app, "sample-defer"))
    (cookie,) = page.context.cookies(world.service.base)

    assert cookie["name"] == "__Host-radiculopathy"
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", cookie["value"])
    assert (cookie["secure"], cookie["httpOnly"], cookie["sameSite"], cookie["path"]) == (True, True, "Lax", "/")


@verifies("APP-15")
def test_the_public_keys_lie_open_and_hold_nothing_private(world: World) -> None:
    answer = requests.get(f"{world.app}/jwks.json", timeout=10)
    keys = answer.json()["keys"]

    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/json")
    assert answer.headers["Cache-Control"] == "public, max-age=600"
    assert sorted(key["alg"] for key in keys) == ["ES384", "RS384"]
    assert len({key["kid"] for key in keys}) == len(keys)
    assert not {"d", "p", "q", "dp", "dq", "qi", "k"} & {name for key in keys for name in key}
