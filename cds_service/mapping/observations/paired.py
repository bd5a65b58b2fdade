"""Reflexes that are reduced on both sides alike point to no root: they become one finding of both sides.

Source: clinical.md 4.3 ("one side"), K6 (absent on both sides in older people).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from cds_service.clinical.findings import Reading, Side, Status
from cds_service.clinical.quick import replace

Ranked = tuple[Reading, float | None]
"""A reading and its place on the scale from 0 to 4; None where words tell no grade."""

_ONE_SIDE = (Side.LEFT, Side.RIGHT)


def paired(ranked: Iterable[Ranked]) -> Iterator[Reading]:
    """The readings, with the side ``bilateral`` where left and right are reduced alike on the same day."""
    days: dict[tuple[str, date | None], list[Ranked]] = {}
    for reading, rank in ranked:
        if reading.status is Status.PRESENT and reading.side in _ONE_SIDE:
            days.setdefault((reading.finding, reading.recorded), []).append((reading, rank))
        else:
            yield reading
    for group in days.values():
        alike = _alike(group)
        for reading, _ in group:
            yield replace(reading, side=Side.BILATERAL) if alike else reading


def _alike(group: Iterable[Ranked]) -> bool:
    lowest: dict[Side | None, float | None] = {}
    for reading, rank in group:
        known = lowest.get(reading.side)
        lowest[reading.side] = rank if known is None or (rank is not None and rank < known) else known
    if len(lowest) < len(_ONE_SIDE):
        return False
    left, right = lowest[Side.LEFT], lowest[Side.RIGHT]
    return left is None or right is None or left == right
