"""Blueprint of the assessment API: the reasons behind the cards, as JSON (contract section 6)."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response, request
from werkzeug.datastructures import MultiDict

from cds_service.web.addresses import remote_address
from cds_service.web.assess_input import Asked, from_request
from cds_service.web.bodies import check_size, check_type, read_body
from cds_service.web.flask_replies import send
from cds_service.web.parts import AppParts, AssessCall
from cds_service.web.replies import JSON, Reply

PATH = "/assessments"


def assessments_blueprint(parts: AppParts) -> Blueprint:
    """``POST /assessments``: a CDS Hooks request body or a Bundle in, assessment JSON out."""
    blueprint = Blueprint("assessments", __name__)

    def assess() -> Response:
        call = admitted(parts, from_request)
        return send(Reply(200, JSON, parts.judge(call).document))

    blueprint.add_url_rule(PATH, "assess", assess, methods=["POST"])
    return blueprint


def admitted(parts: AppParts, read: Callable[[bytes, MultiDict[str, str]], Asked]) -> AssessCall:
    """The current request as a call that may be judged: sized, typed, from a known app.

    Raises:
        CDSError: 400, 401, 413, 415, 429.
    """
    environ = request.environ
    check_size(environ, parts.settings.body_limit)
    check_type(environ, fhir=True)
    address = remote_address(environ, parts.settings.trusted_proxies)
    app = parts.apps.identify(request.headers.get("Authorization"), address)
    received = parts.clock()
    asked = read(read_body(environ, parts.settings.body_limit), request.args)
    return AssessCall(asked.kind, asked.body, asked.as_of or received, asked.searched, app.patient)
