"""The safety laws of the decision (design.md section 7), over arbitrary charts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cds_service.clinical.assess import assess
from cds_service.clinical.assessment import Assessment, Indicator
from cds_service.clinical.decision import urgency_rank
from cds_service.clinical.findings import (
    Certainty,
    Charted,
    Demographics,
    Evidence,
    Reading,
    Side,
    Source,
    Status,
)
from cds_service.clinical.orders import Order
from tests.properties.charts import ORDERS, RED_FLAGS, SOURCES, SPECS, chart_of, having, people, statements
from tests.unit.clinical.charts import AS_OF, KEYS, NOT_SENT, ago, order, rules

law = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])

RED_FLAG_SOURCES = ("conditions", "observations")
ALONE = (
    "cauda-equina-diagnosis",
    "saddle-sensory-loss",
    "urinary-retention",
    "reduced-anal-tone",
    "bowel-incontinence",
    "post-void-residual",
)
ALWAYS_CRITICAL = (
    *ALONE,
    "aneurysm-ruptured",
    "pulsatile-abdominal-mass",
    "reflex-hyper-or-babinski",
    "progressive-weakness",
)


def _judge(chart: Charted, order: Order) -> Assessment:
    return assess(rules(), chart, order, AS_OF)


def _fresh(name: str, certainty: Certainty = Certainty.CONFIRMED) -> Reading:
    spec = SPECS[name]
    side = Side(spec.side) if spec.side else None
    value = None
    if spec.quantity is not None:
        value = max(v for v in (spec.quantity.at_least, spec.quantity.below) if v is not None)
    return Reading(
        name,
        Status.PRESENT,
        Evidence("Condition/added", "code"),
        certainty,
        side,
        value=value,
        recorded=ago(0),
        ongoing=True,
    )


@pytest.mark.parametrize("certainty", Certainty)
@pytest.mark.parametrize("flag", RED_FLAGS)
def test_a_red_flag_on_an_empty_chart_never_lowers_urgency(flag: str, certainty: Certainty) -> None:
    chart = chart_of([], Demographics())
    before = _judge(chart, order())
    after = _judge(having(chart, [_fresh(flag, certainty)]), order())
    assert urgency_rank(after.urgency) <= urgency_rank(before.urgency)


@law
@given(statements(), people(), ORDERS, st.sampled_from(RED_FLAGS), st.sampled_from(Certainty))
def test_adding_a_red_flag_never_lowers_urgency(
    said: list[Reading], person: Demographics, order: Order, flag: str, certainty: Certainty
) -> None:
    chart = chart_of(said, person)
    before = _judge(chart, order)
    after = _judge(having(chart, [*said, _fresh(flag, certainty)]), order)
    assert urgency_rank(after.urgency) <= urgency_rank(before.urgency)
    if before.indicator is Indicator.CRITICAL:
        assert after.indicator is Indicator.CRITICAL


@law
@given(statements(), people(), ORDERS, st.sampled_from(RED_FLAG_SOURCES), SOURCES)
def test_no_deferral_while_a_red_flag_source_is_unknown(
    said: list[Reading], person: Demographics, order: Order, key: str, source: Source
) -> None:
    reaches = key == "observations" and source.searched_back_to(ago(366))
    assume(not source.searched and not reaches)
    found = _judge(chart_of(said, person, {key: source}), order)
    assert found.disposition not in ("deferMri", "mriAppropriate", "duplicateRecent")


@law
@given(statements(), people(), ORDERS, st.dictionaries(st.sampled_from(KEYS), SOURCES))
def test_losing_a_source_never_creates_a_deferral(
    said: list[Reading], person: Demographics, order: Order, lost: dict[str, Source]
) -> None:
    before, after = _judge(chart_of(said, person), order), _judge(chart_of(said, person, lost), order)
    if after.disposition == "deferMri":
        assert before.disposition == "deferMri"


@law
@given(statements(), ORDERS, st.sampled_from(ALWAYS_CRITICAL), st.sets(st.sampled_from(KEYS)))
def test_a_recorded_red_flag_fires_whatever_is_missing(
    said: list[Reading], order: Order, flag: str, missing: set[str]
) -> None:
    gone = dict.fromkeys(missing, NOT_SENT)
    found = _judge(chart_of([*said, _fresh(flag)], Demographics(), gone), order)
    assert found.indicator is Indicator.CRITICAL
    assert not found.silent


@law
@given(statements(), people(), ORDERS, st.sampled_from(ALONE), st.sets(st.sampled_from(KEYS)))
def test_a_cauda_equina_sign_of_today_is_an_emergency_whatever_else_is_said(
    said: list[Reading], person: Demographics, order: Order, sign: str, missing: set[str]
) -> None:
    gone = dict.fromkeys(missing, NOT_SENT)
    found = _judge(chart_of([*said, _fresh(sign)], person, gone), order)
    assert (found.row, found.disposition) == ("3", "mriEmergencyCaudaEquina")


@law
@given(statements(), ORDERS)
def test_no_deferral_without_an_age(said: list[Reading], order: Order) -> None:
    assert _judge(chart_of(said, Demographics(sex="male")), order).disposition != "deferMri"


@law
@given(statements(), people(), ORDERS)
def test_silence_in_place_of_a_denied_red_flag_creates_no_deferral_that_does_not_name_it(
    said: list[Reading], person: Demographics, order: Order
) -> None:
    denied = [r for r in said if r.status is Status.ABSENT and r.finding in RED_FLAGS]
    before = _judge(chart_of(said, person), order)
    after = _judge(chart_of([r for r in said if r not in denied], person), order)
    if after.disposition == "deferMri" and before.disposition != "deferMri":
        assert set(after.undocumented) - set(before.undocumented)


@law
@given(statements(), people(), ORDERS)
def test_no_deferral_in_an_emergency_with_a_group_that_nobody_documented(
    said: list[Reading], person: Demographics, order: Order
) -> None:
    chart = replace(chart_of(said, person), emergency_context=True)
    found = _judge(chart, order)
    if found.disposition == "deferMri":
        assert found.undocumented == ()


@law
@given(statements(), people(), ORDERS)
def test_possible_red_flags_block_a_deferral(said: list[Reading], person: Demographics, order: Order) -> None:
    doubt = _fresh("spinal-infection", Certainty.POSSIBLE)
    assert _judge(chart_of([*said, doubt], person), order).disposition not in ("deferMri", "mriAppropriate")


@law
@given(statements(), people(), ORDERS)
def test_the_same_chart_gives_the_same_answer(said: list[Reading], person: Demographics, order: Order) -> None:
    assert _judge(chart_of(said, person), order) == _judge(chart_of(list(reversed(said)) * 2, person), order)


@law
@given(statements(), people(), ORDERS)
def test_critical_is_always_urgent(said: list[Reading], person: Demographics, order: Order) -> None:
    found = _judge(chart_of(said, person), order)
    if found.indicator is Indicator.CRITICAL:
        assert found.urgency.value in ("emergency", "urgent")
    assert found.disposition is not None
