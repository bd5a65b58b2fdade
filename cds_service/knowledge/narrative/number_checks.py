"""Numbers that notes are read by and the decision table names too: ``lint`` holds both to the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isclose

from cds_service.clinical.decision import Parameter
from cds_service.clinical.spec import FindingSpec, QuantitySpec
from cds_service.errors import Problem
from cds_service.knowledge.narrative.gathered import FOLDER
from cds_service.knowledge.narrative.types import NarrativeKnowledge


def check_numbers(
    narrative: NarrativeKnowledge, specs: Mapping[str, FindingSpec], parameters: Mapping[str, Parameter]
) -> list[Problem]:
    """Thresholds and days of notes that are not as ``parameters`` are shipped."""
    days = [Problem(str(FOLDER / "context.yaml"), 0, text) for text in _days(narrative, parameters)]
    return days + [Problem(str(FOLDER / "quantities.yaml"), 0, text) for text in _limits(narrative, specs, parameters)]


def _days(narrative: NarrativeKnowledge, parameters: Mapping[str, Parameter]) -> Iterator[str]:
    passed = narrative.times.passed
    named = parameters.get(passed.parameter)
    if named is None:
        yield f"passed: there is no parameter {passed.parameter}"
    elif named.default != passed.days:
        yield f"passed: {passed.days} days are not the {named.default:g} of {named.id}"


def _limits(
    narrative: NarrativeKnowledge, specs: Mapping[str, FindingSpec], parameters: Mapping[str, Parameter]
) -> Iterator[str]:
    for name, written in narrative.quantities.items():
        quantity = specs[written.finding].quantity if written.finding in specs else None
        named = parameters.get(quantity.parameter or "") if quantity is not None else None
        if quantity is None or named is None:
            continue
        for unit, limit in (*written.at_least.items(), *written.below.items()):
            if not _same(limit, unit, named.default, quantity):
                yield f"{name}: {limit:g} {unit} is not the {named.default:g} {quantity.unit} of {named.id}"


def _same(limit: float, unit: str, wanted: float, quantity: QuantitySpec) -> bool:
    """Whether a limit is the wanted one; a unit that the finding has not cannot be compared."""
    return all(
        isclose((limit + add) * factor, wanted, abs_tol=1e-9)
        for known, add, factor in quantity.factors
        if known == unit
    )
