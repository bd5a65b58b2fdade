"""The Flask application, built from injected parts."""

from __future__ import annotations

from flask import Flask

from cds_service.web.assessments import assessments_blueprint
from cds_service.web.docs import docs_blueprint
from cds_service.web.fast_path import FastPath
from cds_service.web.fhir import fhir_blueprint
from cds_service.web.flask_replies import install
from cds_service.web.headers import ResponseHeaders
from cds_service.web.hook_endpoint import HookEndpoint
from cds_service.web.hooks import hooks_blueprint
from cds_service.web.ops import ops_blueprint
from cds_service.web.parts import AppParts


def build_app(parts: AppParts, *, fast_path: bool = True) -> Flask:
    """The whole web side. ``fast_path=False`` leaves hook calls to Flask: the reference, for tests and measurements."""
    app = Flask("cds_service.web", static_folder=None, template_folder="templates")
    app.config.update(PROVIDE_AUTOMATIC_OPTIONS=False, PROPAGATE_EXCEPTIONS=False)
    app.url_map.strict_slashes = False
    app.url_map.merge_slashes = False
    app.extensions["cds_parts"] = parts
    headers = ResponseHeaders(parts.settings)
    endpoint = HookEndpoint(parts)
    install(app, headers, parts)
    app.register_blueprint(hooks_blueprint(parts, endpoint))
    app.register_blueprint(assessments_blueprint(parts))
    app.register_blueprint(fhir_blueprint(parts))
    app.register_blueprint(ops_blueprint(parts))
    app.register_blueprint(docs_blueprint(parts))
    for blueprint in parts.blueprints:
        app.register_blueprint(blueprint)
    if fast_path:
        app.wsgi_app = FastPath(app.wsgi_app, endpoint, headers, parts)  # type: ignore[method-assign]  # Flask documents this assignment as the way to add WSGI middleware
    return app
