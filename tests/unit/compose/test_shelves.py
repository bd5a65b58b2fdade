"""What is ruled out once per kind of assessment is what an assessment of that kind rules out, and nothing more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cds_service.compose import shelves
from cds_service.compose.shelves import Shelves, possible
from cds_service.knowledge.cards.types import Circumstance, When
from tests.unit.clinical.charts import judge
from tests.unit.compose.cards import knowledge

FOUND = replace(judge(), disposition="deferMri", row="21", modifiers=("pregnancy", "deviceUnsafe"))


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (When(), True),
        (When(dispositions=frozenset({"deferMri", "mriUrgent"})), True),
        (When(dispositions=frozenset({"mriUrgent"})), False),
        (When(rows=frozenset({"21"})), True),
        (When(rows=frozenset({"3b"})), False),
        (When(not_rows=frozenset({"21"})), False),
        (When(modifiers=frozenset({"pregnancy"})), True),
        (When(modifiers=frozenset({"pregnancy", "contrastCaution"})), False),
        (When(without=frozenset({"deviceUnsafe"})), False),
        (When(hooks=frozenset({"order-sign"})), False),
        (When(indicators=frozenset({"critical"})), False),
        (When(circumstances=frozenset({Circumstance.NO_ORDER})), True),
        (When(findings=frozenset({"fever"})), True),
    ],
)
def test_only_what_no_chart_can_change_is_ruled_out(when: When, expected: bool) -> None:
    """Findings and circumstances differ from chart to chart: they are left to be looked at."""
    assert possible(when, replace(FOUND, indicator=type(FOUND.indicator)("info")), "order-select") is expected


def test_two_assessments_of_one_kind_share_a_shelf_and_those_of_two_kinds_do_not() -> None:
    kept = Shelves(knowledge().library)
    assert kept.shelf(FOUND, "order-select") is kept.shelf(replace(FOUND, order=None), "order-select")
    assert kept.shelf(FOUND, "order-select") is not kept.shelf(FOUND, "order-sign")
    notes = {note.id for note in kept.shelf(FOUND, "order-select").notes}
    assert "pregnancyWaiting" in notes
    assert "pregnancyWaiting" not in {n.id for n in kept.shelf(replace(FOUND, modifiers=()), "order-select").notes}


def test_the_number_of_shelves_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "_MOST", 3)
    kept = Shelves(knowledge().library)
    for number in range(10):
        kept.shelf(replace(FOUND, row=str(number)), "order-select")
    assert len(kept._made) <= 3
