"""The fixtures themselves: in step with what they are written from, and FHIR R4 as others see it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from fhir.resources.R4B import get_fhir_model_class

from tests.spec.build import VIGNETTES, cases, request, text_of

CASES = cases()
AWKWARD = frozenset(slug for slug, case in CASES if case.get("awkward"))


@pytest.mark.parametrize(("slug", "case"), CASES, ids=[slug for slug, _ in CASES])
def test_the_request_is_in_step_with_the_chart_of_its_case(slug: str, case: dict[str, Any]) -> None:
    assert (VIGNETTES / slug / "request.json").read_text(encoding="utf-8") == text_of(request(slug, case))


@pytest.mark.parametrize("slug", [slug for slug, _ in CASES if slug not in AWKWARD])
def test_every_resource_of_a_request_is_valid_r4(slug: str) -> None:
    body = json.loads((VIGNETTES / slug / "request.json").read_text(encoding="utf-8"))
    for resource in _resources(body):
        get_fhir_model_class(resource["resourceType"]).model_validate(resource)


def test_every_vignette_has_a_story() -> None:
    for slug, _ in CASES:
        assert len((VIGNETTES / slug / "story.md").read_text(encoding="utf-8").split()) > 5, slug


def test_few_requests_are_excused_from_validation() -> None:
    assert len(AWKWARD) * 10 <= len(CASES)


def _resources(body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from (one for one in body["prefetch"].values() if one is not None)
    if "draftOrders" in body["context"]:
        yield body["context"]["draftOrders"]
