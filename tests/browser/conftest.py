"""Chromium, our service, strict authorization servers and a FHIR server: one of each for all browser tests.

Our service is called ``localhost``, the record systems ``127.0.0.1``: a port is not a site, and with one name for both
no fault of cookies and frames would show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from tests.browser.charts import hostile_chart, long_chart, undated_chart
from tests.browser.servers import AuthServers, Issuer, Service, private_keys, registrations, sample_resources
from tests.fhir_server.server import FhirServer, free_port

NAMES = ("emergency", "defer", "appropriate", "insufficient", "post-operative", "child")
ISSUERS: dict[str, dict[str, object]] = {
    "public": {},
    "es384": {},
    "rs384": {"without": ["patient/Observation.rs", "patient/MedicationRequest.rs", "online_access"]},
}
_LOCAL = ("127.0.0.1", "localhost")
_ARGUMENTS = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All browser tests run in one worker, so that there is one of each server."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def fhir(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FhirServer]:
    """A FHIR server with the sample patients, one with a hostile chart and one with a long one."""
    server = FhirServer(tmp_path_factory.mktemp("fhir")).start()
    for name in NAMES:
        own = [
            {**r, "id": f"{name}-{r['id']}"} if r["resourceType"] != "Patient" else r for r in sample_resources(name)
        ]
        server.put(own)
    server.put(hostile_chart())
    server.put(undated_chart())
    server.put(undated_chart("written"))
    yield server
    server.stop()


@dataclass(frozen=True, slots=True)
class World:
    """Everything that a launch meets."""

    service: Service
    issuers: dict[str, Issuer]

    @property
    def app(self) -> str:
        """Launch URL as registered."""
        return f"{self.service.base}/launch"


@pytest.fixture(scope="session")
def world(fhir: FhirServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Our service, registered with three record systems: public, ES384, and RS384 with a small grant."""
    folder = tmp_path_factory.mktemp("service")
    port = free_port()
    base = f"http://localhost:{port}"
    auth = AuthServers(fhir.base, base, ISSUERS)
    settings = {
        "CDS_BASE_URL": base,
        "CDS_SMART_SERVERS": registrations(auth.issuers, private_keys(folder), write=["public"]),
    }
    service = Service(folder, port, settings)
    yield World(service, auth.issuers)
    service.stop()
    auth.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Chromium of the system, cut off from everything but loopback."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=_ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Watched:
    """What pages of a test said and asked for. ``forgiven``: parts of console messages that the test provokes."""

    console: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    referrers: list[str] = field(default_factory=list)
    forgiven: list[str] = field(default_factory=list)

    def listen(self, context: BrowserContext) -> None:
        """Hear everything of a context."""
        context.on("console", self._said)
        context.on("request", self._asked)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.console.append(message.text)

    def _asked(self, request: Request) -> None:
        self.addresses.append(request.url)
        self.referrers.append(request.headers.get("referer", ""))

    def check(self) -> None:
        """No errors, nothing to the outside."""
        said = [text for text in self.console if not any(part in text for part in self.forgiven)]
        outside = [url for url in self.addresses if urlsplit(url).hostname not in _LOCAL]
        assert not said
        assert not outside


@pytest.fixture
def watched() -> Iterator[Watched]:
    """Checks at the end of every test that the console stayed clean and nothing went outside."""
    heard = Watched()
    yield heard
    heard.check()


NewPage = Callable[..., Page]


@pytest.fixture
def new_page(chromium: Browser, watched: Watched) -> Iterator[NewPage]:
    """Pages of new browsers, each with its own cookies."""
    contexts: list[BrowserContext] = []

    def make(**options: object) -> Page:
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})  # type: ignore[arg-type]  # options by name
        watched.listen(context)
        context.set_default_timeout(8000)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """One page of a new browser."""
    return new_page()


@pytest.fixture(scope="session")
def long_patient(fhir: FhirServer) -> str:
    """A patient whose record has 1.5 MB."""
    chart = long_chart()
    for start in range(0, len(chart), 200):
        fhir.put(chart[start : start + 200])
    return str(chart[0]["id"])
