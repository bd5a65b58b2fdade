"""Launches that must not succeed: nothing is shown, and nothing leaves for a server that nobody registered."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from urllib.parse import parse_qs, quote, urlencode, urlsplit

import pytest
import requests
from playwright.sync_api import Page, expect

from cds_service.services.app_context import AppContext, encode
from tests.browser.conftest import NewPage, Watched, World
from tests.browser.servers import LOG
from tests.conformance.requirements import verifies

pytestmark = [pytest.mark.browser, pytest.mark.launch_server, pytest.mark.fhir_server]


@pytest.fixture(autouse=True)
def refusals(watched: Watched) -> None:
    """A refused page is an error that the browser reports."""
    watched.forgiven.append("the server responded with a status of 4")


@pytest.fixture
def canary() -> Iterator[tuple[int, list[bytes]]]:
    """A listener that nobody may reach; its port and what it heard."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        done = threading.Event()

        def listen() -> None:
            while not done.is_set():
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                with connection:
                    connection.settimeout(0.5)
                    heard.append(connection.recv(1000))

        thread = threading.Thread(target=listen)
        thread.start()
        yield server.getsockname()[1], heard
        done.set()
        thread.join()


def asked(world: World, name: str, patient: str = "sample-defer") -> tuple[str, dict[str, str], dict[str, str]]:
    """A launch up to the authorization request: its address, its query, and the cookie that it set."""
    button = requests.get(world.issuers[name].button(world.app, patient), allow_redirects=False, timeout=10)
    begun = requests.get(button.headers["Location"], allow_redirects=False, timeout=10)
    cookie = {
        begun.headers["Set-Cookie"].partition("=")[0]: begun.headers["Set-Cookie"].partition("=")[2].split(";")[0]
    }
    address = begun.headers["Location"]
    return address, {key: values[0] for key, values in parse_qs(urlsplit(address).query).items()}, cookie


def returned(address: str) -> str:
    """Follows an authorization request to the redirect back to us, without going there."""
    session = requests.Session()
    while True:
        answer = session.get(address, allow_redirects=False, timeout=10)
        address = requests.compat.urljoin(address, answer.headers["Location"])
        if "/launch/callback/" in address:
            return address


def come_back(address: str, cookie: dict[str, str]) -> requests.Response:
    headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookie.items())}
    return requests.get(address, headers=headers, allow_redirects=False, timeout=10)


@verifies("APP-06")
def test_an_unknown_server_is_refused_in_every_spelling_and_nothing_leaves(
    world: World, canary: tuple[int, list[bytes]]
) -> None:
    port, heard = canary
    iss = world.issuers["public"].iss
    host = urlsplit(iss).netloc
    spellings = [
        f"http://127.0.0.1:{port}/fhir",
        f"http://{host}@127.0.0.1:{port}/fhir",
        f"{iss}#@127.0.0.1:{port}",
        f"{iss}/",
        f"{iss}/../fhir",
        f"{iss}%2f",
        iss.upper(),
        iss.replace("http", "HTTP"),
        f"{iss}x",
        f"{iss}?x=1",
        f" {iss}",
        iss.replace("127.0.0.1", "127.1"),
        iss.replace("127.0.0.1", "localhost"),
        f"http://127.0.0.1:{port}/{quote(iss)}",
    ]
    world.issuers["public"].control(forget=True)
    statuses = {requests.get(world.app, {"iss": text, "launch": "1"}, timeout=10).status_code for text in spellings}

    assert statuses == {400}
    assert heard == []
    assert world.issuers["public"].seen == []


@verifies("APP-06")
def test_iss_given_twice_means_nothing(world: World) -> None:
    query = urlencode([("iss", world.issuers["public"].iss), ("iss", "http://127.0.0.1:1/fhir"), ("launch", "1")])
    shown = requests.get(f"{world.app}?{query}", allow_redirects=False, timeout=10)

    assert "Location" not in shown.headers


