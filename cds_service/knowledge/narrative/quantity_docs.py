"""The YAML shape of ``cards/lumbar-imaging/narrative/quantities.yaml``; msgspec checks it."""

from __future__ import annotations

from typing import Literal

import msgspec

from cds_service.knowledge.narrative.docs import Doc
from cds_service.knowledge.narrative.ranges import RangeWords


class QuantityDoc(Doc):
    """One entry of ``quantities``."""

    finding: str
    phrases: list[str]
    units: dict[str, str]
    plausible: dict[str, tuple[float, float]]
    at_least: dict[str, float] = msgspec.field(default_factory=dict)
    below: dict[str, float] = msgspec.field(default_factory=dict)
    not_with: list[str] = msgspec.field(default_factory=list)
    bare: bool = False
    any_unit: bool = False
    apart: bool = False
    before: Literal["", "too", "only"] = ""
    behind: list[str] = msgspec.field(default_factory=list)
    denies: bool = True


class QuantitiesDoc(Doc):
    """``quantities.yaml``."""

    version: str
    words: dict[Literal["normal", "raised"], list[str]]
    range: RangeWords
    counted: frozenset[str]
    moments: list[str]
    moment_of: list[str]
    rates: frozenset[str]
    voided: list[str]
    quantities: dict[str, QuantityDoc]
