"""Words of the normal range in brackets behind a number: ``range`` of ``narrative/quantities.yaml``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RangeWords:
    """``names``: a range has one of them ("1.4 (normal < 0.4)"). ``between``: what may stand in it too."""

    names: frozenset[str]
    between: frozenset[str]
