"""A card that had to fall back to fixed words is counted by its topic, and by nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from cds_service.bootstrap.application import Application
from tests.http.conftest import SELECT


def test_a_card_with_a_label_that_is_markup_is_counted_by_topic_alone(
    another: Callable[..., Application], order_select: dict[str, Any]
) -> None:
    app = another()
    composer = app.engine.composer
    material = composer.material
    wicked = {
        name: type(label)("[x](https://evil.example)", label.group, ()) for name, label in material.findings.items()
    }
    fields = {name: getattr(material, name) for name in material.__slots__} | {"findings": wicked}
    composer.material = type(material)(**fields)
    client = app.wsgi.test_client()
    answer = client.post(SELECT, data=json.dumps(order_select), content_type="application/json")
    topic = answer.get_json()["cards"][0]["source"]["topic"]["code"]
    metrics = client.get("/metrics").get_data(as_text=True)
    assert f'cds_card_fallbacks_total{{topic="{topic}"}} 1.0' in metrics
    assert "evil" not in metrics
    assert "evil" not in answer.get_data(as_text=True)
