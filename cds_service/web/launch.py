"""Blueprint of SMART App Launch: where a launch begins, where it comes back, and our public keys."""

from __future__ import annotations

from flask import Blueprint, Response, request

from cds_service.services.app_context import AppContext, decode
from cds_service.services.launches import Session, new_name
from cds_service.services.smart import Grant, LaunchError, LaunchFault, Returned
from cds_service.web.explorer.parts import ExplorerParts
from cds_service.web.explorer.shell import Shell, browser_name, new_browser
from cds_service.web.flask_replies import send
from cds_service.web.replies import JSON, Reply

_KEYS_AGE = ("Cache-Control", "public, max-age=600")
_MOST = 8192


def launch_blueprint(parts: ExplorerParts) -> Blueprint:
    """``/launch``, ``/launch/callback/<server>``, ``/launch/jwks.json``."""
    blueprint = Blueprint("launch", __name__)
    shell = Shell(parts)
    launches = parts.launches

    @shell.guarded
    def begin() -> Response:
        iss, launch = _once("iss"), _once("launch")
        if iss is None:
            return shell.page("landing.html", servers=launches.servers, samples=())
        browser = browser_name() or new_browser()
        return shell.redirect(launches.begin(iss, launch, browser), browser)

    @shell.guarded
    def callback(server: str) -> Response:
        browser = browser_name()
        returned = Returned(_once("code"), _once("error"), _once("iss"))
        grant = launches.finish(server, _once("state"), browser, returned)
        try:
            context = _context(parts, grant)
        except LaunchError:
            launches.revoke(grant)
            raise
        session = Session(csrf=new_name(), order=context.order if context else None)
        opened = launches.open(browser or new_browser(), session, grant)
        return shell.redirect(f"/app/{opened.view}")

    def keys() -> Response:
        return send(Reply(200, JSON, launches.public_keys(), (_KEYS_AGE,)))

    blueprint.add_url_rule("/launch", "begin", begin, methods=["GET"])
    blueprint.add_url_rule("/launch/callback/<server>", "callback", callback, methods=["GET"])
    blueprint.add_url_rule("/launch/jwks.json", "keys", keys, methods=["GET"])
    return blueprint


def _once(name: str) -> str | None:
    """A query parameter that stands once; standing twice, it has no meaning."""
    values = request.args.getlist(name)
    return values[0] if len(values) == 1 and values[0] and len(values[0]) <= _MOST else None


def _context(parts: ExplorerParts, grant: Grant) -> AppContext | None:
    """What the card's link stands for; it must speak of the patient whose chart is open.

    Raises:
        LaunchError: LINK_EXPIRED, OTHER_PATIENT.
    """
    if grant.handle is None:
        return None
    kept = parts.handles.open(grant.handle)
    context = decode(kept) if kept is not None else None
    if context is None:
        raise LaunchError(LaunchFault.LINK_EXPIRED)
    if context.patient != grant.patient:
        raise LaunchError(LaunchFault.OTHER_PATIENT)
    return context
