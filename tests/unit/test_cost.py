"""What a hook call costs, counted in function calls: counts are the same on a busy machine and on a quiet one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from benchmarks.payloads import SIZES, hook_request
from cds_service.bootstrap.application import build_application
from cds_service.services.calls import HookCall
from cds_service.services.ports import ANONYMOUS, Caller
from cds_service.settings import read_settings
from tests.counting import functions_entered
from tests.engines import engine_for

SERVICE = "lumbar-imaging-order-select"
BOUND = 1_400
"""A tenth above what was counted when this was written."""


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[bytes], bytes]]:
    folder: Path = tmp_path_factory.mktemp("cost")
    settings = read_settings(
        {"CDS_PROFILE": "demo", "CDS_DATABASE_URL": f"sqlite:///{folder}/ledger.db", "CDS_BASE_URL": "http://127.0.0.1"}
    )
    application = build_application(settings, engine=engine_for(settings))
    received = datetime(2026, 11, 20, 9, tzinfo=UTC)
    yield lambda body: application.parts.answer_hook(HookCall(SERVICE, body, received, Caller(ANONYMOUS), "cost"))
    application.close()


def calls_of(answer: Callable[[bytes], bytes], size: str) -> int:
    """Python functions entered while one request is answered, when everything is warm."""
    body = hook_request(*SIZES[size])
    for _ in range(3):
        assert b'"summary"' in answer(body)
    return functions_entered(lambda: answer(body))


def test_a_request_with_two_hundred_observations_stays_cheap(answer: Callable[[bytes], bytes]) -> None:
    assert calls_of(answer, "medium") < BOUND


def test_ten_times_the_observations_cost_at_most_ten_times_as_much(answer: Callable[[bytes], bytes]) -> None:
    fixed, medium, large = (calls_of(answer, size) for size in ("small", "medium", "large"))
    assert large - fixed < 11 * (medium - fixed)
