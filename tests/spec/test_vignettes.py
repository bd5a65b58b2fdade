"""Every vignette through the public way: what the service says is what the clinical documents ask for."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.spec.build import AS_OF, FIXTURES, PATIENTS, VIGNETTES, cases, patients
from tests.spec.chart import Json
from tests.spec.compare import differences, words
from tests.spec.judge import Answer, ask, desk

CASES = cases()
NOW = datetime.fromisoformat(AS_OF)


def expected_of(folder: str) -> dict[str, Json]:
    """The index of a folder of requests."""
    index: dict[str, Json] = yaml.safe_load((FIXTURES / folder / "expected.yaml").read_text(encoding="utf-8"))
    return index


def asked(path: Path, at: datetime = NOW) -> Answer:
    return ask(path.read_bytes(), at)


@pytest.mark.parametrize(("slug", "case"), CASES, ids=[slug for slug, _ in CASES])
def test_the_service_says_what_the_vignette_expects(slug: str, case: dict[str, Any]) -> None:
    at = datetime.fromisoformat(case.get("as_of", AS_OF))
    assert differences(case["expected"], asked(VIGNETTES / slug / "request.json", at)) == []


@pytest.mark.parametrize(("name", "entry"), expected_of("wild").items())
def test_an_awkward_request_gets_a_sensible_answer(name: str, entry: Json) -> None:
    expected = {key: value for key, value in entry.items() if key not in {"about", "evidence"}}
    answer = asked(FIXTURES / "wild" / f"{name}.json")
    assert differences(expected, answer) == []


def test_text_ranges_count_code_points() -> None:
    entry = expected_of("wild")["unicode-everywhere"]["evidence"]
    body = json.loads((FIXTURES / "wild" / "unicode-everywhere.json").read_text(encoding="utf-8"))
    text = body["prefetch"]["observations"]["entry"][0]["resource"]["valueString"]
    assessment = asked(FIXTURES / "wild" / "unicode-everywhere.json").assessment
    assert assessment is not None
    held = [
        evidence
        for finding in assessment["findings"]
        if finding["id"] == entry["finding"]
        for evidence in finding["evidence"]
        if evidence["reference"] == entry["reference"] and evidence["path"] == entry["path"]
    ]
    assert [text[slice(*evidence["text"])].casefold() for evidence in held] == [entry["text"].casefold()]


@pytest.mark.parametrize(("name", "entry"), expected_of("hooks").items())
def test_a_request_shaped_as_the_specification_says_is_answered(name: str, entry: Json) -> None:
    expected = {key: value for key, value in entry.items() if key not in {"about", "service"}}
    assert differences(expected, asked(FIXTURES / "hooks" / f"{name}.json")) == []


@pytest.mark.parametrize(
    ("name", "entry"), [item for item in expected_of("hooks/sandbox").items() if "feedback" not in item[1]]
)
def test_a_request_of_the_public_sandbox_is_answered(name: str, entry: Json) -> None:
    expected = {key: value for key, value in entry.items() if key not in {"about", "service"}}
    assert differences(expected, asked(FIXTURES / "hooks" / "sandbox" / f"{name}.json")) == []


@pytest.mark.parametrize("name", patients()["patients"])
def test_a_whole_sample_patient_is_judged_as_its_story_says(name: str) -> None:
    sample = patients()
    body = (PATIENTS / f"{name}.json").read_bytes()
    assessment = json.loads(desk().assessment(body, sample["as_of"]))
    expected = sample["patients"][name]["expected"]
    assert {key: assessment[key] for key in expected} == expected
    assert [words(card) for card in assessment["cards"] if words(card) >= 120] == []


def test_the_printed_sample_order_shows_an_emergency_on_any_day() -> None:
    for day in ("2026-11-22T09:00:00Z", "2031-05-05T09:00:00Z"):
        answer = asked(PATIENTS / "sample-order.json", datetime.fromisoformat(day))
        assert differences({"row": "3", "indicator": "critical"}, answer) == []
