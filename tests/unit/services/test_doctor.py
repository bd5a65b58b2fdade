"""What the doctor makes of a server that answers with something else than a CapabilityStatement."""

from __future__ import annotations

import pytest

from cds_service.services.doctor import look_at_server


class Answering:
    """A session of a server that has one answer."""

    def __init__(self, answer: bytes) -> None:
        self._answer = answer

    def query(self, query: str) -> bytes:
        return self._answer


@pytest.mark.parametrize("answer", [b"<html>", b'{"fhirVersion":"4.0.1\xff"}'], ids=["page", "no UTF-8"])
def test_what_is_no_capability_statement_is_told(answer: bytes) -> None:
    report, known = look_at_server(Answering(answer))
    assert (report.problem, known) == ("the answer is no CapabilityStatement", {})
