"""The composition root of the server: adapters, use cases and the web, put together from settings."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from flask import Flask

from cds_service.adapters.callers import Apps, Callers
from cds_service.adapters.fhir_client import FhirClient
from cds_service.adapters.guard import Guard
from cds_service.adapters.issuers import Issuer, IssuerError, read_issuers
from cds_service.adapters.ledger import Ledger
from cds_service.adapters.logs import configure_logs
from cds_service.adapters.rates import RateLimits
from cds_service.adapters.sealed import load_or_create_key
from cds_service.adapters.telemetry import Telemetry
from cds_service.bootstrap.engine import build_engine
from cds_service.bootstrap.explorer import explorer_blueprints
from cds_service.bootstrap.publish import published
from cds_service.errors import LedgerError, SettingsError
from cds_service.fhir.record import PatientRecord
from cds_service.hooks.request import HookRequest
from cds_service.hooks.secret import Secret
from cds_service.services.answer import HookAnswerer, read_request
from cds_service.services.complete import Completer, as_sent
from cds_service.services.evaluate import ORDER_SELECT, Engine, Fetch, Presentation, evaluate
from cds_service.services.handles import CardHandles
from cds_service.services.judge import Judge
from cds_service.services.ports import ANONYMOUS, AppCaller, Caller, Deadline, FeedbackEvent, FeedbackReceipt
from cds_service.services.registry import Registry
from cds_service.settings import SANDBOX_ORIGIN, Settings
from cds_service.web.app import build_app
from cds_service.web.openapi import example
from cds_service.web.operations import EXAMPLES
from cds_service.web.parts import AppParts, WebSettings

APP_PATHS = ("/assessments", "/fhir/$assess")


@dataclass(frozen=True, slots=True)
class Application:
    """A built service. ``close`` writes what is queued and lets go of database and connections."""

    wsgi: Flask
    parts: AppParts
    engine: Engine
    ledger: Ledger
    guard: Guard
    pool: ThreadPoolExecutor

    def close(self) -> None:
        """Stop; the application answers nothing afterwards."""
        self.pool.shutdown(wait=False, cancel_futures=True)
        self.ledger.close()
        self.guard.close()


def issuers_of(settings: Settings) -> tuple[Issuer, ...]:
    """The trusted issuers.

    Raises:
        SettingsError: they cannot be read, or production has none.
    """
    try:
        issuers = read_issuers(settings.trusted_issuers, demo=settings.demo)
    except IssuerError as error:
        raise SettingsError([f"CDS_TRUSTED_ISSUERS: {problem}" for problem in error.problems]) from None
    if not settings.demo:
        if not issuers:
            raise SettingsError(["CDS_TRUSTED_ISSUERS: production needs at least one trusted issuer"])
        if any(issuer.issuer.rstrip("/") == SANDBOX_ORIGIN for issuer in issuers):
            raise SettingsError(
                [f"CDS_TRUSTED_ISSUERS: everybody has the key of {SANDBOX_ORIGIN}; only the demo takes it"]
            )
    return issuers


def check_profiles(issuers: Sequence[Issuer], engine: Engine) -> None:
    """Raises ``SettingsError`` for an issuer with a client profile that does not exist."""
    known = engine.composer.material.library.profiles
    unknown = [issuer for issuer in issuers if issuer.profile not in known]
    if unknown:
        names = ", ".join(sorted(known))
        raise SettingsError(
            [f"CDS_TRUSTED_ISSUERS: {issuer.issuer}: the profile must be one of {names}" for issuer in unknown]
        )


def open_ledger(settings: Settings, telemetry: Telemetry | None = None) -> Ledger:
    """The ledger; connects to nothing yet.

    Raises:
        SettingsError: the database URL or the key file cannot be used.
    """
    try:
        key = load_or_create_key(settings.key_file)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise SettingsError([f"CDS_KEY_FILE: {reason}"]) from None
    try:
        if telemetry is None:
            return Ledger(settings.database_url, key)
        keep = timedelta(days=settings.keep_days) if settings.keep_days else None
        return Ledger(settings.database_url, key, dropped=telemetry.dropped, keep=keep)
    except ValueError as error:
        raise SettingsError([f"CDS_DATABASE_URL: {error}"]) from None


class CountedFeedback:
    """The ledger's feedback store, with what is new counted in the metrics."""

    def __init__(self, ledger: Ledger, telemetry: Telemetry) -> None:
        self._ledger = ledger
        self._telemetry = telemetry
        self.events = ledger.events

    def store(self, caller: Caller, received: datetime, events: Sequence[FeedbackEvent]) -> FeedbackReceipt:
        """See ``FeedbackStore``."""
        receipt = self._ledger.store(caller, received, events)
        for event in events[: receipt.stored]:
            self._telemetry.fed_back(event.outcome)
        return receipt


class LimitedCallers:
    """Callers that do not call too often, with the client profile of the settings where no issuer vouches for them."""

    def __init__(self, callers: Callers, rates: RateLimits, profile: str) -> None:
        self._callers = callers
        self._rates = rates
        self._profile = profile

    def identify(self, authorization: str | None, audiences: tuple[str, ...], address: str) -> Caller:
        """See ``web.parts.Callers``."""
        caller = self._rates.admit(address, lambda: self._callers.identify(authorization, audiences))
        if caller.issuer != ANONYMOUS or caller.profile == self._profile:
            return caller
        return replace(caller, profile=self._profile)


