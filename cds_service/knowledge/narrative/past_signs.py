"""Words of signs that are over: what brackets call them, what somebody goes on with, and what is well since."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from cds_service.knowledge.narrative.still_found import any_of


@dataclass(frozen=True)
class PastSignWords:
    """``naming``: words beside the names of signs in brackets. ``habits``: what somebody goes on with, a ``*`` is any ending.

    ``voiding``: words of passing urine. ``left``: complaints behind "it resolved", that something is left.
    """

    naming: frozenset[str]
    habits: tuple[str, ...]
    voiding: tuple[str, ...]
    left: frozenset[str]

    @cached_property
    def habit(self) -> re.Pattern[str]:
        """Finds a word in a text that somebody goes on with something."""
        return any_of(self.habits)

    @cached_property
    def void(self) -> re.Pattern[str]:
        """Finds a word of passing urine in a text."""
        return any_of(self.voiding)
