"""Blueprint of the API reference: ``/openapi.json``, ``/docs``, the JSON Schemas, and working examples.

Everything is served from here; the page loads nothing from outside.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import resources
from itertools import groupby
from typing import TypeVar

from flask import Blueprint, Response, render_template, request

from cds_service import __version__
from cds_service.hooks.schema import SchemaName, schema_text
from cds_service.web.flask_replies import send
from cds_service.web.openapi import example, openapi
from cds_service.web.operations import Operation, operations
from cds_service.web.pages import page
from cds_service.web.parts import AppParts
from cds_service.web.problems import not_found
from cds_service.web.replies import JSON, Reply

T = TypeVar("T")

SCHEMA_JSON = "application/schema+json"
HTML = "text/html"
_ASSETS = {"docs.css": "text/css", "docs.js": "text/javascript", "icon.svg": "image/svg+xml"}


def docs_blueprint(parts: AppParts) -> Blueprint:
    """``/`` for browsers, ``/openapi.json``, ``/docs`` with its assets and examples, ``/schemas/{name}.json``."""
    blueprint = Blueprint("docs", __name__)
    found = operations(parts.discovery)
    document = Reply(200, JSON, openapi(parts.discovery, parts.published, parts.settings.base_url))
    examples = {op.example: example(op.example) for op in found if op.example}
    texts = {name: raw.decode() for name, raw in examples.items()}
    assets = {name: Reply(200, kind, _asset(name)) for name, kind in _ASSETS.items()}
    schemas = {name.value: Reply(200, SCHEMA_JSON, schema_text(name)) for name in SchemaName}

    def front() -> Response:
        """People who open the bare address are led to the explorer; programs are told that nothing is there."""
        if HTML not in (request.headers.get("Accept") or ""):
            raise not_found()
        return send(Reply(302, None, b"", (("Location", "/app"), ("Vary", "Accept"))))

    def description() -> Response:
        return send(document)

    def reference() -> Response:
        settings = parts.settings
        return page(
            render_template(
                "docs.html",
                groups=_groups(found),
                examples=texts,
                version=__version__,
                knowledge=parts.published.version,
                base_url=settings.base_url,
                demo=settings.demo,
            )
        )

    def asset(name: str) -> Response:
        return send(_known(assets, name))

    def sample(name: str) -> Response:
        return send(Reply(200, JSON, _known(examples, name)))

    def schema(name: str) -> Response:
        return send(_known(schemas, name))

    blueprint.add_url_rule("/", "front", front, methods=["GET"])
    blueprint.add_url_rule("/openapi.json", "openapi", description, methods=["GET"])
    blueprint.add_url_rule("/docs", "docs", reference, methods=["GET"])
    blueprint.add_url_rule("/docs/assets/<name>", "asset", asset, methods=["GET"])
    blueprint.add_url_rule("/docs/examples/<name>", "example", sample, methods=["GET"])
    blueprint.add_url_rule("/schemas/<name>.json", "schema", schema, methods=["GET"])
    return blueprint


def _asset(name: str) -> bytes:
    return (resources.files(__package__) / "static" / name).read_bytes()


def _known(shelf: Mapping[str, T], name: str) -> T:
    if name not in shelf:
        raise not_found()
    return shelf[name]


def _groups(found: Iterable[Operation]) -> list[tuple[str, list[Operation]]]:
    return [(tag, list(group)) for tag, group in groupby(found, key=lambda op: op.tag)]
