"""What every page of the explorer shares: policy, cookie, refusals, form tokens."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Mapping
from functools import wraps
from http import HTTPStatus
from importlib import resources
from typing import ParamSpec
from urllib.parse import urlsplit

from flask import Response, render_template, request

from cds_service.errors import FetchError, LedgerError, Overloaded, RequestError
from cds_service.services.launches import Opened, new_name
from cds_service.services.smart import LaunchError, LaunchFault
from cds_service.web.addresses import remote_address
from cds_service.web.explorer.parts import ExplorerParts

P = ParamSpec("P")

COOKIE = "__Host-radiculopathy"
FORM_LIMIT = 64 * 1024
_COOKIE_SECONDS = 12 * 3600
_NAME_LENGTH = 43
_AMOUNT = re.compile(r"(?<!\w)([0-9]+ [A-Za-z]+)", re.ASCII)

WORDS: Mapping[LaunchFault, tuple[int, str, str]] = {
    LaunchFault.UNKNOWN_SERVER: (400, "This server is not known here", "Ask your administrator to register it."),
    LaunchFault.SERVER_UNFIT: (502, "The record system cannot open this app", "Its sign-in lacks what the app needs."),
    LaunchFault.SERVER_AWAY: (
        502,
        "The record system does not answer",
        "Try again in a moment from the record system.",
    ),
    LaunchFault.STATE: (
        400,
        "This sign-in cannot be completed",
        "It was used already, took too long, or belongs to another browser. Open the app again from the record system.",
    ),
    LaunchFault.ISSUER: (
        400,
        "This sign-in cannot be completed",
        "The answer came from another server than was asked.",
    ),
    LaunchFault.REFUSED: (403, "The record system did not give access", "Open the app again if this was not intended."),
    LaunchFault.TOKEN: (502, "The sign-in failed", "The record system did not accept it. Open the app again."),
    LaunchFault.IDENTITY: (502, "The sign-in failed", "The identity that came with it could not be verified."),
    LaunchFault.NO_PATIENT: (403, "No patient was chosen", "Open a chart first, then open the app again."),
    LaunchFault.OTHER_PATIENT: (
        403,
        "Another patient",
        "The link belongs to another patient than the chart that is open. Open the app from the right chart.",
    ),
    LaunchFault.LINK_EXPIRED: (
        400,
        "This link has expired",
        "It is good for a short time only. Open the app from the chart, or ask for the advice again.",
    ),
    LaunchFault.SESSION_OVER: (401, "Your session is over", "Open the app again from the record system."),
    LaunchFault.FORM: (400, "This form is out of date", "Go back, reload the page and enter it again."),
}
_AWAY = (503, "Not available just now", "Try again in a moment.")
_TOO_OFTEN = (429, "Too many pages at once", "Wait a minute, then try again.")
_MISMATCH = (422, "The data do not belong together", "The order is another patient's. No advice is given on it.")


class Shell:
    """Makes responses of the explorer. ``parts`` give the origins that may frame them."""

    def __init__(self, parts: ExplorerParts) -> None:
        self.parts = parts
        self.root = urlsplit(parts.base_url).path.removesuffix("/")
        ancestors = " ".join(parts.frame_ancestors) or "'none'"
        self._policy = (
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; "
            f"form-action 'self'; frame-ancestors {ancestors}"
        )

    def page(self, template: str, status: int = 200, **values: object) -> Response:
        """A rendered page under the policy."""
        html = render_template(f"explorer/{template}", demo=self.parts.demo, root=self.root, **values)
        response = Response(html, status, mimetype="text/html")
        response.headers["Content-Security-Policy"] = self._policy
        return response

    def problem(self, words: tuple[int, str, str], detail: str = "") -> Response:
        """A refusal as a page of our own; nothing that came from outside is repeated."""
        status, title, text = words
        return self.page("problem.html", status, words={"title": title, "text": text}, detail=detail)

    def guarded(self, view: Callable[P, Response]) -> Callable[P, Response]:
        """Visits are counted; errors that are foreseen become pages."""

        @wraps(view)
        def wrapped(*args: P.args, **kwargs: P.kwargs) -> Response:
            try:
                self.parts.visit(remote_address(request.environ, self.parts.trusted_proxies))
                return view(*args, **kwargs)
            except Overloaded as error:
                refused = self.problem(_TOO_OFTEN)
                refused.headers["Retry-After"] = str(error.retry_after)
                return refused
            except LaunchError as error:
                return self.problem(WORDS[error.fault], error.detail)
            except (LedgerError, FetchError):
                return self.problem(_AWAY)
            except RequestError as error:
                if error.status != HTTPStatus.UNPROCESSABLE_ENTITY:
                    raise
                return self.problem(_MISMATCH)

        return wrapped

    def redirect(self, target: str, browser: str | None = None) -> Response:
        """303 to ``target``, an address of another host or a path of ours; sets the cookie for a new ``browser``."""
        response = Response("", 303)
        response.headers["Location"] = f"{self.root}{target}" if target.startswith("/") else target
        if browser is not None:
            self.remember(response, browser)
        return response

    def remember(self, response: Response, browser: str) -> None:
        """The cookie: at top level Lax, in frames None and partitioned (docs: SMART 3)."""
        framed = bool(self.parts.frame_ancestors)
        response.set_cookie(
            COOKIE,
            browser,
            max_age=_COOKIE_SECONDS,
            secure=True,
            httponly=True,
            samesite="None" if framed else "Lax",
            partitioned=framed,
        )


def browser_name() -> str | None:
    """The name in the cookie of this request, if it is one of ours."""
    name = request.cookies.get(COOKIE)
    return name if name is not None and len(name) == _NAME_LENGTH else None


def new_browser() -> str:
    """A name for a browser that has none."""
    return new_name()


def check_form(opened: Opened | None) -> Opened:
    """The session, when the posted form belongs to it.

    Raises:
        LaunchError: SESSION_OVER, FORM.
    """
    if opened is None:
        raise LaunchError(LaunchFault.SESSION_OVER)
    request.max_content_length = FORM_LIMIT
    if not secrets.compare_digest(request.form.get("csrf", "").encode(), opened.session.csrf.encode()):
        raise LaunchError(LaunchFault.FORM)
    return opened


def pieces(text: str) -> tuple[tuple[str, bool], ...]:
    """``text`` in parts; those marked true are a number with its unit, which stay on one line ("4 h")."""
    return tuple((part, n % 2 == 1) for n, part in enumerate(_AMOUNT.split(text)) if part)


def asset(name: str) -> bytes:
    """A file of ``static/``."""
    return resources.files("cds_service.web").joinpath("static", name).read_bytes()
