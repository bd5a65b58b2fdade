"""Numbness that only a code names, at a part of the body that only a code names, through the whole service."""

from __future__ import annotations

import json
from datetime import datetime

import pytest

from tests.spec.build import AS_OF, request
from tests.spec.chart import Json
from tests.spec.judge import ask

SNOMED = "http://snomed.info/sct"
SCIATICA = {"icd": "M54.31", "onset": -10, "recorded": -10}
PERINEUM = {"system": SNOMED, "code": "38864007"}


def row_of(code: str, site: Json) -> str | None:
    named = {"code": {"coding": [{"system": SNOMED, "code": code}]}, "bodySite": {"coding": [site]}}
    numb = {"text": "replaced", "b": True, "at": 0, "raw": named}
    chart = {"patient": {"sex": "male", "age": 45}, "conditions": [SCIATICA], "observations": [numb]}
    body = json.dumps(request("site", {"chart": chart})).encode()
    row: str | None = (ask(body, datetime.fromisoformat(AS_OF)).assessment or {}).get("row")
    return row


@pytest.mark.parametrize("code", ["397974008", "44077006"])
@pytest.mark.parametrize("site", [PERINEUM, PERINEUM | {"display": "Perineal structure"}])
def test_numbness_of_the_perineum_is_an_emergency(code: str, site: Json) -> None:
    assert row_of(code, site) == "3"


def test_numbness_of_a_hand_is_none() -> None:
    assert row_of("397974008", {"system": SNOMED, "code": "85562004", "display": "Hand structure"}) == "21"
