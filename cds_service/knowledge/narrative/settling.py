"""What settles a finding that is left open: ``settles`` of ``narrative/findings.yaml``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settling:
    """``open``: the finding that is settled; ``names``: words with which a statement names what it is of; ``parts``: of a part."""

    open: str
    names: frozenset[str]
    parts: frozenset[str]
