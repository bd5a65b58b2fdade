"""The YAML shape of ``cards/lumbar-imaging/narrative/lay.yaml``; msgspec checks it."""

from __future__ import annotations

import msgspec

from cds_service.knowledge.narrative.docs import Doc


class MeetingDoc(Doc):
    """One entry of ``meetings``."""

    says: str
    of: tuple[str, str]
    within: int
    ordered: bool = False
    across: bool = False
    not_with: list[str] = msgspec.field(default_factory=list)


class LayDoc(Doc):
    """``lay.yaml``."""

    version: str
    longest: int
    notions: dict[str, list[str]]
    meetings: list[MeetingDoc]
