"""Frozen values that cost little to make are what ``dataclasses`` would make."""

from __future__ import annotations

import dataclasses
from dataclasses import FrozenInstanceError, dataclass
from datetime import date

import pytest

from cds_service.clinical.findings import Evidence, Reading, Status
from cds_service.clinical.quick import quick, replace

READING = Reading("fever", Status.PRESENT, Evidence("Observation/1", "code"), value=39.2, recorded=date(2026, 11, 20))


def test_a_changed_value_is_that_of_dataclasses() -> None:
    changes = {"status": Status.ABSENT, "value": None, "qualifiers": frozenset({"examined"})}
    assert replace(READING, **changes) == dataclasses.replace(READING, **changes)  # type: ignore[arg-type]  # members by name
    assert replace(READING) == READING
    assert READING.status is Status.PRESENT


def test_a_changed_value_is_as_frozen_as_any() -> None:
    with pytest.raises(FrozenInstanceError):
        replace(READING, value=1.0).value = 2.0  # type: ignore[misc]  # frozen: that is tried


def test_a_value_is_checked_again_when_it_was_changed() -> None:
    @quick
    @dataclass(frozen=True, slots=True)
    class Share:
        least: int
        most: int

        def __post_init__(self) -> None:
            if self.least > self.most:
                raise ValueError("is empty")

    with pytest.raises(ValueError, match="is empty"):
        replace(Share(1, 2), least=3)


def test_values_of_other_classes_are_changed_as_well() -> None:
    @dataclass(frozen=True)
    class Plain:
        one: int
        two: int = 2

    assert replace(Plain(1), two=3) == Plain(1, 3)
