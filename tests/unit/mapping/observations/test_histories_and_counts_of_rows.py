"""Rows of other red flags that are answered with a year, a count, a dose, a day of the week or a treatment.

Source: clinical.md 7.1, 7.2 (forms to accept), 5.4.
"""

import pytest

from cds_service.clinical.findings import Status
from tests.unit.mapping.values.test_row_values import is_unread, row, statuses


@pytest.mark.parametrize("value", ["2016", "03/2016", "2011 & 2015", "treated", "treated, discharged"])
def test_a_history_answered_with_its_year_or_treatment_is_one(value: str) -> None:
    assert statuses("cancer-history", row("History of cancer", valueString=value)) == [Status.PRESENT]


@pytest.mark.parametrize("value", ["2016 none", "0", "not treated"])
def test_other_answers_to_it_are_none(value: str) -> None:
    assert statuses("cancer-history", row("History of cancer", valueString=value)) == []


def test_a_history_of_the_family_stays_theirs() -> None:
    assert statuses("cancer-history", row("Family history of cancer", valueString="2016")) == []


@pytest.mark.parametrize(
    ("label", "value", "finding"),
    [
        ("Night pain", "wakes 3x", "night-pain"),
        ("Night sweats", "drenching", "night-sweats"),
        ("Dialysis", "HD Tu/Th/Sa", "dialysis"),
        ("Long term steroids", "prednisolone 5 mg daily", "corticosteroid-long-term"),
        ("Recent chemotherapy", "yes", "cancer-active"),
        ("Fragility fracture", "yes", "osteoporosis"),
        ("Sleep disturbed by pain", "every night", "night-pain"),
        ("Active cancer treatment", "chemotherapy", "cancer-active"),
    ],
)
def test_a_row_is_answered_in_its_own_words(label: str, value: str, finding: str) -> None:
    assert statuses(finding, row(label, valueString=value)) == [Status.PRESENT]


@pytest.mark.parametrize(
    ("label", "value", "finding"),
    [
        ("Night pain", "wakes 0x", "night-pain"),
        ("IV drug use", "heroin 2016", "iv-drug-use"),
        ("Saddle numbness", "noted 0", "saddle-sensory-loss"),
    ],
)
def test_a_nought_or_a_year_is_no_count_and_leaves_it_open(label: str, value: str, finding: str) -> None:
    told = row(label, valueString=value)
    assert statuses(finding, told) == []
    assert is_unread(told)


@pytest.mark.parametrize("label", ["Recent chemotherapy", "Fragility fracture", "Sleep disturbed by pain"])
def test_a_part_that_is_denied_clears_nothing(label: str) -> None:
    told = row(label, valueString="no")
    assert all(Status.ABSENT not in statuses(f, told) for f in ("cancer-active", "osteoporosis", "night-pain"))
