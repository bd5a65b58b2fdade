"""A side that closes a list of full grades is that of all: "dorsiflexion 5/5, EHL 5/5, plantarflexion 5/5 bilaterally"."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.clinical.findings import Side, Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.statements.attach import Around, side_of
from cds_service.mapping.narrative.statements.said import Said
from cds_service.mapping.narrative.text import grammar


def full_on_both_sides(around: Around, said: Sequence[Said]) -> list[Said]:
    """The statements, those of full strength without a side as of both legs where the sentence ends with that alone.

    What is weak keeps to what is told of it: "quadriceps 4/5, EHL 3/5 bilaterally" leaves the side of the first open.
    """
    sides = [item for item in around.items if item.has(Kind.SIDE)]
    if len(sides) != 1 or side_of(sides[0]) is not Side.BILATERAL or not _ends(around, sides[0].last):
        return list(said)
    return [one._replace(side=Side.BILATERAL) if _is_full(one) else one for one in said]


def _ends(around: Around, at: int) -> bool:
    return all(around.tokens[i].norm in grammar.CLOSING for i in range(at, around.last))


def _is_full(one: Said) -> bool:
    return one.status is Status.ABSENT and one.grade is not None and one.side is None
