"""Hook calls answered before Flask give the same bytes, headers and errors as Flask's own view of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import EnvironBuilder

from cds_service.bootstrap.application import Application
from cds_service.fhir.record import PatientRecord
from cds_service.hooks.request import HookRequest
from cds_service.services.evaluate import Verdict
from cds_service.web.app import build_app
from tests.http.conftest import FIXTURES, SELECT, SIGN, VIEW

BODIES: list[tuple[str, bytes]] = [
    *((path.name, path.read_bytes()) for path in sorted((FIXTURES / "hooks").glob("*.json"))),
    *((path.name, path.read_bytes()) for path in sorted((FIXTURES / "hooks/sandbox").glob("*.json"))),
    *((path.name, path.read_bytes()) for path in sorted((FIXTURES / "wild").glob("*.json"))),
    ("empty", b""),
    ("not json", b"{"),
    ("array", b"[]"),
    ("not utf-8", b"\xff"),
    ("too large", b" " * (9 * 1024 * 1024)),
]
HEADERS: list[dict[str, str]] = [
    {},
    {"Origin": "https://sandbox.cds-hooks.org"},
    {"Origin": "http://localhost:9000"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Accept": "application/fhir+json"},
    {"Content-Encoding": "gzip"},
    {"Authorization": "Bearer not.a.token"},
    {"Content-Length": "abc"},
]


@pytest.fixture(scope="module")
def reference(application: Application) -> Flask:
    """The same parts behind Flask alone."""
    return build_app(application.parts, fast_path=False)


Call = Callable[[Flask], tuple[int, bytes, dict[str, list[str]]]]


def asked(path: str, body: bytes, content_type: str | None, headers: dict[str, str]) -> Call:
    def call(app: Flask) -> tuple[int, bytes, dict[str, list[str]]]:
        answer = app.test_client().post(path, data=body, content_type=content_type, headers=headers)
        seen: dict[str, list[str]] = {}
        for name, value in answer.headers:
            seen.setdefault(name.lower(), []).append(value)
        (request_id,) = seen.pop("x-request-id")
        return answer.status_code, answer.data.replace(request_id.encode(), b"-"), seen

    return call


@pytest.mark.parametrize("name", [name for name, _ in BODIES])
def test_every_kept_body_is_answered_alike(application: Application, reference: Flask, name: str) -> None:
    call = asked(SELECT, dict(BODIES)[name], "application/json", {"Origin": "https://sandbox.cds-hooks.org"})
    assert call(application.wsgi) == call(reference)


@pytest.mark.parametrize("headers", HEADERS, ids=str)
@pytest.mark.parametrize("path", [SELECT, SIGN, VIEW, f"{SELECT}/", f"{SELECT}/feedback"])
def test_every_header_is_taken_alike(
    application: Application, reference: Flask, path: str, headers: dict[str, str], order_select: dict[str, Any]
) -> None:
    call = asked(path, json.dumps(order_select).encode(), "application/json", headers)
    assert call(application.wsgi) == call(reference)


@pytest.mark.parametrize("content_type", [None, "text/plain", "application/json; charset=UTF-8", "application/JSON"])
def test_every_type_is_taken_alike(
    application: Application, reference: Flask, content_type: str | None, order_select: dict[str, Any]
) -> None:
    call = asked(SELECT, json.dumps(order_select).encode(), content_type, {})
    assert call(application.wsgi) == call(reference)


def test_the_fast_path_is_taken(application: Application) -> None:
    """Else the comparison above would compare Flask with itself."""
    assert type(application.wsgi.wsgi_app).__name__ == "FastPath"


def test_the_bodies_cover_every_status_of_a_hook_call(application: Application) -> None:
    seen = {asked(SELECT, body, "application/json", {})(application.wsgi)[0] for _, body in BODIES}
    assert {200, 400, 412, 413, 422} <= seen


def test_what_an_answer_was_made_of_lives_as_long_as_the_environ(
    application: Application, order_select: dict[str, Any]
) -> None:
    environ = EnvironBuilder(SELECT, method="POST", json=order_select).get_environ()
    (body,) = application.wsgi(environ, lambda status, headers: None)
    assert b'"cards"' in body
    assert [type(part) for part in environ["cds_service.call"].made_of] == [HookRequest, PatientRecord, Verdict]
