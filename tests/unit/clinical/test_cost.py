"""What judging costs, counted in functions entered: counts are the same on a busy machine and on a quiet one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from cds_service.clinical.assess import assess
from cds_service.clinical.findings import Evidence, Reading
from tests.counting import functions_entered
from tests.unit.clinical.charts import AS_OF, charted, findings_of, grade, has, order, rules, value


def steps(run: Callable[[], object]) -> int:
    """Python functions entered, when everything is warm."""
    run()
    return functions_entered(run)


BACK_PAIN = (has("low-back-pain", onset=21, said=14), has("low-back-pain", said=0), value("crp", 3))


def test_a_chart_with_back_pain_and_a_normal_marker_is_judged_in_few_steps() -> None:
    chart, wanted, known = charted(BACK_PAIN), order(), rules()
    assert steps(lambda: assess(known, chart, wanted, AS_OF)) < 215


def test_a_weak_leg_is_judged_in_four_times_as_many() -> None:
    weak = grade("great-toe-extension", "2", said=1), grade("dorsiflexion", "4", said=1), has("foot-drop", said=1)
    chart, wanted, known = charted([*BACK_PAIN, *weak]), order(), rules()
    assert steps(lambda: assess(known, chart, wanted, AS_OF)) < 740


def test_a_thousand_results_are_merged_in_as_many_steps_as_ten() -> None:
    def results(count: int) -> list[Reading]:
        return [
            replace(value("crp", 3, said=number % 700), evidence=Evidence(f"Observation/{number}", "code"))
            for number in range(count)
        ]

    few, many = results(10), results(1000)
    assert steps(lambda: findings_of(many)) == steps(lambda: findings_of(few))
