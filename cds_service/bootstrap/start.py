"""What is done around a server: checks before it starts, and what is read from its ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from flask import Flask

from cds_service.adapters.ledger import Ledger
from cds_service.adapters.ledger_engine import missing_file
from cds_service.bootstrap.application import check_profiles, issuers_of, open_guard, open_ledger, warm_up
from cds_service.bootstrap.engine import build_engine
from cds_service.bootstrap.explorer import registrations_of
from cds_service.bootstrap.worker import worker_loader
from cds_service.errors import LedgerError
from cds_service.services.feedback import as_csv, as_ndjson
from cds_service.settings import Settings


@dataclass(frozen=True, slots=True)
class Start:
    """A server that may start. ``load`` gives each worker its application; ``told`` is what the operator should know."""

    load: Callable[[], Flask]
    told: tuple[str, ...]


def prepare_start(settings: Settings) -> Start:
    """Build what the workers judge with, once for all, and find everything that is wrong before the server listens.

    Raises:
        SettingsError: a setting cannot be used.
        KnowledgeError: the knowledge cannot be used.
    """
    issuers = issuers_of(settings)
    registrations_of(settings)
    open_guard(settings).close()
    engine = build_engine(settings)
    check_profiles(issuers, engine)
    warm_up(engine)
    return Start(worker_loader(settings, engine), remarks(settings))


def remarks(settings: Settings) -> tuple[str, ...]:
    """What the operator should know, though it does not keep the server from starting.

    Raises:
        SettingsError: the ledger's settings cannot be used.
    """
    return (*_proxies(settings), *_ledger(settings))


def _proxies(settings: Settings) -> Iterator[str]:
    """TLS ends at a proxy, so production has one."""
    if settings.demo or settings.trusted_proxies:
        return
    if settings.calls_per_address:
        yield "CDS_TRUSTED_PROXIES is 0: behind a proxy all callers share its address, and so one CDS_CALLS_PER_ADDRESS"
    else:
        yield "CDS_TRUSTED_PROXIES is 0: callers cannot be told apart by address, so refused tokens have no limit"


def _ledger(settings: Settings) -> Iterator[str]:
    ledger = open_ledger(settings)
    try:
        ledger.prepare()
    except LedgerError as error:
        yield (
            f"CDS_DATABASE_URL: {error}; hooks are answered all the same, "
            "feedback is refused (503) and /ready says no until it is there"
        )
    finally:
        ledger.close()


def export_feedback(settings: Settings, form: str) -> Iterator[str]:
    """All stored feedback as ``csv`` or ``ndjson``, piece by piece.

    Raises:
        SettingsError: the ledger's settings cannot be used.
        LedgerError: the ledger cannot be read, or there is none; none is made.
    """
    with _existing_ledger(settings) as ledger:
        write = as_csv if form == "csv" else as_ndjson
        yield from write(ledger.events())


def purge_ledger(settings: Settings, before: datetime) -> tuple[int, int]:
    """Forget calls and issued cards from before then, at once; how many of each that were. Feedback stays.

    Raises:
        SettingsError: the ledger's settings cannot be used.
        LedgerError: not all of it is forgotten, or there is no ledger; none is made.
    """
    with _existing_ledger(settings) as ledger:
        gone = ledger.purge(before)
    return gone.calls, gone.cards


@contextmanager
def _existing_ledger(settings: Settings) -> Iterator[Ledger]:
    missing = missing_file(settings.database_url)
    if missing is not None:
        raise LedgerError(f"{missing}: there is no such database; name the server's in CDS_DATABASE_URL")
    ledger = open_ledger(settings)
    try:
        ledger.prepare()
        yield ledger
    finally:
        ledger.close()
