"""The knowledge as it is shown to others: version, hash, FHIR resources, source attributes."""

from __future__ import annotations

from cds_service.errors import KnowledgeError, Problem
from cds_service.knowledge.load import Knowledge
from cds_service.knowledge.published import read_published
from cds_service.web.parts import Published
from cds_service.web.source_attributes import FILE


def published(knowledge: Knowledge) -> Published:
    """What ``/fhir``, ``/ready`` and ``/source-attributes`` show.

    Raises:
        KnowledgeError: a resource cannot be read.
    """
    problems: list[Problem] = []
    resources = read_published(knowledge.root, problems)
    if problems:
        raise KnowledgeError(problems)
    return Published(
        version=knowledge.version,
        knowledge_hash=knowledge.hash,
        released=knowledge.services.released,
        resources=resources,
        source_attributes=(knowledge.root / FILE).read_text("utf-8"),
    )