@verifies("APP-07", "APP-08", "APP-09", "APP-11", "APP-19")
def test_the_authorization_request_asks_for_what_smart_wants_and_no_more(world: World) -> None:
    _, query, _ = asked(world, "public")
    _, other, _ = asked(world, "public")

    assert query["client_id"] == "radiculopathy-public"
    assert query["redirect_uri"] == f"{world.service.base}/launch/callback/public"
    assert len(query["code_challenge"]) == 43
    assert not [name for name in ("state", "nonce", "code_challenge") if query[name] == other[name]]
    assert "max_age" not in query
    assert query["response_type"] == "code"
    assert query["aud"] == world.issuers["public"].iss
    assert query["code_challenge_method"] == "S256"
    assert len(query["state"]) >= 43
    assert "*" not in query["scope"]
    assert query["scope"].split()[0] == "launch"
    assert "patient/Observation.rs" in query["scope"]


@verifies("APP-01")
def test_no_request_moves_the_address_to_come_back_to(world: World) -> None:
    launch = {"iss": world.issuers["public"].iss, "launch": "1", "redirect_uri": "http://127.0.0.1:1/"}
    forged = {"Host": "evil.example", "X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example"}
    begun = requests.get(world.app, launch, headers=forged, allow_redirects=False, timeout=10)
    query = parse_qs(urlsplit(begun.headers["Location"]).query)

    assert query["redirect_uri"] == [f"{world.service.base}/launch/callback/public"]


@verifies("APP-20")
@pytest.mark.parametrize(
    "path",
    [
        "/launch?next=http://127.0.0.1:1/&redirect_uri=http://127.0.0.1:1/",
        "/launch?iss=http://127.0.0.1:1/fhir&launch=1",
        "/launch/callback/public?state=x&code=y&redirect=http://127.0.0.1:1/",
        "/app//127.0.0.1:1/",
        "//127.0.0.1:1/app",
        "/app/%2F%2F127.0.0.1:1",
        "/app/sample-defer?next=//127.0.0.1:1/",
        "/launch/http://127.0.0.1:1/",
    ],
)
def test_no_address_of_ours_sends_a_browser_to_a_host_that_nobody_registered(world: World, path: str) -> None:
    answer = requests.get(f"{world.service.base}{path}", allow_redirects=False, timeout=10)
    target = requests.compat.urljoin(world.service.base, answer.headers.get("Location", "/"))

    assert target.startswith(f"{world.service.base}/")
    assert "127.0.0.1:1/" not in answer.headers.get("Refresh", "")


@verifies("APP-09")
def test_a_state_is_good_once(world: World) -> None:
    address, _, cookie = asked(world, "public")
    back = returned(address)
    first, second = come_back(back, cookie), come_back(back, cookie)

    assert first.status_code == 303
    assert second.status_code == 400
    assert "Location" not in second.headers


@verifies("APP-09")
def test_a_launch_that_began_in_another_browser_does_not_end_in_this_one(world: World) -> None:
    address, _, _ = asked(world, "public")
    _, _, other_cookie = asked(world, "public")
    world.issuers["public"].control(forget=True)
    stolen = come_back(returned(address), other_cookie)

    assert stolen.status_code == 400
    assert "POST /token" not in world.issuers["public"].seen


@verifies("APP-27")
def test_a_code_of_one_server_with_the_state_of_another_goes_to_neither(world: World) -> None:
    address, _, cookie = asked(world, "public")
    _, other, _ = asked(world, "es384")
    code = parse_qs(urlsplit(returned(address)).query)["code"][0]
    for issuer in world.issuers.values():
        issuer.control(forget=True)
    mixed = urlencode({"code": code, "state": other["state"], "iss": world.issuers["es384"].origin})
    crossed = come_back(f"{world.service.base}/launch/callback/es384?{mixed}", cookie)
    _, again, own = asked(world, "es384")
    wrong_path = urlencode({"code": code, "state": again["state"], "iss": world.issuers["public"].origin})
    elsewhere = come_back(f"{world.service.base}/launch/callback/public?{wrong_path}", own)

    assert (crossed.status_code, elsewhere.status_code) == (400, 400)
    assert not [path for issuer in world.issuers.values() for path in issuer.seen if path == "POST /token"]


