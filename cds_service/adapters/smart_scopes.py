"""The scopes that a launch asks for: what the service reads, and no wildcard (SMART App Launch 2.2.0, Scopes)."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.adapters.smart_metadata import Metadata
from cds_service.adapters.smart_registry import Registration
from cds_service.services.smart import WRITTEN

_V1_WRITE = "patient/{}.write"
_V2_WRITE = "patient/{}.c"


def asked_scopes(registration: Registration, resources: Sequence[str], metadata: Metadata, *, ehr: bool) -> str:
    """Scopes as one string; version 1 only for servers without version 2."""
    read, write = ("patient/{}.rs", _V2_WRITE) if metadata.version_two else ("patient/{}.read", _V1_WRITE)
    scopes = ["launch" if ehr else "launch/patient"]
    if registration.identity:
        scopes += ["openid", "fhirUser"]
    if "permission-online" in metadata.capabilities or "permission-offline" not in metadata.capabilities:
        scopes.append("online_access")
    scopes += [read.format(name) for name in registration.resources or resources]
    if registration.write:
        scopes += [write.format(name) for name in WRITTEN]
    return " ".join(scopes)
