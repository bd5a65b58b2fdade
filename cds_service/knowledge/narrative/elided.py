"""Words of predicates that the next clause leaves out: ``elided`` of ``narrative/words.yaml``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ElidedWords:
    """``predicates``: how something is, said once for two ("bladder normal, bowels not").

    ``contrasting``: between the two clauses. ``denying``: they end the second one and deny the predicate; ``asserting``: they
    end it where the first denied the predicate ("the bladder is not affected, the bowel is").
    """

    predicates: frozenset[str]
    contrasting: frozenset[str]
    denying: frozenset[str]
    asserting: frozenset[str]
