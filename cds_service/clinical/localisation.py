"""Which root is likely: priors times capped weights, the strongest finding per class.

Approximate by design: top two roots and a margin, or "not localisable". It never changes the
disposition by itself. Source: clinical.md 4.3, K4 to K6.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cds_service.clinical.assessment import Localisation, RootWeight
from cds_service.clinical.findings import Charted, Finding, Side, Status

NOT_LOCALISABLE = "notLocalisable"
_TOLD = 2
"""Roots that are told: never a single certain one."""


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
    findings: frozenset[str]
    """Every finding that has a weight."""


def localise(table: WeightTable, charted: Charted, complaints: Iterable[str] = ()) -> Localisation | None:
    """The likely root of the leg with more to go by; with a complaint only, the priors, from which no root can be told.

    None when neither a localising finding nor one of the ``complaints`` is recorded as present.
    """
    complaint = any(_is_present(charted, name) for name in complaints if name in charted.findings)
    if not complaint and table.findings.isdisjoint(charted.findings):
        return None
    left, right = _strongest(table, charted, Side.LEFT), _strongest(table, charted, Side.RIGHT)
    side, used = (Side.RIGHT, right) if _wealth(table, right) > _wealth(table, left) else (Side.LEFT, left)
    if not used and not complaint:
        return None
    weights = dict(table.prior)
    for _, factors in used.values():
        for root, factor in zip(table.roots, factors, strict=True):
            weights[root] *= min(max(factor, table.floor), table.cap)
    for root in _normal_roots(table, charted, side):
        weights[root] *= table.normal
    total = sum(weights.values())
    ranked = sorted(((w / total, root) for root, w in weights.items()), key=lambda item: (-item[0], item[1]))
    margin = ranked[0][0] / ranked[1][0]
    only_pain = set(used) <= {table.pain_only}
    conclusion = NOT_LOCALISABLE if only_pain or margin < table.not_localisable_below else ranked[0][1]
    roots = tuple(RootWeight(root, share, _because(table, used, root)) for share, root in ranked[:_TOLD])
    notes = tuple(text for name, text in table.notes if _is_present(charted, name))
    return Localisation(conclusion, margin, roots, notes)


Used = dict[str, tuple[Finding, tuple[float, ...]]]


def _wealth(table: WeightTable, used: Used) -> tuple[int, int]:
    """How much a leg has to go by: classes other than pain first."""
    return len(used.keys() - {table.pain_only}), len(used)


def _strongest(table: WeightTable, charted: Charted, side: Side) -> Used:
    """The strongest finding of each class on this side; what has no side counts for both."""
    used: Used = {}
    for group, factors in table.classes.items():
        best: tuple[float, Finding, tuple[float, ...]] | None = None
        for name, row in factors.items():
            finding = _on(table, charted, name, side) if name in charted.findings else None
            if finding is not None and (best is None or max(row) > best[0]):
                best = (max(row), finding, row)
        if best is not None:
            used[group] = best[1:]
    return used


def _on(table: WeightTable, charted: Charted, name: str, side: Side) -> Finding | None:
    present = {f.side: f for f in charted.of(name) if f.status is Status.PRESENT}
    both = Side.BILATERAL in present or {Side.LEFT, Side.RIGHT} <= present.keys()
    if both and name in table.one_sided:
        return None
    return present.get(side) or present.get(Side.BILATERAL) or present.get(None)


def _normal_roots(table: WeightTable, charted: Charted, side: Side) -> Iterator[str]:
    """Roots that an explicitly normal finding speaks against: each once per class."""
    for factors in table.classes.values():
        against = {
            root
            for name, row in factors.items()
            if name in charted.findings and _is_normal(charted, name, side)
            for root, factor in zip(table.roots, row, strict=True)
            if factor == max(row)
        }
        yield from sorted(against)


def _is_normal(charted: Charted, name: str, side: Side) -> bool:
    here = [f for f in charted.of(name) if f.side in (side, None, Side.BILATERAL)]
    return bool(here) and all(f.status is Status.ABSENT for f in here)


def _is_present(charted: Charted, name: str) -> bool:
    return any(f.status is Status.PRESENT for f in charted.of(name))


def _because(table: WeightTable, used: Used, root: str) -> tuple[str, ...]:
    index = table.roots.index(root)
    return tuple(_words(table, finding) for finding, factors in used.values() if factors[index] > 1)


def _words(table: WeightTable, finding: Finding) -> str:
    label = table.labels[finding.id]
    return f"{label[:1].lower()}{label[1:]}" + (f" {finding.grade}/5" if finding.grade else "")
