"""From settings to an engine: the knowledge with a site's numbers, and what judges by it. No I/O beyond reading ``cards/``."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, tzinfo

from cds_service.clinical.decision import Parameter
from cds_service.compose.build import build_material
from cds_service.compose.compose import Composer
from cds_service.errors import SettingsError
from cds_service.knowledge.load import Knowledge, load_knowledge, pressing_rows
from cds_service.mapping.book import Book
from cds_service.mapping.narrative.reader import NarrativeReader
from cds_service.services.evaluate import Engine
from cds_service.settings import Settings

SILENT_WHEN_APPROPRIATE = frozenset({"mriAppropriate"})


def build_engine(settings: Settings) -> Engine:
    """The engine for these settings.

    Raises:
        KnowledgeError: the knowledge cannot be used. SettingsError: a setting names something that is not in it.
    """
    with _uncollected():
        return _engine(settings)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without collection of garbage: a million small objects are made that all stay, and looking through them again and
    again took a quarter of building the service."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _engine(settings: Settings) -> Engine:
    knowledge = load_knowledge(overlay=settings.overlay)
    problems = wrong_names(settings, knowledge)
    if problems:
        raise SettingsError(problems)
    if settings.parameters or settings.rules_off:
        knowledge = knowledge.with_settings(settings.parameters, settings.rules_off)
    return Engine(
        knowledge=knowledge,
        rules=knowledge.rules,
        derive=knowledge.derive,
        book=build_book(knowledge, settings.time_zone),
        composer=Composer(build_material(knowledge)),
        silent=SILENT_WHEN_APPROPRIATE if settings.silent_appropriate else frozenset(),
        withheld=settings.shadow_rules,
        demo=settings.demo,
    )


def build_book(knowledge: Knowledge, zone: tzinfo = UTC) -> Book:
    """What charts are read with."""
    return Book(
        terminology=knowledge.terminology,
        findings=knowledge.findings,
        studies=knowledge.studies,
        chart=knowledge.chart,
        values=knowledge.values,
        text=NarrativeReader(knowledge.narrative),
        adult_age=knowledge.parameters["adultAge"],
        zone=UTC if str(zone) == "UTC" else zone,  # in which dates are read quickest
    )


def wrong_names(settings: Settings, knowledge: Knowledge) -> list[str]:
    """Settings that name what the knowledge does not have, or what no setting may silence."""
    rows = {row.id for row in knowledge.table.rows}
    services = {service.id for service in knowledge.services.discovery.services}
    pressing = pressing_rows(knowledge)
    problems = []
    for setting, named in (("CDS_SHADOW_RULES", settings.shadow_rules), ("CDS_RULES_OFF", settings.rules_off)):
        problems += [f"{setting}: there is no row {name}" for name in sorted(named - rows)]
        problems += [
            f"{setting}: row {name} tells of an emergency or urgent matter and stays on; to try the service "
            "without showing anything use CDS_SHADOW_SERVICES"
            for name in sorted(named & pressing)
        ]
    problems += [
        f"CDS_SHADOW_SERVICES: there is no service {name}" for name in sorted(settings.shadow_services - services)
    ]
    if settings.client_profile not in knowledge.library.profiles:
        problems.append("CDS_CLIENT_PROFILE: there is no such client profile")
    problems += _out_of_range(settings.parameters, knowledge.table.parameters)
    return problems


def _out_of_range(given: Mapping[str, float], parameters: Mapping[str, Parameter]) -> Iterator[str]:
    """Numbers with which everybody would be passed over, or everybody would alarm."""
    for name, value in given.items():
        low, high = parameters[name].allowed or (value, value)
        if not low <= value <= high:
            yield f"{parameters[name].setting}: must be {low:g} to {high:g} ({parameters[name].meaning})"
