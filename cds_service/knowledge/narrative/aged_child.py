"""Words of a child who is named with an age: ``agedChild`` of ``narrative/context.yaml``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AgedChildWords:
    """``children``: of whom it may be told; ``before``: what may stand before them. ``grown``: the age from which one is none.

    ``parents``: who comes with a child comes for the child. ``does``: begins what is told of the child; ``otherwise``: from one
    of them on it may be the patient again ("her son, 12, has noticed she ...").
    """

    children: frozenset[str]
    before: frozenset[str]
    grown: int
    parents: frozenset[str]
    does: frozenset[str]
    otherwise: frozenset[str]
