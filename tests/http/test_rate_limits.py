"""429: who called too often is told when to come back, everybody else is answered."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cds_service.bootstrap.application import Application
from cds_service.web.addresses import remote_address
from tests.http.conftest import SELECT, SIGN
from tests.http.test_production import bearer, production

HERE, THERE = {"REMOTE_ADDR": "192.0.2.1"}, {"REMOTE_ADDR": "192.0.2.2"}


def post(app: Application, path: str, body: object, **more: Any) -> Any:
    data = json.dumps(body)
    return app.wsgi.test_client().post(path, data=data, content_type="application/json", **more)


@pytest.mark.parametrize("fast_path", [True, False])
def test_an_anonymous_caller_of_the_demo_is_limited_by_its_address(
    another: Callable[..., Application], order_select: dict[str, Any], fast_path: bool
) -> None:
    app = another(CDS_CALLS_PER_ADDRESS="2", fast_path=fast_path)
    answers = [post(app, SELECT, order_select, environ_overrides=HERE) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    refused = answers[2]
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    outcome = json.loads(refused.data)
    assert outcome["resourceType"] == "OperationOutcome"
    assert outcome["issue"][0]["code"] == "throttled"
    assert "Retry-After" in outcome["issue"][0]["details"]["text"]
    assert "192.0.2.1" not in refused.get_data(as_text=True)
    assert post(app, SELECT, order_select, environ_overrides=THERE).status_code == 200


def test_refused_and_limited_calls_are_counted_in_the_metrics(
    another: Callable[..., Application], order_select: dict[str, Any]
) -> None:
    app = another(CDS_CALLS_PER_ADDRESS="1")
    for _ in range(3):
        post(app, SELECT, order_select, environ_overrides=HERE)
    metrics = app.wsgi.test_client().get("/metrics").get_data(as_text=True)
    assert 'cds_rate_limited_total{by="address"} 2.0' in metrics
    assert "192.0.2.1" not in metrics


def test_150_bad_tokens_are_401_then_429_and_the_issuer_they_name_is_undisturbed(
    another: Callable[..., Application], tmp_path: Path, order_select: dict[str, Any]
) -> None:
    app = another(**production(tmp_path), CDS_CALLS_PER_ADDRESS="100")
    forged = {"Authorization": bearer()["Authorization"][:-8] + "AAAAAAAA"}
    statuses = [post(app, SELECT, order_select, headers=forged, environ_overrides=HERE).status_code for _ in range(150)]
    assert statuses == [401] * 100 + [429] * 50
    honest = post(app, SELECT, order_select, headers=bearer(), environ_overrides=THERE)
    assert honest.status_code == 200


def test_an_issuer_is_limited_over_all_services_and_addresses_of_apps_too(
    another: Callable[..., Application], tmp_path: Path, order_select: dict[str, Any]
) -> None:
    app = another(**production(tmp_path), CDS_CALLS_PER_ISSUER="3")
    patient = order_select["context"]["patientId"]
    first = post(app, SELECT, order_select, headers=bearer())
    order_select["hook"] = "order-sign"
    del order_select["context"]["selections"]
    second = post(app, SIGN, order_select, headers=bearer(SIGN))
    third = post(app, "/assessments", order_select, headers=bearer("/assessments", patient=patient))
    fourth = post(app, "/assessments", order_select, headers=bearer("/assessments", patient=patient))
    fifth = post(app, f"{SIGN}/feedback", {"feedback": []}, headers=bearer(f"{SIGN}/feedback"))
    assert [a.status_code for a in (first, second, third, fourth, fifth)] == [200, 200, 200, 429, 429]


def test_pages_are_limited_by_address_and_say_so_as_a_page(another: Callable[..., Application]) -> None:
    client = another(CDS_CALLS_PER_ADDRESS="1").wsgi.test_client()
    assert client.get("/launch", environ_overrides=HERE).status_code == 200
    refused = client.get("/launch", environ_overrides=HERE)
    assert refused.status_code == 429
    assert refused.mimetype == "text/html"
    assert int(refused.headers["Retry-After"]) >= 1
    assert client.get("/launch", environ_overrides=THERE).status_code == 200


def test_health_readiness_and_metrics_are_never_limited(another: Callable[..., Application]) -> None:
    client = another(CDS_CALLS_PER_ADDRESS="1").wsgi.test_client()
    for path in ("/health", "/ready", "/metrics"):
        assert [client.get(path, environ_overrides=HERE).status_code for _ in range(3)] == [200, 200, 200]


def test_without_a_proxy_of_ours_a_forged_header_does_not_evade_the_limit(
    another: Callable[..., Application], order_select: dict[str, Any]
) -> None:
    app = another(CDS_CALLS_PER_ADDRESS="1")
    forged = [
        post(app, SELECT, order_select, headers={"X-Forwarded-For": f"198.51.100.{n}"}, environ_overrides=HERE)
        for n in range(2)
    ]
    assert [answer.status_code for answer in forged] == [200, 429]


def test_behind_a_proxy_of_ours_its_callers_are_told_apart(
    another: Callable[..., Application], order_select: dict[str, Any]
) -> None:
    app = another(CDS_CALLS_PER_ADDRESS="1", CDS_TRUSTED_PROXIES="1")
    seen = [
        post(app, SELECT, order_select, headers={"X-Forwarded-For": forwarded}, environ_overrides=HERE).status_code
        for forwarded in ("198.51.100.1", "198.51.100.2", "203.0.113.9, 198.51.100.1")
    ]
    assert seen == [200, 200, 429]


@pytest.mark.parametrize(
    ("proxies", "forwarded", "believed"),
    [
        (0, "198.51.100.7", "10.0.0.1"),
        (1, None, "10.0.0.1"),
        (1, "", "10.0.0.1"),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        (2, "203.0.113.9, 198.51.100.7, 10.0.0.2", "198.51.100.7"),
        (2, "198.51.100.7", "10.0.0.1"),
    ],
)
def test_only_what_our_own_proxies_wrote_is_believed(proxies: int, forwarded: str | None, believed: str) -> None:
    environ = {"REMOTE_ADDR": "10.0.0.1", **({} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded})}
    assert remote_address(environ, proxies) == believed
