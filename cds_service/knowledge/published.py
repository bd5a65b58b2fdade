"""The FHIR resources of ``cards/`` as they are published: by type and id, as their files hold them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from cds_service.errors import Problem
from cds_service.hooks.plain import plain

FOLDERS = {
    "ActivityDefinition": "lumbar-imaging/orders",
    "CodeSystem": "codesystems",
    "Questionnaire": "questionnaires",
    "ValueSet": "valuesets",
}
"""Type -> folder under ``cards/``."""


class _Named(msgspec.Struct, rename="camel"):
    resource_type: str
    id: str


def read_published(root: Path, problems: list[Problem]) -> Mapping[str, Mapping[str, bytes]]:
    """Type -> id -> resource (JSON without spaces); what is wrong is added to ``problems``."""
    return {kind: _shelf(root, kind, folder, problems) for kind, folder in FOLDERS.items()}


def _shelf(root: Path, kind: str, folder: str, problems: list[Problem]) -> Mapping[str, bytes]:
    found: dict[str, bytes] = {}
    for path in sorted((root / folder).glob("*.json")):
        name, raw = f"{folder}/{path.name}", path.read_bytes()
        try:
            named = msgspec.json.decode(raw, type=_Named)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            problems.append(Problem(name, 1, plain(str(error), quote=True)))
            continue
        if named.resource_type != kind or named.id in found:
            problems.append(Problem(name, 1, f"must be a {kind} with an id of its own"))
            continue
        found[named.id] = msgspec.json.format(raw, indent=-1)
    return found
