"""The knowledge for those who change it and those who review it."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.errors import KnowledgeError, Problem
from cds_service.knowledge.load import load_knowledge
from cds_service.settings import Settings


def check_knowledge(settings: Settings) -> Sequence[Problem]:
    """Every problem of ``cards/`` and the overlay, by file and line."""
    # the FHIR models take a second to import, which only this command should cost
    from cds_service.knowledge.terminology_checks import check_terminology

    try:
        known = load_knowledge(overlay=settings.overlay)
    except KnowledgeError as error:
        return error.problems
    medicines = {name for drug in known.chart.drugs for name in drug.value_sets}
    return check_terminology(known.root, known.terminology, known.findings, known.studies, medicines)


def render_knowledge(settings: Settings, form: str) -> str:
    """The knowledge as one page, ``html`` or ``markdown``.

    Raises:
        KnowledgeError: it cannot be used.
    """
    raise NotImplementedError(form)
