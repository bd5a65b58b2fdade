"""Which root is likely: priors times capped weights, the strongest finding per class.

Approximate by design: top two roots and a margin, or "not localisable". It never changes the
disposition by itself. Source: clinical.md 4.3, K4 to K6.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from cds_service.clinical.assessment import Localisation, RootWeight
from cds_service.clinical.findings import Charted, Finding, Side, Status

NOT_LOCALISABLE = "notLocalisable"
_TOLD = 2
"""Roots that are told: never a single certain one."""

_PRESENT, _ABSENT = Status.PRESENT, Status.ABSENT
_LEFT, _RIGHT, _BILATERAL = Side.LEFT, Side.RIGHT, Side.BILATERAL


@dataclass(frozen=True, slots=True)
class Weight:
    """One finding of a class: a factor for each root, the largest of them, and the roots that have it."""

    group: str
    finding: str
    factors: tuple[float, ...]
    largest: float
    roots: tuple[str, ...]


@dataclass(frozen=True)
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

    @cached_property
    def weights(self) -> tuple[Weight, ...]:
        """The classes one finding after the other, in the order of the file."""
        return tuple(
            Weight(
                group, finding, row, max(row), tuple(r for r, f in zip(self.roots, row, strict=True) if f == max(row))
            )
            for group, factors in self.classes.items()
            for finding, row in factors.items()
        )

    @cached_property
    def unsaid(self) -> Localisation:
        """What a complaint alone says: the priors."""
        return _ranked(self, {}, ())


Used = dict[str, tuple[Finding, Weight]]
"""By class, the finding that counts."""


def localise(table: WeightTable, charted: Charted, complaints: Iterable[str] = ()) -> Localisation | None:
    """The likely root of the leg with more to go by; with a complaint only, the priors, from which no root can be told.

    None when neither a localising finding nor one of the ``complaints`` is recorded as present.
    """
    known = charted.findings
    said = () if table.findings.isdisjoint(known) else tuple([w for w in table.weights if w.finding in known])
    complaint = _any_present(known, complaints)
    if said:
        left, right = _strongest(table, charted, said, _LEFT), _strongest(table, charted, said, _RIGHT)
        side, used = (_RIGHT, right) if _wealth(table, right) > _wealth(table, left) else (_LEFT, left)
        if not used and not complaint:
            return None
        found = _ranked(table, used, _normal_roots(charted, said, side))
    elif complaint:
        found = table.unsaid
    else:
        return None
    notes = tuple([text for name, text in table.notes if _any_present(known, (name,))])
    return replace(found, notes=notes) if notes else found


def _ranked(table: WeightTable, used: Used, normal: Iterable[str]) -> Localisation:
    """The roots by their share."""
    weights = dict(table.prior)
    for _, weight in used.values():
        for root, factor in zip(table.roots, weight.factors, strict=True):
            weights[root] *= min(max(factor, table.floor), table.cap)
    for root in normal:
        weights[root] *= table.normal
    total = sum(weights.values())
    ranked = sorted(((w / total, root) for root, w in weights.items()), key=lambda item: (-item[0], item[1]))
    margin = ranked[0][0] / ranked[1][0]
    only_pain = set(used) <= {table.pain_only}
    conclusion = NOT_LOCALISABLE if only_pain or margin < table.not_localisable_below else ranked[0][1]
    roots = tuple(RootWeight(root, share, _because(table, used, root)) for share, root in ranked[:_TOLD])
    return Localisation(conclusion, margin, roots)


def _wealth(table: WeightTable, used: Used) -> tuple[int, int]:
    """How much a leg has to go by: classes other than pain first."""
    return len(used.keys() - {table.pain_only}), len(used)


def _strongest(table: WeightTable, charted: Charted, said: Sequence[Weight], side: Side) -> Used:
    """The strongest finding of each class on this side; what has no side counts for both."""
    used: Used = {}
    for weight in said:
        best = used.get(weight.group)
        if best is None or weight.largest > best[1].largest:
            finding = _on(charted.findings[weight.finding], side, one_sided=weight.finding in table.one_sided)
            if finding is not None:
                used[weight.group] = (finding, weight)
    return used


def _on(told: tuple[Finding, ...], side: Side, *, one_sided: bool) -> Finding | None:
    present = {f.side: f for f in told if f.status is _PRESENT}
    if not present:
        return None
    if one_sided and (_BILATERAL in present or (_LEFT in present and _RIGHT in present)):
        return None
    return present.get(side) or present.get(_BILATERAL) or present.get(None)


def _normal_roots(charted: Charted, said: Sequence[Weight], side: Side) -> list[str]:
    """Roots that an explicitly normal finding speaks against: each once per class."""
    against: dict[tuple[str, str], None] = {}
    for weight in said:
        if _is_normal(charted.findings[weight.finding], side):
            against.update(dict.fromkeys((weight.group, root) for root in weight.roots))
    return [root for _, root in against]


def _is_normal(told: tuple[Finding, ...], side: Side) -> bool:
    here = [f.status is _ABSENT for f in told if f.side in (side, None, _BILATERAL)]
    return bool(here) and all(here)


def _any_present(known: Mapping[str, tuple[Finding, ...]], names: Iterable[str]) -> bool:
    for name in names:
        for finding in known.get(name, ()):
            if finding.status is _PRESENT:
                return True
    return False


def _because(table: WeightTable, used: Used, root: str) -> tuple[str, ...]:
    index = table.roots.index(root)
    return tuple(_words(table, finding) for finding, weight in used.values() if weight.factors[index] > 1)


def _words(table: WeightTable, finding: Finding) -> str:
    label = table.labels[finding.id]
    return f"{label[:1].lower()}{label[1:]}" + (f" {finding.grade}/5" if finding.grade else "")
