"""The fixtures themselves: in step with what they are written from, and FHIR R4 as others see it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from fhir.resources.R4B import get_fhir_model_class

from tests.spec.build import PATIENTS, VIGNETTES, cases, patients, wanted

CASES = cases()
AWKWARD = frozenset(slug for slug, case in CASES if case.get("awkward"))


def test_every_written_fixture_is_in_step_with_its_chart() -> None:
    stale = [path.name for path, body in wanted().items() if path.read_text(encoding="utf-8") != body]
    assert stale == []


@pytest.mark.parametrize("slug", [slug for slug, _ in CASES if slug not in AWKWARD])
def test_every_resource_of_a_request_is_valid_r4(slug: str) -> None:
    body = json.loads((VIGNETTES / slug / "request.json").read_text(encoding="utf-8"))
    for resource in _resources(body):
        get_fhir_model_class(resource["resourceType"]).model_validate(resource)


@pytest.mark.parametrize("name", patients()["patients"])
def test_every_sample_patient_is_a_valid_bundle(name: str) -> None:
    get_fhir_model_class("Bundle").model_validate_json((PATIENTS / f"{name}.json").read_bytes())


def test_every_vignette_has_a_story() -> None:
    for slug, _ in CASES:
        assert len((VIGNETTES / slug / "story.md").read_text(encoding="utf-8").split()) > 5, slug


def test_few_requests_are_excused_from_validation() -> None:
    assert len(AWKWARD) * 10 <= len(CASES)


def _resources(body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from (one for one in body["prefetch"].values() if one is not None)
    if "draftOrders" in body["context"]:
        yield body["context"]["draftOrders"]
