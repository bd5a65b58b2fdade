"""What a sentence says, before it becomes mentions: a finding, its status, the items it was read from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cds_service.clinical.findings import Side, Status
from cds_service.mapping.narrative.context.context import Context

NOBODY = -1
"""Owner of a statement that no phrase carries (a bare number)."""


class Said(NamedTuple):
    """One statement: ``owner`` is the index of the item that carries courses and times."""

    finding: str
    status: Status
    owner: int
    first: int
    last: int
    """Tokens from ``first`` to before ``last``."""
    possible: bool = False
    side: Side | None = None
    grade: str | None = None
    value: float | None = None
    unit: str | None = None
    comparator: str | None = None
    qualifiers: frozenset[str] = frozenset()
    phrase: str = ""
    """The name of the phrase, when it is not the finding."""
    context: Context = Context()
    unplaced: bool = False
    """Whether no area was named, so that a text about arms only may mean those."""
    compared: bool = False
    """Whether its grade is the latest of several, so that the times beside it are not since when it is so."""
    lifelong: bool = False
    """Whether it is so since youth, and unchanged."""


def silent(context: Context) -> bool:
    """Whether a statement in this context is none about this patient now."""
    return context.hypothetical or context.other or context.question or context.unanswered or context.supposed


def opposite(status: Status) -> Status:
    """Present for absent and the other way round."""
    return {Status.PRESENT: Status.ABSENT, Status.ABSENT: Status.PRESENT}.get(status, status)


def unique(found: Sequence[Said]) -> list[Said]:
    """Without repetition, order kept."""
    return list(dict.fromkeys(found))


def without_poorer(said: Sequence[Said]) -> list[Said]:
    """Without statements that another of the sentence makes with a grade."""
    graded = {(s.finding, s.status, side) for s in said if s.grade is not None for side in (s.side, None)}
    return [s for s in said if s.grade is not None or (s.finding, s.status, s.side) not in graded]
