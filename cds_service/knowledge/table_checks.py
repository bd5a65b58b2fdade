"""Checks of the decision table that need more than one look at a row, for ``lint``.

Unknown names, numbers and rows are found when the table is read. Here: rows that can never decide, rows that no vignette
shows from both sides, critical answers without hurry, criteria that nobody uses, and evidence that there is not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from cds_service.clinical.assessment import Indicator, Urgency
from cds_service.clinical.criteria import Criterion
from cds_service.clinical.decision import DecisionTable, Row
from cds_service.clinical.truth import Truth
from cds_service.errors import Problem

_PRESSING = (Urgency.EMERGENCY, Urgency.URGENT)

Outcome = tuple[str, str]
"""(row id, ``yes``, ``no`` or ``unknown``) as a trace says it."""


def check_table(
    table: DecisionTable, evidence: Collection[str], outcomes: Collection[Outcome] | None = None
) -> list[Problem]:
    """All problems. ``evidence``: ids that there are. ``outcomes``: what the vignettes reach; None checks none."""
    found = [Problem(table.file, row.line, text) for row in table.rows for text in _row(row, table, evidence)]
    found += [Problem(table.file, m.line, text) for m in table.modifiers for text in _modifier(m.indicator, m.urgency)]
    found += [
        Problem(table.file, p.line, f"{p.id}: no evidence {name}")
        for p in table.parameters.values()
        for name in p.evidence
        if name not in evidence
    ]
    found += [Problem(table.file, 1, f"the shared criterion {name} is used by nobody") for name in _unused(table)]
    if outcomes is not None:
        found += [Problem(table.file, row.line, text) for row in table.rows for text in _shown(row, set(outcomes))]
    return found


def _row(row: Row, table: DecisionTable, evidence: Collection[str]) -> Iterator[str]:
    earlier = table.rows[: table.rows.index(row)]
    hiding = _hidden_by(row, earlier)
    if hiding:
        yield f"row {row.id} can never decide: whenever it holds, row {hiding} holds before it"
    critical = row.indicator is Indicator.CRITICAL
    if critical and row.urgency not in _PRESSING:
        yield f"row {row.id} is critical, and neither an emergency nor urgent"
    if row.upgrade is not None and (row.upgrade_urgency or row.urgency) not in _PRESSING:
        yield f"row {row.id} may become critical, and neither an emergency nor urgent"
    if row.disposition is not None and not row.evidence:
        yield f"row {row.id} names no evidence"
    yield from (f"row {row.id}: no evidence {name}" for name in row.evidence if name not in evidence)


def _modifier(indicator: Indicator | None, urgency: Urgency | None) -> Iterator[str]:
    if indicator is Indicator.CRITICAL and urgency not in _PRESSING:
        yield "a modifier makes an answer critical without making it an emergency or urgent"


def _shown(row: Row, outcomes: set[Outcome]) -> Iterator[str]:
    for result in (Truth.YES.word, Truth.NO.word):
        if (row.id, result) not in outcomes:
            yield f"row {row.id}: no vignette has it as {result}"


def _unused(table: DecisionTable) -> list[str]:
    roots: Iterable[Criterion | None] = chain(
        (row.when for row in table.rows),
        (row.upgrade for row in table.rows),
        (modifier.when for modifier in table.modifiers),
        (variant.when for variant in table.variants),
        (table.patient_view.info,),
    )
    used = {part.operator for root in roots if root is not None for part in root.walk()}
    return [name for name in table.shared if f"use {name}" not in used]


def _hidden_by(row: Row, earlier: Iterable[Row]) -> str | None:
    """The earlier rows of which one surely holds whenever this one does; None when that cannot be told."""
    rows = tuple(earlier)
    parts = row.when.parts if row.when.operator == "any" else (row.when,)
    hiding: list[str] = []
    for part in parts:
        by = next((other.id for other in rows if _implies(part, other.when)), None)
        if by is None:
            return None
        hiding.append(by)
    return " or ".join(dict.fromkeys(hiding))


def _implies(one: Criterion, other: Criterion) -> bool:
    """Whether the form of both shows that ``other`` holds whenever ``one`` does."""
    one, other = _opened(one), _opened(other)
    if one.key == other.key:
        return True
    if one.operator == "any" and all(_implies(part, other) for part in one.parts):
        return True
    if other.operator == "all" and all(_implies(one, part) for part in other.parts):
        return True
    if one.operator == "all" and any(_implies(part, other) for part in one.parts):
        return True
    return other.operator == "any" and any(_implies(one, part) for part in other.parts)


def _opened(criterion: Criterion) -> Criterion:
    while criterion.operator.startswith("use "):
        (criterion,) = criterion.parts
    return criterion
