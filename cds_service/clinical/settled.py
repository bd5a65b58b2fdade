"""What silence alone makes of criteria: partial evaluation of the decision table for one state of the sources."""

from __future__ import annotations

from collections.abc import Iterable

from cds_service.clinical.criteria import Criterion
from cds_service.clinical.scene import Scene
from cds_service.clinical.silence import Settled
from cds_service.clinical.truth import NO, YES

_DECISIVE = {"all": NO, "any": YES}
"""The answer of one part that is that of the whole, whatever the others say."""


def settle(criteria: Iterable[Criterion], scene: Scene, often: frozenset[str]) -> dict[str, Settled]:
    """By key, the answers of the criteria and of their parts, each with the findings that could change it.

    ``scene``: a chart that says nothing, its sources in the state at hand, with some answer for every row. What also
    rests on the order, the person, the time or a row is left out, unless a part of it settles the whole. ``often``:
    findings that most charts name, so that little hangs on silence about them.
    """
    settling = _Settling(scene, often)
    for criterion in criteria:
        settling.settle(criterion)
    return settling.found


class _Settling:
    def __init__(self, scene: Scene, often: frozenset[str]) -> None:
        self.scene = scene
        self.often = often
        self.found: dict[str, Settled] = {}

    def settle(self, criterion: Criterion) -> Settled | None:
        settled = self.found.get(criterion.key)
        if settled is None:
            settled = self.whole(criterion) if criterion.parts else self.leaf(criterion)
            if settled is not None:
                self.found[criterion.key] = settled
        return settled

    def leaf(self, criterion: Criterion) -> Settled | None:
        return None if criterion.reads is None else (criterion.reads, criterion.check(self.scene))

    def whole(self, criterion: Criterion) -> Settled | None:
        """What settled parts make of the whole."""
        parts = [self.settle(part) for part in criterion.parts]
        known = [part for part in parts if part is not None]
        decisive = [part for part in known if part[1] is _DECISIVE.get(criterion.operator)]
        if decisive:
            return min(decisive, key=lambda part: (not part[0].isdisjoint(self.often), len(part[0])))
        if len(known) < len(parts):
            return None
        # every part answers here as it does wherever it is settled, so the whole does as well
        return frozenset[str]().union(*(reads for reads, _ in known)), criterion.check(self.scene)
