"""The explorer and SMART launch, put together from settings."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from flask import Blueprint

import cds_service
from cds_service.adapters.fhir_client import FhirClient
from cds_service.adapters.guard import Guard
from cds_service.adapters.ledger import Ledger
from cds_service.adapters.samples import SampleChart, read_samples
from cds_service.adapters.smart_client import AuthlibSmartClient
from cds_service.adapters.smart_registry import Registration, RegistryError, read_registrations
from cds_service.adapters.smart_write import SmartWriter
from cds_service.compose.material import Citation
from cds_service.errors import SettingsError
from cds_service.knowledge.load import Knowledge
from cds_service.services.chart_judge import ChartJudge
from cds_service.services.evaluate import Engine
from cds_service.services.explore import Chart, ChartReader, smart_issuer
from cds_service.services.launches import Launches
from cds_service.services.registry import Registry
from cds_service.settings import Settings
from cds_service.web.explorer.pages import explorer_blueprint
from cds_service.web.explorer.parts import ExplorerParts, PageKnowledge, RowWords, Sample
from cds_service.web.launch import launch_blueprint

_HOOK = "order-sign"
_DEFERRAL = "deferralDays"


def explorer_blueprints(
    settings: Settings,
    engine: Engine,
    registry: Registry,
    ledger: Ledger,
    guard: Guard,
    pool: Executor,
    clock: Callable[[], datetime],
    visit: Callable[[str], None],
) -> tuple[Blueprint, ...]:
    """``/launch`` and ``/app``; ``visit`` counts who opens them.

    Raises:
        SettingsError: the registrations cannot be used.
    """
    registrations = registrations_of(settings)
    knowledge = engine.knowledge
    resources = dict.fromkeys(t.partition("?")[0].partition("/")[0] for t in knowledge.services.prefetch.values())
    client = AuthlibSmartClient(registrations, guard, settings.base_url, tuple(resources))
    reader = FhirClient(guard, {smart_issuer(r.server): r.networks for r in registrations})
    parts = ExplorerParts(
        demo=settings.demo,
        base_url=settings.base_url,
        launches=Launches(client, ledger.sessions),
        handles=ledger.handles,
        read=ChartReader(reader, knowledge.services.prefetch, pool).read,
        write=SmartWriter(registrations, guard).write,
        judge=ChartJudge(replace(engine, demo=False), registry.for_hook(_HOOK)),  # the page itself says what it is
        knowledge=page_knowledge(knowledge, engine),
        samples=samples() if settings.demo else (),
        frame_ancestors=settings.frame_ancestors,
        visit=visit,
        trusted_proxies=settings.trusted_proxies,
        clock=clock,
    )
    return (launch_blueprint(parts), explorer_blueprint(parts))


def registrations_of(settings: Settings) -> tuple[Registration, ...]:
    """The servers that may launch the app.

    Raises:
        SettingsError: every fault that was found.
    """
    try:
        return read_registrations(settings.smart_servers, demo=settings.demo)
    except RegistryError as error:
        raise SettingsError([f"CDS_SMART_SERVERS: {problem}" for problem in error.problems]) from None


def page_knowledge(knowledge: Knowledge, engine: Engine) -> PageKnowledge:
    """What the page shows of the knowledge."""
    ranks: dict[str, int] = {}
    for row in knowledge.table.rows:
        if row.disposition is not None:
            ranks.setdefault(row.disposition, len(ranks))
    evidence = knowledge.evidence
    rows = {
        row.id: RowWords(
            row.title,
            tuple(Citation(evidence[name].label, evidence[name].url) for name in row.evidence if name in evidence),
        )
        for row in knowledge.table.rows
    }
    return PageKnowledge(
        explorer=knowledge.explorer,
        material=engine.composer.material,
        rows=rows,
        ranks=ranks,
        deferral_days=int(knowledge.parameters[_DEFERRAL]),
        forms=knowledge.questionnaires,
    )


def samples(package: Path = Path(cds_service.__file__).parent) -> tuple[Sample, ...]:
    """The sample patients: inside the package as installed, of the fixtures beside it in a checkout.

    Raises:
        SettingsError: they cannot be used.
    """
    inside = package / "samples"
    try:
        return tuple(
            map(_sample, read_samples(inside if inside.is_dir() else package.parent / "fhir_fixtures" / "patients"))
        )
    except ValueError as error:
        raise SettingsError([f"sample patients: {error}"]) from None


def _sample(found: SampleChart) -> Sample:
    return Sample(found.id, found.title, found.story, Chart(found.patient_id, found.as_of, found.pages))