@pytest.mark.parametrize("iss", ["http://127.0.0.1:1", None])
@verifies("APP-27")
def test_an_answer_of_another_issuer_or_of_none_is_refused(world: World, iss: str | None) -> None:
    address, _, cookie = asked(world, "public")
    back = urlsplit(returned(address))
    query = {key: values[0] for key, values in parse_qs(back.query).items() if key != "iss"} | (
        {"iss": iss} if iss else {}
    )
    world.issuers["public"].control(forget=True)
    refused = come_back(f"{world.service.base}{back.path}?{urlencode(query)}", cookie)

    assert refused.status_code == 400
    assert "POST /token" not in world.issuers["public"].seen


@verifies("APP-26")
def test_a_refusal_of_the_server_ends_on_our_page_without_its_words(world: World, page: Page) -> None:
    iss = world.issuers["public"].iss
    page.goto(f"{world.app}?{urlencode({'iss': iss, 'launch': 'no-such-launch'})}")

    expect(page.get_by_role("heading", name="did not give access")).to_be_visible()
    assert "no such launch" not in page.content()


@verifies("APP-26")
def test_an_error_with_a_foreign_state_tells_nothing(world: World) -> None:
    answer = requests.get(
        f"{world.service.base}/launch/callback/public", {"error": "<b>x</b>", "state": "y" * 43}, timeout=10
    )

    assert answer.status_code == 400
    assert "<b>x" not in answer.text


@verifies("APP-16")
def test_a_patient_in_an_address_means_nothing(world: World) -> None:
    address, _, cookie = asked(world, "public")
    opened = come_back(f"{returned(address)}&patient=sample-emergency", cookie)
    shown = come_back(f"{world.service.base}{opened.headers['Location']}?patient=sample-emergency", cookie)

    assert "Jonas Weber" in shown.text
    assert "Amara Obi" not in shown.text


@verifies("APP-16")
def test_without_a_patient_nothing_is_shown(world: World, page: Page) -> None:
    page.goto(world.issuers["public"].button(world.app, ""))

    expect(page.get_by_role("heading", name="No patient was chosen")).to_be_visible()


@verifies("APP-16")
def test_a_link_about_another_patient_is_refused(world: World, new_page: NewPage) -> None:
    handles = world.service.application.ledger.handles
    theirs, gone = handles.token("card-1"), handles.token("never kept")
    handles.keep(theirs, encode(AppContext("sample-defer")), 600)
    issuer = world.issuers["public"]
    mismatch, expired, right = new_page(), new_page(), new_page()
    right.goto(issuer.button(world.app, "sample-defer", handle=theirs))
    issuer.control(forget=True)
    mismatch.goto(issuer.button(world.app, "sample-emergency", handle=theirs))
    expired.goto(issuer.button(world.app, "sample-defer", handle=gone))

    expect(right.locator(".banner .name")).to_have_text("Jonas Weber")
    expect(mismatch.get_by_role("heading", name="Another patient")).to_be_visible()
    expect(expired.get_by_role("heading", name="This link has expired")).to_be_visible()
    assert not [path for path in issuer.seen if path.startswith("GET /fhir/") and "well-known" not in path]


@verifies("APP-29")
def test_the_logs_name_neither_patient_nor_code_nor_token(world: World, page: Page) -> None:
    page.goto(world.issuers["public"].button(world.app, "sample-defer"))
    requests.get(f"{world.service.base}/launch/callback/public?code=marker-code&state=marker-state", timeout=10)
    said = LOG.getvalue()

    assert '"route": "/launch/callback/<server>", "status": 400' in said
    assert not [word for word in ("sample-defer", "Weber", "marker", "Bearer", "code=") if word in said]
