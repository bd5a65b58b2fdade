"""The log line of an answered request is put together by hand: it must be the one that the general way writes."""

from __future__ import annotations

import io
import json
import logging
import re
from collections.abc import Iterator

import pytest
import structlog

from cds_service.adapters.logs import configure_logs, log_answered

ROUTE, ID = "/cds-services/lumbar-imaging-order-select", "5c2e4a52-9f0e-4a75-a3c9-0a7c4e6b9c11"
_TIME = re.compile(r'"timestamp": "[0-9T:.\-]+Z"')


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    stream = io.StringIO()
    configure_logs(logging.INFO, stream)
    yield stream
    configure_logs(logging.INFO)


@pytest.mark.parametrize(("status", "seconds"), [(200, 0.0013), (412, 0.0), (503, 2.5), (200, 0.00001), (500, 4.0)])
def test_it_is_the_line_of_the_general_way_with_another_time(lines: io.StringIO, status: int, seconds: float) -> None:
    log_answered(ROUTE, status, seconds, ID)
    structlog.get_logger().info("answered", route=ROUTE, status=status, seconds=seconds, request_id=ID)
    ours, general = lines.getvalue().splitlines()
    assert _TIME.subn("", ours) == _TIME.subn("", general)
    assert _TIME.subn("", ours)[1] == 1


@pytest.mark.parametrize(
    ("route", "status", "seconds", "request_id"),
    [
        (ROUTE, 200, 0.1, 'Anna "Muster"'),
        ('/x", "patient": "Anna', 200, 0.1, ID),
        (ROUTE, 7, 0.1, ID),
        (ROUTE, 200, float("nan"), ID),
        (ROUTE, 200, float("inf"), ID),
        (ROUTE, 200, 0.1, f"{ID}\n"),
    ],
)
def test_a_value_that_is_not_on_the_allow_list_is_withheld(
    lines: io.StringIO, route: str, status: int, seconds: float, request_id: str
) -> None:
    log_answered(route, status, seconds, request_id)
    (line,) = lines.getvalue().splitlines()
    assert json.loads(line)["withheld"] == 1
    assert "Anna" not in line


def test_a_level_above_info_writes_no_such_line() -> None:
    stream = io.StringIO()
    configure_logs(logging.WARNING, stream)
    log_answered(ROUTE, 200, 0.1, ID)
    configure_logs(logging.INFO)
    assert stream.getvalue() == ""
