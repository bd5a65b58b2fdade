"""Everyday words whose meeting in one sentence says what no fixed phrase can list: ``narrative/lay.yaml``."""

from __future__ import annotations

from dataclasses import dataclass

from cds_service.knowledge.narrative.automaton import State
from cds_service.knowledge.narrative.entries import Entry


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two notions near each other that together state ``stanza``.

    ``notions``: their names, in either order unless ``ordered``. ``within``: tokens that may stand between them.
    ``across``: also where a word like "but" stands between them.
    ``not_with``: words of the same sentence that take it away.
    """

    stanza: str
    notions: tuple[str, str]
    within: int
    ordered: bool
    across: bool
    not_with: frozenset[str]


@dataclass(frozen=True, slots=True)
class LayWords:
    """``notions``: the first state of their phrases. ``names``: of all. ``longest``: characters of a text that is looked at."""

    longest: int
    notions: State[Entry]
    names: frozenset[str]
    meetings: tuple[Meeting, ...]
