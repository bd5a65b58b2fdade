"""Kleene's laws, and that combining criteria stops early without changing the answer."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cds_service.clinical import logic
from cds_service.clinical.assessment import Timeline
from cds_service.clinical.criteria import Check
from cds_service.clinical.findings import Charted
from cds_service.clinical.scene import Scene
from cds_service.clinical.truth import Truth, all_of, any_of, at_least, negation

TRUTHS = st.sampled_from(Truth)
SOME = st.lists(TRUTHS, max_size=6)
SCENE = Scene(Charted({}, {}), {}, date(2026, 11, 22), {}, None, Timeline(None, None))


def _checks(values: list[Truth]) -> list[Check]:
    return [lambda scene, value=value: value for value in values]  # type: ignore[misc]  # checks that look at no scene


@given(SOME)
def test_de_morgan(values: list[Truth]) -> None:
    assert negation(all_of(values)) is any_of(map(negation, values))
    assert negation(any_of(values)) is all_of(map(negation, values))


@given(TRUTHS)
def test_double_negation(value: Truth) -> None:
    assert negation(negation(value)) is value


def test_unknown_stays_unknown() -> None:
    assert negation(Truth.UNKNOWN) is Truth.UNKNOWN
    assert all_of([Truth.YES, Truth.UNKNOWN]) is Truth.UNKNOWN
    assert any_of([Truth.NO, Truth.UNKNOWN]) is Truth.UNKNOWN


def test_a_settled_answer_outweighs_an_unknown() -> None:
    assert all_of([Truth.UNKNOWN, Truth.NO]) is Truth.NO
    assert any_of([Truth.UNKNOWN, Truth.YES]) is Truth.YES


def test_of_nothing() -> None:
    assert (all_of([]), any_of([])) == (Truth.YES, Truth.NO)


@given(SOME, TRUTHS)
def test_associative_and_commutative(values: list[Truth], one: Truth) -> None:
    assert all_of([one, *values]) is all_of([all_of(values), one])
    assert any_of([one, *values]) is any_of([any_of(values), one])


@given(SOME)
def test_at_least_one_is_any_and_at_least_all_is_all(values: list[Truth]) -> None:
    assert at_least(1, values) is any_of(values)
    assert at_least(len(values), values) is all_of(values)


@given(SOME, st.integers(0, 7))
def test_knowing_more_never_turns_a_settled_answer(values: list[Truth], count: int) -> None:
    for index, value in enumerate(values):
        if value is not Truth.UNKNOWN:
            continue
        for learned in (Truth.YES, Truth.NO):
            more = [*values[:index], learned, *values[index + 1 :]]
            for combine in (all_of, any_of, lambda v: at_least(count, v)):
                before, after = combine(values), combine(more)
                assert before in (Truth.UNKNOWN, after)


@given(SOME)
def test_stopping_early_gives_the_same_answer(values: list[Truth]) -> None:
    checks = _checks(values)
    assert logic.every(checks)(SCENE) is all_of(values)
    assert logic.some(checks)(SCENE) is any_of(values)


@given(TRUTHS)
def test_unless_holds_unless_it_is_surely_so(value: Truth) -> None:
    (check,) = _checks([value])
    assert logic.unless(check)(SCENE) is (Truth.NO if value is Truth.YES else Truth.YES)
    assert logic.opposite(check)(SCENE) is negation(value)
