"""What the sources quote: one quotation of a short note with all that was read of it, and the number of a measurement."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cds_service.clinical.findings import Evidence
from cds_service.web.explorer.sources import Excerpt, SourceBook

DENIAL = "Denies saddle anesthesia, urinary retention and fever."


def _quoted(resource: dict[str, Any], *places: tuple[str, tuple[int, int] | None]) -> tuple[Excerpt, ...]:
    book = SourceBook()
    for path, text in places:
        book.cite(Evidence("Observation/n", path, text=text))
    page = json.dumps({"resourceType": "Observation", "id": "n", **resource}).encode()
    (shown,) = book.shown([page])
    return shown.excerpts


def _at(words: str, text: str = DENIAL) -> tuple[str, tuple[int, int]]:
    start = text.index(words)
    return "valueString", (start, start + len(words))


def test_a_short_note_is_quoted_once_with_all_that_was_read_of_it() -> None:
    places = [_at(words) for words in ("fever", "saddle anesthesia", "urinary retention")]
    (one,) = _quoted({"valueString": DENIAL}, *places)
    assert one.parts == (
        ("Denies ", False),
        ("saddle anesthesia", True),
        (", ", False),
        ("urinary retention", True),
        (" and ", False),
        ("fever", True),
        (".", False),
    )


def test_places_far_apart_are_quoted_apart() -> None:
    text = f"Fever. {'Well otherwise. ' * 40}Numb."
    first, last = _quoted({"valueString": text}, _at("Numb", text), _at("Fever", text))
    assert (first.mark, last.mark) == ("Fever", "Numb")
    assert first.parts[-1][0].endswith("…")
    assert last.before.startswith("…")


def test_places_that_overlap_are_one_mark() -> None:
    (one,) = _quoted({"valueString": DENIAL}, _at("urinary retention"), _at("retention and fever"))
    assert [text for text, marked in one.parts if marked] == ["urinary retention and fever"]


@pytest.mark.parametrize(
    ("path", "value", "number"),
    [
        ("valueQuantity", {"value": 36.6, "unit": "°C", "code": "Cel"}, "36.6 °C"),
        ("valueQuantity", {"value": 520, "code": "mL"}, "520 mL"),
        ("valueQuantity", {"value": 200, "comparator": ">", "unit": "mL"}, ">200 mL"),
        ("valueQuantity", {"value": 4}, "4"),
        ("valueRange", {"low": {"value": 100, "unit": "mL"}, "high": {"value": 200, "unit": "mL"}}, "100 mL – 200 mL"),
        ("valueInteger", 3, "3"),
    ],
)
def test_a_measurement_shows_its_number(path: str, value: object, number: str) -> None:
    (one,) = _quoted({path: value}, (path, None))
    assert one.parts == ((number, True),)


@pytest.mark.parametrize("value", [{}, {"value": "many"}, {"value": True}, {"low": None}, [], None, True])
def test_what_is_no_number_is_not_quoted(value: object) -> None:
    assert _quoted({"valueQuantity": value}, ("valueQuantity", None)) == ()