class LimitedApps:
    """Apps that do not call too often."""

    def __init__(self, apps: Apps, rates: RateLimits) -> None:
        self._apps = apps
        self._rates = rates

    def identify(self, authorization: str | None, address: str) -> AppCaller:
        """See ``web.parts.Apps``."""
        return self._rates.admit(address, lambda: self._apps.identify(authorization))


def _fetch_openly(completer: Completer, settings: Settings) -> Fetch:
    """For assessments of hook requests: only what needs no client's trust is read (in the demo, servers on loopback)."""

    def fetch(request: HookRequest) -> PatientRecord:
        return completer.complete(request, Caller(ANONYMOUS), Deadline.after(settings.deadline_seconds))

    return fetch


def web_settings(settings: Settings) -> WebSettings:
    """What the web needs of the settings."""
    return WebSettings(
        base_url=settings.base_url,
        demo=settings.demo,
        cors_origins=settings.cors_origins,
        cors_loopback=settings.demo,
        body_limit=settings.body_limit,
        open_discovery=settings.open_discovery,
        metrics_token=Secret(settings.metrics_token) if settings.metrics_token else None,
        trusted_proxies=settings.trusted_proxies,
    )


def utc_now() -> datetime:
    """The instant that calls are judged as of."""
    return datetime.now(UTC)


def warm_up(engine: Engine) -> None:
    """Judge an example once, so that the first patient does not wait for what is made when it is first needed."""
    service = Registry(engine.knowledge.services).for_hook(ORDER_SELECT)
    request = read_request(example(EXAMPLES[ORDER_SELECT]), ORDER_SELECT)
    evaluate(
        request,
        lambda asked: as_sent(asked, engine.book.zone, engine.book.sieve),
        utc_now(),
        engine=engine,
        service=service,
    )


def open_guard(settings: Settings) -> Guard:
    """What makes the calls to other servers.

    Raises:
        SettingsError: there are no certificates in the file that is named.
    """
    try:
        return Guard(ca_file=settings.ca_file)
    except OSError as error:
        reason = error.strerror or "no certificates are in it"
        raise SettingsError(
            [f"CDS_CA_FILE: the file cannot be used ({reason}); name certificates in PEM form"]
        ) from None


def build_application(
    settings: Settings,
    *,
    engine: Engine | None = None,
    clock: Callable[[], datetime] = utc_now,
    fast_path: bool = True,
) -> Application:
    """Everything, ready to answer; a database that is away is tried again later.

    ``engine``: one that was built for these settings, when there is one. ``fast_path`` False leaves hook calls to Flask,
    as a reference.

    Raises:
        SettingsError: a setting cannot be used.
        KnowledgeError: the knowledge cannot be used.
    """
    configure_logs(settings.log_level)
    issuers = issuers_of(settings)
    engine = engine or build_engine(settings)
    check_profiles(issuers, engine)
    catalog = engine.knowledge.services
    telemetry = Telemetry((s.id for s in catalog.discovery.services), engine.composer.material.library.topics)
    ledger = open_ledger(settings, telemetry)
    with contextlib.suppress(LedgerError):  # the ledger's writer prepares it again with the first thing to write
        ledger.prepare()
    guard = open_guard(settings)
    pool = ThreadPoolExecutor(settings.fetch_threads, thread_name_prefix="fetch")
    networks = {issuer.issuer: issuer.networks for issuer in issuers}
    reader = FhirClient(guard, networks, open_loopback=settings.demo)
    completer = Completer(
        reader,
        catalog.prefetch,
        pool,
        telemetry.fetched,
        settings.time_zone,
        settings.fetch_seconds,
        engine.book.sieve,
    )
    callers = Callers(issuers, settings.base_url, ledger, guard, demo=settings.demo, alarm=telemetry.keys_failed)
    rates = RateLimits(settings.calls_per_issuer, settings.calls_per_address, telemetry.limited)
    registry = Registry(catalog, settings.shadow_services)
    answerer = HookAnswerer(
        registry,
        engine,
        completer,
        ledger,
        observe=telemetry.judged,
        on_fallback=telemetry.fell_back,
        on_fault=telemetry.misread,
        handles=CardHandles(ledger.handles),
        base_url=settings.base_url,
        seconds=settings.deadline_seconds,
    )
    judge = Judge(
        registry,
        engine,
        _fetch_openly(completer, settings),
        Presentation(base_url=settings.base_url, on_fallback=telemetry.fell_back, on_fault=telemetry.misread),
    )
    parts = AppParts(
        settings=web_settings(settings),
        discovery=catalog.discovery,
        published=published(engine.knowledge),
        answer_hook=answerer.answer,
        judge=judge.judge,
        feedback=CountedFeedback(ledger, telemetry),
        callers=LimitedCallers(callers, rates, settings.client_profile),
        apps=LimitedApps(Apps(callers, tuple(settings.base_url + path for path in APP_PATHS)), rates),
        telemetry=telemetry,
        ready=lambda: {"knowledge": True, "database": ledger.ready()},
        blueprints=explorer_blueprints(settings, engine, registry, ledger, guard, pool, clock, rates.visit),
        clock=clock,
    )
    return Application(build_app(parts, fast_path=fast_path), parts, engine, ledger, guard, pool)
