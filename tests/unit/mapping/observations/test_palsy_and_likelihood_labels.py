"""Labels that name a palsy say how severe it is; how likely a sign is, and that strength holds, is neither sign nor denial."""

import pytest

from cds_service.clinical.findings import Side, Status
from tests.unit.mapping.charts import findings, the
from tests.unit.mapping.values.test_row_values import is_unread, row, statuses


@pytest.mark.parametrize(
    ("label", "side", "grade"),
    [
        ("Paraplegia", Side.BILATERAL, "1"),
        ("Paraparesis", Side.BILATERAL, None),
        ("Left leg paralysis", Side.LEFT, "1"),
        ("Paralysis right leg", Side.RIGHT, "1"),
        ("Leg weakness", None, None),
    ],
)
def test_a_palsy_under_its_name_is_as_severe_as_the_word(label: str, side: Side | None, grade: str | None) -> None:
    for value in ({"valueBoolean": True}, {"valueCodeableConcept": {"text": "Yes"}}, {"valueString": "present"}):
        found = the("leg-weakness", row(label, **value))
        assert (found.status, found.side, found.grade) == (Status.PRESENT, side, grade)


@pytest.mark.parametrize("label", ["Paraplegia", "Paraparesis", "Left leg paralysis"])
def test_a_palsy_that_is_denied_has_no_grade(label: str) -> None:
    found = the("leg-weakness", row(label, valueBoolean=False))
    assert (found.status, found.grade) == (Status.ABSENT, None)


def test_a_grade_in_the_value_goes_before_the_word() -> None:
    assert the("leg-weakness", row("Left leg paralysis", valueString="3/5")).grade == "3"


@pytest.mark.parametrize("value", ["Low", "very low", "minimal"])
@pytest.mark.parametrize("label", ["CES risk", "Cauda equina risk", "Likelihood of cauda equina syndrome"])
def test_a_low_likelihood_is_neither_a_sign_nor_a_denial(label: str, value: str) -> None:
    assert "cauda-equina-diagnosis" not in findings(row(label, valueString=value))
    assert not is_unread(row(label, valueString=value))


@pytest.mark.parametrize("value", ["High", "moderate", "yes", "present"])
def test_a_likelihood_that_is_not_low_raises_the_sign(value: str) -> None:
    assert statuses("cauda-equina-diagnosis", row("CES risk", valueString=value)) == [Status.PRESENT]


def test_low_under_another_label_is_no_likelihood() -> None:
    assert statuses("reduced-anal-tone", row("Anal tone", valueString="low")) == [Status.PRESENT]


@pytest.mark.parametrize(
    ("value", "told"), [("Worsening", [Status.PRESENT]), ("worse", [Status.PRESENT]), ("Stable", [])]
)
def test_strength_that_goes_down_is_progressive_weakness(value: str, told: list[Status]) -> None:
    assert statuses("progressive-weakness", row("Strength trend", valueString=value)) == told
    assert not is_unread(row("Strength trend", valueString=value))


def test_a_trend_in_words_that_nobody_knows_is_asked_about() -> None:
    assert is_unread(row("Strength trend", valueString="see below"))
