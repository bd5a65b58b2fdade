"""Values of rows that say that a thing was given, when a cancer was, and that nothing is of note."""

import pytest

from cds_service.clinical.findings import Status
from tests.unit.mapping.values.test_row_values import is_unread, row, statuses


@pytest.mark.parametrize("value", ["Given", "done", "verbal and written"])
def test_advice_that_was_given_is_no_sign_and_no_open_question(value: str) -> None:
    advice = row("Safety netting for CES", valueString=value)
    assert statuses("cauda-equina-diagnosis", advice) == []
    assert not is_unread(advice)


def test_a_sign_beside_it_counts() -> None:
    advice = row("Safety netting for CES", valueString="given, saddle numbness present")
    assert Status.PRESENT in statuses("saddle-sensory-loss", advice)


def test_nothing_of_note_denies_red_flags_and_what_is_excepted_does_not() -> None:
    assert statuses("red-flag-unnamed", row("Red flags", valueString="Nil of note")) == [Status.ABSENT]
    excepted = row("Red flags", valueString="Nil of note except saddle numbness")
    assert Status.PRESENT in statuses("saddle-sensory-loss", excepted)


def test_a_cancer_with_its_year_is_one() -> None:
    assert statuses("cancer-active", row("Cancer history", valueString="Breast 2016")) == [Status.PRESENT]


@pytest.mark.parametrize("value", ["2016", "Mother breast 2016", "not breast 2016", "none since 2016"])
def test_other_words_beside_a_year_say_nothing_and_are_asked_about(value: str) -> None:
    dated = row("Cancer history", valueString=value)
    assert statuses("cancer-active", dated) == []
    assert is_unread(dated)


def test_a_habit_of_a_year_is_none_of_today() -> None:
    assert statuses("iv-drug-use", row("IV drug use", valueString="heroin 2016")) == []
