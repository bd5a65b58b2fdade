"""Which root is likely: priors times capped weights, the strongest finding per class.

Approximate by design: top two roots and a margin, or "not localisable". It never changes the
disposition by itself. Source: clinical.md 4.3, K4 to K6.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cds_service.clinical.assessment import Localisation, RootWeight
from cds_service.clinical.findings import Charted, Finding, Side, Status

NOT_LOCALISABLE = "notLocalisable"


@dataclass(frozen=True, slots=True)
class WeightTable:
    """The weights of localisation.yaml; ``classes``: class -> finding -> factor per root."""

    roots: tuple[str, ...]
    prior: Mapping[str, float]
    classes: Mapping[str, Mapping[str, tuple[float, ...]]]
    cap: float
    floor: float
    normal: float
    not_localisable_below: float
    one_sided: frozenset[str]
    pain_only: str
    notes: tuple[tuple[str, str], ...]
    labels: Mapping[str, str]


def localise(table: WeightTable, charted: Charted) -> Localisation | None:
    """The likely root of the worse side; None when no localising finding is recorded at all."""
    sides = [Side.LEFT, Side.RIGHT, None]
    scored = [(side, _strongest(table, charted, side)) for side in sides]
    if not any(used for _, used in scored):
        return None
    _, used = max(scored, key=lambda item: sum(name != table.pain_only for name in item[1]) * 10 + len(item[1]))
    weights = dict(table.prior)
    for finding, factors in used.values():
        for root, factor in zip(table.roots, factors, strict=True):
            weights[root] *= min(max(factor, table.floor), table.cap)
    _explicit_normals(table, charted, weights)
    total = sum(weights.values())
    ranked = sorted(((w / total, root) for root, w in weights.items()), key=lambda item: (-item[0], item[1]))
    margin = ranked[0][0] / ranked[1][0]
    only_pain = set(used) <= {table.pain_only}
    conclusion = NOT_LOCALISABLE if only_pain or margin < table.not_localisable_below else ranked[0][1]
    top = tuple(RootWeight(root, round(w, 3), _because(table, used, root)) for w, root in ranked[:2])
    notes = tuple(text for name, text in table.notes if _is_present(charted, name))
    return Localisation(conclusion, round(margin, 2), top, notes)


Used = dict[str, tuple[Finding, tuple[float, ...]]]


def _strongest(table: WeightTable, charted: Charted, side: Side | None) -> Used:
    used: Used = {}
    for group, factors in table.classes.items():
        best: tuple[float, Finding, tuple[float, ...]] | None = None
        for name, row in factors.items():
            for finding in charted.of(name):
                if finding.status is not Status.PRESENT or not _on(finding, side, name, table):
                    continue
                strength = max(row)
                if best is None or strength > best[0]:
                    best = (strength, finding, row)
        if best is not None:
            used[group] = (best[1], best[2])
    return used


def _on(finding: Finding, side: Side | None, name: str, table: WeightTable) -> bool:
    if finding.side is Side.BILATERAL:
        return name not in table.one_sided
    return side is None or finding.side is None or finding.side is side


def _explicit_normals(table: WeightTable, charted: Charted, weights: dict[str, float]) -> None:
    for factors in table.classes.values():
        for name, row in factors.items():
            known = charted.of(name)
            if known and all(f.status is Status.ABSENT for f in known):
                weights[table.roots[row.index(max(row))]] *= table.normal


def _is_present(charted: Charted, name: str) -> bool:
    return any(f.status is Status.PRESENT for f in charted.of(name))


def _because(table: WeightTable, used: Used, root: str) -> tuple[str, ...]:
    index = table.roots.index(root)
    return tuple(
        table.labels[finding.id] + (f" {finding.grade}/5" if finding.grade else "")
        for finding, factors in used.values()
        if factors[index] > 1
    )
