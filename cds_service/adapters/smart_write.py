"""Writing to a registered FHIR server what the user recorded and confirmed; nothing else is ever written there."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from cds_service.adapters.guard import Guard, Scope, failed
from cds_service.adapters.smart_registry import Registration
from cds_service.adapters.urls import parse, refused
from cds_service.services.ports import Deadline
from cds_service.services.smart import WRITTEN, Grant, SmartServer

_SECONDS = 10.0
_MOST_BYTES = 1024 * 1024
_TOKEN = re.compile(r"[\x21-\x7e]{1,16384}")
_CREATED = (200, 201)


class _Head(msgspec.Struct, rename="camel"):
    resource_type: str


class SmartWriter:
    """Creates resources with the token of a grant, through the guard."""

    def __init__(self, registrations: Iterable[Registration], guard: Guard) -> None:
        self._registrations = {registration.server.id: registration for registration in registrations}
        self._guard = guard

    def write(self, server: SmartServer, grant: Grant, resources: tuple[bytes, ...]) -> int:
        """Creates each resource; the number created.

        Raises:
            FetchError: one was refused, or the server does not answer.
        """
        registration = self._registrations[server.id]
        if not grant.may_write or not _TOKEN.fullmatch(grant.access_token):
            raise refused("writing is not granted")
        deadline = Deadline.after(_SECONDS)
        base = str(registration.base).removesuffix("/")
        for resource in resources:
            kind = msgspec.json.decode(resource, type=_Head).resource_type
            if kind not in WRITTEN:
                raise refused("a type that is never written")
            answer = self._guard.call(
                "POST",
                parse(f"{base}/{kind}"),
                Scope(registration.base, registration.networks),
                headers={
                    "Authorization": f"Bearer {grant.access_token}",
                    "Content-Type": "application/fhir+json",
                    "Accept": "application/fhir+json",
                    "User-Agent": "radiculopathy-cds",
                },
                body=resource,
                deadline=deadline,
                most_bytes=_MOST_BYTES,
            )
            if answer.status not in _CREATED:
                raise failed(f"the server answered {answer.status}")
        return len(resources)
