"""The decoder's own messages, of the library that is installed, become demands in plain English."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import msgspec
import pytest

from cds_service.hooks.plain import plain


class Colour(Enum):
    RED = "red"


class Shape(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    count: Annotated[int, msgspec.Meta(ge=0, le=5)] = 0
    share: float = 0
    sure: bool = False
    maybe: str | None = None
    codes: list[str] = []
    pair: tuple[int, int] = (0, 0)
    short: Annotated[str, msgspec.Meta(max_length=2)] = ""
    colour: Colour = Colour.RED


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ([], "must be an object"),
        ({}, "must have a member name"),
        ({"name": 1}, "name must be text"),
        ({"name": "x", "size": 1}, "has an unknown member size"),
        ({"name": "x", "count": "zebra"}, "count must be a whole number"),
        ({"name": "x", "count": 9}, "count must be a whole number, at most 5"),
        ({"name": "x", "count": -1}, "count must be a whole number, at least 0"),
        ({"name": "x", "share": "zebra"}, "share must be a number"),
        ({"name": "x", "sure": 1}, "sure must be true or false"),
        ({"name": "x", "maybe": 1}, "maybe must be text or null"),
        ({"name": "x", "codes": {}}, "codes must be a list"),
        ({"name": "x", "codes": ["a", 1]}, "codes[1] must be text"),
        ({"name": "x", "pair": [1]}, "pair must be a list of 2 in length"),
        ({"name": "x", "short": "zebra"}, "short must be text of at most 2 in length"),
        ({"name": "x", "colour": "zebra"}, "colour must be one of the values that are defined for it"),
    ],
    ids=str,
)
def test_a_fault_is_told_as_a_demand_without_the_value(value: object, said: str) -> None:
    with pytest.raises(msgspec.ValidationError) as raised:
        msgspec.convert(value, Shape)
    assert plain(str(raised.value)) == said


def test_a_message_of_another_kind_stays_as_it_is() -> None:
    assert plain("Input data was truncated") == "Input data was truncated"


def test_a_value_of_ours_may_be_quoted() -> None:
    with pytest.raises(msgspec.ValidationError) as raised:
        msgspec.convert({"name": "x", "colour": "zebra"}, Shape)
    assert (
        plain(str(raised.value), quote=True) == "colour must be one of the values that are defined for it, not 'zebra'"
    )
