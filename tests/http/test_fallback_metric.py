"""A card that had to fall back to fixed words is counted by its topic, and by nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cds_service.bootstrap.application import Application, build_application
from cds_service.bootstrap.engine import build_engine
from cds_service.settings import read_settings
from tests.http.conftest import AS_OF, SELECT, environment


@pytest.fixture
def wicked(tmp_path: Path) -> Iterator[Application]:
    settings = read_settings(environment(tmp_path))
    app = build_application(settings, engine=build_engine(settings), clock=lambda: AS_OF)
    yield app
    app.close()


def test_a_card_with_a_label_that_is_markup_is_counted_by_topic_alone(
    wicked: Application, order_select: dict[str, Any]
) -> None:
    composer = wicked.engine.composer
    material = composer.material
    labels = {
        name: type(label)("[x](https://evil.example)", label.group, ()) for name, label in material.findings.items()
    }
    fields = {name: getattr(material, name) for name in material.__slots__} | {"findings": labels}
    composer.material = type(material)(**fields)
    client = wicked.wsgi.test_client()
    answer = client.post(SELECT, data=json.dumps(order_select), content_type="application/json")
    topic = answer.get_json()["cards"][0]["source"]["topic"]["code"]
    metrics = client.get("/metrics").get_data(as_text=True)
    assert f'cds_card_fallbacks_total{{topic="{topic}"}} 1.0' in metrics
    assert "evil" not in metrics
    assert "evil" not in answer.get_data(as_text=True)
