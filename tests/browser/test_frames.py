"""The page inside a record system's frame: where it is allowed it works with its own cookie, elsewhere it stays shut."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watched
from tests.browser.servers import AuthServers, Service, registrations
from tests.conformance.requirements import verifies
from tests.fhir_server.server import FhirServer, free_port

pytestmark = [pytest.mark.browser, pytest.mark.launch_server, pytest.mark.fhir_server]


@pytest.fixture(scope="module")
def framed(fhir: FhirServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Service, AuthServers]]:
    """A service that one record system may frame."""
    folder, port = tmp_path_factory.mktemp("framed"), free_port()
    base = f"http://localhost:{port}"
    auth = AuthServers(fhir.base, base, {"may": {}, "maynot": {}})
    settings = {
        "CDS_BASE_URL": base,
        "CDS_SMART_SERVERS": registrations(auth.issuers, {}, []),
        "CDS_FRAME_ANCESTORS": auth.issuers["may"].origin,
    }
    service = Service(folder, port, settings)
    yield service, auth
    service.stop()
    auth.stop()


@verifies("APP-03")
def test_a_launch_in_a_frame_of_an_allowed_record_system_works(framed: tuple[Service, AuthServers], page: Page) -> None:
    service, auth = framed
    page.goto(auth.issuers["may"].button(f"{service.base}/launch", "sample-defer", frame="1"))
    inside = page.frame_locator("iframe")

    expect(inside.locator("h1#advice")).to_contain_text("can wait")
    cookie = next(c for c in page.context.cookies() if c["name"].startswith("__Host-"))
    assert (cookie["secure"], cookie["httpOnly"], cookie["sameSite"]) == (True, True, "None")
    inside.get_by_role("radiogroup", name="Anal tone reduced").get_by_role("radio", name="Yes").check()
    inside.get_by_role("button", name="Judge again").click()
    expect(inside.locator("h1#advice")).to_contain_text("possible cauda equina")


def test_another_origin_cannot_frame_it(framed: tuple[Service, AuthServers], page: Page, watched: Watched) -> None:
    service, auth = framed
    watched.forgiven += ["frame-ancestors", "X-Frame-Options", "Framing"]
    page.goto(auth.issuers["maynot"].button(f"{service.base}/launch", "sample-defer", frame="1"))
    page.wait_for_timeout(1500)

    assert "Weber" not in "".join(frame.content() for frame in page.frames[1:] if "chrome-error" not in frame.url)
    assert any("frame" in text.lower() for text in watched.console)
