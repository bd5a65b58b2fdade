"""The knowledge for those who change it and those who review it."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.errors import KnowledgeError, Problem
from cds_service.knowledge.load import load_knowledge
from cds_service.settings import Settings


def check_knowledge(settings: Settings) -> Sequence[Problem]:
    """Every problem of ``cards/`` and the overlay, by file and line."""
    try:
        load_knowledge(overlay=settings.overlay)
    except KnowledgeError as error:
        return error.problems
    return ()


def render_knowledge(settings: Settings, form: str) -> str:
    """The knowledge as one page, ``html`` or ``markdown``.

    Raises:
        KnowledgeError: it cannot be used.
    """
    raise NotImplementedError(form)
