"""The services as Markdown: where each is, and what it asks for, in the words of discovery."""

from __future__ import annotations

from cds_service.hooks.discovery import Service
from cds_service.knowledge.service import ServiceCatalog

_REQUIRED, _WELCOME = "required", "read from `fhirServer` when missing"


def service_tables(catalog: ServiceCatalog) -> str:
    """One heading, address and table of templates for each service, in the order of discovery."""
    return "\n".join(_service(service, catalog) for service in catalog.discovery.services)


def _service(service: Service, catalog: ServiceCatalog) -> str:
    path = f"/cds-services/{service.id}"
    rows = "".join(
        f"| `{key}` | `{template}` | {_REQUIRED if key in catalog.required else _WELCOME} |\n"
        for key, template in (service.prefetch or {}).items()
    )
    return (
        f"**{service.hook}**: `{path}`, feedback to `{path}/feedback`\n\n"
        f"| prefetch key | template | needed |\n|---|---|---|\n{rows}"
    )
