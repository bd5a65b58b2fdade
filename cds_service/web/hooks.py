"""Blueprint of CDS Hooks: discovery, hook calls and feedback."""

from __future__ import annotations

from flask import Blueprint, Response, request

from cds_service.hooks.discovery import encode_discovery
from cds_service.web.addresses import remote_address
from cds_service.web.flask_replies import request_id, send
from cds_service.web.hook_endpoint import DISCOVERY_PATH, HookEndpoint, service_path
from cds_service.web.parts import AppParts
from cds_service.web.replies import JSON, Reply


def hooks_blueprint(parts: AppParts, endpoint: HookEndpoint) -> Blueprint:
    """Each service has a rule of its own, so that an unknown one is 404 whatever the method."""
    blueprint = Blueprint("hooks", __name__)
    discovery = Reply(200, JSON, encode_discovery(parts.discovery))
    audiences = (parts.settings.base_url + DISCOVERY_PATH,)

    def discover() -> Response:
        if not parts.settings.open_discovery:
            address = remote_address(request.environ, parts.settings.trusted_proxies)
            parts.callers.identify(request.headers.get("Authorization"), audiences, address)
        return send(discovery)

    blueprint.add_url_rule(DISCOVERY_PATH, "discovery", discover, methods=["GET"])
    for service in parts.discovery.services:
        _add_service(blueprint, endpoint, service.id)
    return blueprint


def _add_service(blueprint: Blueprint, endpoint: HookEndpoint, service_id: str) -> None:
    def answer() -> Response:
        return send(endpoint.answer(service_id, request.environ, request_id()))

    def feedback() -> Response:
        return send(endpoint.feedback(service_id, request.environ))

    path = service_path(service_id)
    blueprint.add_url_rule(path, service_id, answer, methods=["POST"])
    blueprint.add_url_rule(f"{path}/feedback", f"{service_id}-feedback", feedback, methods=["POST"])
