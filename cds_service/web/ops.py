"""Blueprint for operators: liveness, readiness, metrics, and the source attributes."""

from __future__ import annotations

import hmac

import msgspec
from flask import Blueprint, Response, render_template, request

from cds_service.errors import CallerError
from cds_service.hooks.secret import Secret
from cds_service.web.flask_replies import send
from cds_service.web.pages import page
from cds_service.web.parts import AppParts, Published
from cds_service.web.replies import JSON, Reply
from cds_service.web.source_attributes import (
    Shown,
    SourceAttributes,
    read_source_attributes,
)


class Health(msgspec.Struct, frozen=True):
    """What ``GET /health`` answers as long as the process can."""

    status: str = "ok"


class Readiness(msgspec.Struct, frozen=True, rename="camel"):
    """What ``GET /ready`` answers: 200 when every check holds, else 503."""

    status: str
    checks: dict[str, bool]
    knowledge_version: str
    knowledge_hash: str


def ops_blueprint(parts: AppParts) -> Blueprint:
    """``/health``, ``/ready``, ``/metrics``, ``/source-attributes``."""
    blueprint = Blueprint("ops", __name__)
    shown = _shown(parts.published, read_source_attributes(parts.published.source_attributes))
    attributes = Reply(200, JSON, msgspec.json.encode(shown))

    def health() -> Response:
        return send(Reply(200, JSON, msgspec.json.encode(Health())))

    def ready() -> Response:
        return send(_readiness(parts))

    def metrics() -> Response:
        if parts.settings.metrics_token is not None:
            _check_token(parts.settings.metrics_token, request.headers.get("Authorization"))
        body, content_type = parts.telemetry.exposition()
        return send(Reply(200, content_type, body))

    def source_attributes() -> Response:
        best = request.accept_mimetypes.best_match([JSON, "text/html"], default=JSON)
        if best == "text/html":
            return page(render_template("source-attributes.html", shown=shown, demo=parts.settings.demo))
        return send(attributes)

    blueprint.add_url_rule("/health", "health", health, methods=["GET"])
    blueprint.add_url_rule("/ready", "ready", ready, methods=["GET"])
    blueprint.add_url_rule("/metrics", "metrics", metrics, methods=["GET"])
    blueprint.add_url_rule("/source-attributes", "source-attributes", source_attributes, methods=["GET"])
    return blueprint


def _readiness(parts: AppParts) -> Reply:
    checks = dict(parts.ready())
    fine = all(checks.values())
    body = Readiness(
        "ready" if fine else "notReady",
        checks,
        parts.published.version,
        parts.published.knowledge_hash,
    )
    return Reply(200 if fine else 503, JSON, msgspec.json.encode(body))


def _check_token(expected: Secret, authorization: str | None) -> None:
    kind, _, given = (authorization or "").partition(" ")
    if kind.lower() != "bearer" or not hmac.compare_digest(given.encode(), expected.reveal().encode()):
        raise CallerError(401, "metrics token")


def _shown(published: Published, source: SourceAttributes) -> Shown:
    return Shown(
        title=source.title,
        kind=source.kind,
        knowledge_version=published.version,
        knowledge_hash=published.knowledge_hash,
        released=published.released,
        attributes=source.attributes,
    )
