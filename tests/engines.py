"""Engines for the many services that tests build: one is made for settings that judge alike, as a server makes one."""

from __future__ import annotations

from cds_service.bootstrap.engine import build_engine
from cds_service.services.evaluate import Engine
from cds_service.settings import Settings

BUILT_OF = (
    "demo", "overlay", "parameters", "time_zone", "shadow_services", "shadow_rules", "rules_off", "silent_appropriate",
    "client_profile",
)  # fmt: skip
"""The settings that an engine depends on; a test holds it to that."""

_KEPT = 3
_made: dict[str, Engine] = {}


def engine_for(settings: Settings) -> Engine:
    """An engine of these settings: one of the last few that were made, or a new one; new where a site's folder counts."""
    if settings.overlay is not None:
        return build_engine(settings)
    key = repr([getattr(settings, name) for name in BUILT_OF])
    if key not in _made:
        if len(_made) == _KEPT:
            del _made[next(iter(_made))]
        _made[key] = build_engine(settings)
    return _made[key]
