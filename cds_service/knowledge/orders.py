"""Reads ``cards/lumbar-imaging/orders/*.json``: FHIR ActivityDefinitions of what a card may offer to order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from cds_service.errors import Problem
from cds_service.hooks.plain import plain

FOLDER = "lumbar-imaging/orders"


class _Coding(msgspec.Struct, omit_defaults=True):
    system: str
    code: str
    display: str | None = None


class _Concept(msgspec.Struct, omit_defaults=True):
    text: str
    coding: list[_Coding] = []


class _Definition(msgspec.Struct, rename="camel"):
    resource_type: str
    id: str
    title: str
    kind: str
    intent: str
    priority: str
    code: _Concept


@dataclass(frozen=True, slots=True)
class OrderDefinition:
    """One order that cards may offer.

    ``draft``: members of the ServiceRequest that do not depend on the patient. ``codings``: (system, code) by which the
    same order is recognised among the drafts. ``raw``: the ActivityDefinition as it is published.
    """

    id: str
    title: str
    draft: Mapping[str, object]
    codings: frozenset[tuple[str, str]]
    raw: bytes


def read_orders(root: Path, problems: list[Problem]) -> dict[str, OrderDefinition]:
    """The orders below ``root`` (the ``cards`` folder) by id; what is wrong is added to ``problems``."""
    found: dict[str, OrderDefinition] = {}
    for path in sorted((root / FOLDER).glob("*.json")):
        name = f"{FOLDER}/{path.name}"
        raw = path.read_bytes()
        try:
            definition = msgspec.json.decode(raw, type=_Definition)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            problems.append(Problem(name, 1, plain(str(error), quote=True)))
            continue
        for fault in _faults(definition, path.stem):
            problems.append(Problem(name, 1, fault))
        found[definition.id] = _order(definition, raw)
    return found


def _faults(definition: _Definition, stem: str) -> list[str]:
    found = []
    if definition.resource_type != "ActivityDefinition" or definition.kind != "ServiceRequest":
        found.append("must be an ActivityDefinition of kind ServiceRequest")
    if definition.id != stem:
        found.append("the id must be the name of the file")
    return found


def _order(definition: _Definition, raw: bytes) -> OrderDefinition:
    draft: dict[str, object] = {
        "resourceType": "ServiceRequest",
        "status": "draft",
        "intent": definition.intent,
        "priority": definition.priority,
        "code": msgspec.to_builtins(definition.code),
    }
    codings = frozenset((coding.system, coding.code) for coding in definition.code.coding)
    return OrderDefinition(definition.id, definition.title, draft, codings, raw)
