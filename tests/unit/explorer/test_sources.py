"""The resources at the end of the page: numbered once, shown as text, whatever the chart holds."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cds_service.clinical.findings import Evidence
from cds_service.web.explorer.shell import pieces
from cds_service.web.explorer.sources import SourceBook

NOTE = {
    "resourceType": "Observation",
    "id": "n1",
    "code": {"text": "History"},
    "valueString": "Denies saddle anesthesia. <b>Fever</b> since Monday.",
    "component": [{"valueString": "4/5"}],
}
PAGE = json.dumps({"resourceType": "Bundle", "entry": [{"resource": NOTE}, {"resource": {"id": 5}}, {}]}).encode()


def cited(path: str, text: tuple[int, int] | None = None, reference: str = "Observation/n1") -> SourceBook:
    book = SourceBook()
    book.cite(Evidence(reference, path, date=date(2026, 11, 22), text=text))
    return book


def test_the_words_that_were_read_stand_out_in_their_sentence() -> None:
    (shown,) = cited("valueString", (7, 24)).shown([PAGE])
    (excerpt,) = shown.excerpts

    assert (excerpt.before, excerpt.mark) == ("Denies ", "saddle anesthesia")
    assert shown.title == "History"
    assert shown.day == "2026-11-22"


def test_a_value_inside_a_component_is_found() -> None:
    (shown,) = cited("component[0].valueString", (0, 3)).shown([PAGE])

    assert shown.excerpts[0].mark == "4/5"


def test_one_resource_has_one_number_however_often_it_is_cited() -> None:
    book = SourceBook()
    numbers = [book.cite(Evidence(name, "code")) for name in ("Condition/a", "Condition/b", "Condition/a", "x", "")]

    assert numbers == [1, 2, 1, None, None]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("valueString", (50, 9000)),
        ("valueString", (9, 3)),
        ("no.such[7].place", (0, 1)),
        ("component[9]", None),
        ("..", None),
    ],
)
def test_a_place_that_does_not_exist_shows_no_excerpt(path: str, text: tuple[int, int] | None) -> None:
    (shown,) = cited(path, text).shown([PAGE])

    assert shown.excerpts == ()


@pytest.mark.parametrize("page", [b"", b"null", b"[]", b"{", b'{"resourceType": "Bundle", "entry": null}'])
def test_a_page_that_cannot_be_read_leaves_the_number_and_its_name(page: bytes) -> None:
    (shown,) = cited("code").shown([page])

    assert (shown.number, shown.title, shown.json) == (1, "Observation", None)


def test_a_number_stays_with_its_unit() -> None:
    assert pieces("Emergency MRI within 4 h, L4 now") == (
        ("Emergency MRI within ", False),
        ("4 h", True),
        (", L4 now", False),
    )
    assert pieces("Wait") == (("Wait", False),)
