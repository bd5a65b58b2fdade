"""The explorer and SMART launch, put together from settings."""

from __future__ import annotations

from flask import Blueprint

from cds_service.adapters.guard import Guard
from cds_service.adapters.ledger import Ledger
from cds_service.services.judge import Judge
from cds_service.settings import Settings


def explorer_blueprints(settings: Settings, judge: Judge, ledger: Ledger, guard: Guard) -> tuple[Blueprint, ...]:
    """``/launch`` and ``/app``."""
    return ()
