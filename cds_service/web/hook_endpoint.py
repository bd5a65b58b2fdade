"""Answering hook and feedback calls, from WSGI environ to :class:`Reply`; no framework.

The order is: size, type, caller, body, use case; so nothing of an unknown caller's body is read into memory.
"""

from __future__ import annotations

from typing import Any

from cds_service.hooks.feedback import decode_feedback
from cds_service.services.feedback import record_feedback
from cds_service.services.ports import Caller
from cds_service.web.addresses import remote_address
from cds_service.web.bodies import check_size, check_type, read_body
from cds_service.web.parts import AppParts, HookCall
from cds_service.web.replies import JSON, Reply

DISCOVERY_PATH = "/cds-services"
_STORED = b"{}"
_CALL = "cds_service.call"
"""Key of the environ, which the server lets go when the answer was sent: thousands of resources go with it, and nobody
waits for that."""


def service_path(service_id: str) -> str:
    """Path of a hook service; its feedback address is this with ``/feedback``."""
    return f"{DISCOVERY_PATH}/{service_id}"


class HookEndpoint:
    """One object for all services of the discovery document."""

    def __init__(self, parts: AppParts) -> None:
        base = parts.settings.base_url
        self._parts = parts
        self._limit = parts.settings.body_limit
        self._proxies = parts.settings.trusted_proxies
        self._calls = {s.id: (base + service_path(s.id),) for s in parts.discovery.services}
        self._reports = {s: (f"{urls[0]}/feedback", *urls) for s, urls in self._calls.items()}

    def answer(self, service_id: str, environ: dict[str, Any], request_id: str) -> Reply:
        """The reply to a hook call.

        Raises:
            CDSError: as contract section 3a maps them to statuses.
        """
        received = self._parts.clock()
        caller, body = self._admit(environ, self._calls[service_id])
        call = HookCall(service_id, body, received, caller, request_id)
        environ[_CALL] = call
        return Reply(200, JSON, self._parts.answer_hook(call))

    def feedback(self, service_id: str, environ: dict[str, Any]) -> Reply:
        """The reply to feedback, which is stored by then. Both the feedback and the service URL are its audience.

        Raises:
            CDSError: ``LedgerError`` when it could not be stored.
        """
        received = self._parts.clock()
        caller, body = self._admit(environ, self._reports[service_id])
        record_feedback(self._parts.feedback, caller, service_id, decode_feedback(body), received)
        return Reply(200, JSON, _STORED)

    def _admit(self, environ: dict[str, Any], audiences: tuple[str, ...]) -> tuple[Caller, bytes]:
        check_size(environ, self._limit)
        check_type(environ)
        address = remote_address(environ, self._proxies)
        caller = self._parts.callers.identify(environ.get("HTTP_AUTHORIZATION"), audiences, address)
        return caller, read_body(environ, self._limit)
