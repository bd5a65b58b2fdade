"""Which service answers: its hook, the data that it asks for, and what it may not do without."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cds_service.errors import RequestError
from cds_service.knowledge.service import ServiceCatalog


@dataclass(frozen=True, slots=True)
class RegisteredService:
    """One service of the discovery document. ``shadow``: it judges and records, but shows no card."""

    id: str
    hook: str
    required: tuple[str, ...]
    shadow: bool = False


class Registry:
    """The services by id, and by the hook that each answers alone."""

    def __init__(self, catalog: ServiceCatalog, shadow: Iterable[str] = ()) -> None:
        hidden = frozenset(shadow)
        services = [
            RegisteredService(service.id, service.hook, catalog.required, service.id in hidden)
            for service in catalog.discovery.services
        ]
        self._by_id = {service.id: service for service in services}
        self._by_hook = {service.hook: service for service in services}

    def service(self, service_id: str) -> RegisteredService:
        """The service of this id.

        Raises:
            RequestError: 404.
        """
        found = self._by_id.get(service_id)
        if found is None:
            raise RequestError(404, "there is no such service", code="not-found")
        return found

    def for_hook(self, hook: str) -> RegisteredService:
        """The service that answers ``hook``.

        Raises:
            RequestError: 400 at ``$.hook``.
        """
        found = self._by_hook.get(hook)
        if found is None:
            raise RequestError(400, "is not a hook that is answered here", path="$.hook", code="value")
        return found

    @property
    def ids(self) -> frozenset[str]:
        """All service ids."""
        return frozenset(self._by_id)
