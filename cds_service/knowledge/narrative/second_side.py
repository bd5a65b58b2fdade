"""Words of pain of one leg and then of the second as well: ``secondSide`` of ``narrative/context.yaml``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SecondSideWords:
    """``complaints``: findings of one leg; ``adds``: the finding that it is then; ``also``: that it is so as well.

    ``other``: before leg or side, the second one; ``begun``: with those, that it is there; ``pain``, ``leg``: how it
    and its place are named; ``plain``: all that else stands in such a clause; ``over``: that the first one is no more.
    """

    complaints: frozenset[str]
    adds: str
    also: frozenset[str]
    other: frozenset[str]
    begun: frozenset[str]
    pain: frozenset[str]
    leg: frozenset[str]
    plain: frozenset[str]
    over: frozenset[str]
