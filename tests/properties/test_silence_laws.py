"""What silence settles is what looking would have found: the table run with and without the answers that are kept."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cds_service.clinical.assess import judged
from cds_service.clinical.decision import decide, decide_patient, undocumented
from cds_service.clinical.findings import Demographics, Reading, Source
from cds_service.clinical.orders import Order
from cds_service.clinical.scene import Scene
from cds_service.clinical.timeline import timeline
from tests.properties.charts import ORDERS, SOURCES, chart_of, people, statements
from tests.unit.clinical.charts import AS_OF, KEYS, TODAY, rules

law = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@law
@given(statements(), people(), st.none() | ORDERS, st.dictionaries(st.sampled_from(KEYS), SOURCES))
def test_looking_at_every_criterion_gives_the_answer_that_silence_settled(
    said: list[Reading], person: Demographics, order: Order | None, sources: dict[str, Source]
) -> None:
    known, chart = rules(), chart_of(said, person, sources)
    quick, decision = judged(known, chart, order, AS_OF)
    looking = Scene(
        chart,
        known.specs,
        TODAY,
        known.parameters,
        order or Order("", known.assumed),
        timeline(chart.findings, known.table.timeline, TODAY),
    )
    assert looking.settled == {}
    run = decide if order is not None else decide_patient
    assert run(known.table, looking, known.ratings) == decision
    assert looking.rows == quick.rows
    assert undocumented(known.table, looking) == undocumented(known.table, quick)
    for row in known.table.rows:
        assert row.when.held_by(looking) == row.when.held_by(quick)
        for part in row.when.walk():
            assert part.check(looking) is part.check(quick)
