"""A reader that fails on a text: the card comes, says what could not be read, and the fault is counted without the text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cds_service.bootstrap.application import Application, build_application
from cds_service.bootstrap.engine import build_engine
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.reader import NarrativeReader
from cds_service.settings import read_settings
from tests.http.conftest import AS_OF, SELECT, environment


class Failing(NarrativeReader):
    """Fails on every text."""

    def stated(self, text: str) -> Sequence[Mention]:
        raise KeyError(text)


@pytest.fixture
def failing(tmp_path: Path) -> Iterator[Application]:
    settings = read_settings(environment(tmp_path))
    engine = build_engine(settings)
    engine = replace(engine, book=replace(engine.book, text=Failing(engine.knowledge.narrative)))
    app = build_application(settings, engine=engine, clock=lambda: AS_OF)
    yield app
    app.close()


def test_the_card_comes_and_the_fault_is_counted(failing: Application, order_select: dict[str, Any]) -> None:
    note = {
        "resourceType": "Observation",
        "id": "n1",
        "status": "final",
        "subject": {"reference": f"Patient/{order_select['context']['patientId']}"},
        "code": {"text": "Progress note"},
        "effectiveDateTime": "2026-11-21",
        "valueString": "Mrs Zebra is well.",
    }
    bundle = {"resourceType": "Bundle", "type": "searchset", "entry": [{"resource": note}]}
    order_select["prefetch"]["observations"] = bundle
    client = failing.wsgi.test_client()
    answer = client.post(SELECT, data=json.dumps(order_select), content_type="application/json")
    assert answer.status_code == 200
    (card,) = answer.get_json()["cards"]
    assert card["source"]["topic"]["code"] != "deferMri"
    metrics = client.get("/metrics").get_data(as_text=True)
    assert 'cds_reading_faults_total{field="observations"} 1.0' in metrics
    assert "Zebra" not in metrics + answer.get_data(as_text=True)
