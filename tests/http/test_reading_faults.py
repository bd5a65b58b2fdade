"""A reader that fails on a text: the card comes, says what could not be read, and the fault is counted without the text."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from cds_service.bootstrap.application import Application
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.reader import NarrativeReader
from tests.http.conftest import SELECT


class Failing(NarrativeReader):
    """Fails on every text."""

    def stated(self, text: str) -> Sequence[Mention]:
        raise KeyError(text)


def test_the_card_comes_and_the_fault_is_counted(
    another: Callable[..., Application], order_select: dict[str, Any]
) -> None:
    app = another()
    engine = app.engine
    object.__setattr__(engine, "book", replace(engine.book, text=Failing(engine.knowledge.narrative)))
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
    client = app.wsgi.test_client()
    answer = client.post(SELECT, data=json.dumps(order_select), content_type="application/json")
    assert answer.status_code == 200
    (card,) = answer.get_json()["cards"]
    assert card["source"]["topic"]["code"] != "deferMri"
    metrics = client.get("/metrics").get_data(as_text=True)
    assert 'cds_reading_faults_total{field="observations"} 1.0' in metrics
    assert "Zebra" not in metrics + answer.get_data(as_text=True)
