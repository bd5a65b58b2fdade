"""Reads ``cards/lumbar-imaging/service.yaml``: the services, and which data each asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec
import yaml

from cds_service.errors import Problem
from cds_service.fhir.record import Key
from cds_service.hooks.discovery import Discovery, Service, check_discovery
from cds_service.hooks.plain import plain
from cds_service.knowledge.cards.docs import Doc
from cds_service.knowledge.source import plain_yaml

FILE = "lumbar-imaging/service.yaml"


class _ServiceDoc(Doc):
    id: str
    hook: str
    hook_version: str
    title: str
    description: str


class _FileDoc(Doc):
    version: str
    released: str
    specification: str
    prefetch: dict[str, str]
    required: list[str]
    usage_requirements: str
    services: list[_ServiceDoc]


@dataclass(frozen=True, slots=True)
class ServiceCatalog:
    """The services and their data.

    ``prefetch``: key to template, the same for all services. ``required``: keys without which no advice is given,
    unless what is there shows an emergency (contract section 3a). ``released``: date of the knowledge.
    """

    discovery: Discovery
    prefetch: Mapping[str, str]
    required: tuple[str, ...]
    released: str = ""

    def hook_of(self, service_id: str) -> str | None:
        """The hook that a service answers, None for an id that does not exist."""
        return next((s.hook for s in self.discovery.services if s.id == service_id), None)


EMPTY = ServiceCatalog(Discovery(services=()), {}, ())


def read_services(root: Path, problems: list[Problem]) -> ServiceCatalog:
    """The services below ``root`` (the ``cards`` folder); what is wrong is added to ``problems``."""
    try:
        doc = msgspec.convert(plain_yaml((root / FILE).read_text("utf-8")), _FileDoc)
    except OSError:
        problems.append(Problem(FILE, 1, "the file is missing"))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problems.append(Problem(FILE, mark.line + 1 if mark else 1, "must be YAML"))
    except msgspec.ValidationError as error:
        problems.append(Problem(FILE, 1, plain(str(error), quote=True)))
    else:
        return _checked(doc, problems)
    return EMPTY


def _checked(doc: _FileDoc, problems: list[Problem]) -> ServiceCatalog:
    keys = set(Key)
    for name in doc.prefetch:
        if name not in keys:
            problems.append(Problem(FILE, 1, f"prefetch.{name}: no reader knows this key"))
    for name in doc.required:
        if name not in doc.prefetch:
            problems.append(Problem(FILE, 1, f"required: {name} is not asked for"))
    discovery = Discovery(services=tuple(_service(service, doc) for service in doc.services))
    problems += [Problem(FILE, 1, line) for line in check_discovery(discovery)]
    return ServiceCatalog(discovery, dict(doc.prefetch), tuple(doc.required), doc.released)


def _service(service: _ServiceDoc, doc: _FileDoc) -> Service:
    return Service(
        id=service.id,
        hook=service.hook,
        title=service.title,
        description=service.description,
        prefetch=dict(doc.prefetch),
        usage_requirements=doc.usage_requirements,
        version=doc.specification,
        hook_version=service.hook_version,
    )
