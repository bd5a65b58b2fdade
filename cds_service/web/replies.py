"""An answer before it is HTTP: status, type, bytes. The Flask views and the fast path share it."""

from __future__ import annotations

from dataclasses import dataclass

from cds_service.clinical.quick import quick

JSON = "application/json"
FHIR_JSON = "application/fhir+json"

Headers = tuple[tuple[str, str], ...]


@quick
@dataclass(frozen=True, slots=True)
class Reply:
    """What to send. ``headers`` are those of this reply alone; :mod:`cds_service.web.headers` adds the common ones."""

    status: int
    content_type: str | None
    body: bytes
    headers: Headers = ()
