"""What a registered server says of itself (``.well-known/smart-configuration``), fetched through the guard.

Endpoints may be relative to the FHIR base. They must lie on the server's own origin or one that was registered for it,
so that a changed document cannot lead codes and assertions elsewhere. Source: SMART App Launch 2.2.0, Conformance.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urljoin

import msgspec

from cds_service.adapters.guard import Guard, Scope
from cds_service.adapters.smart_registry import Registration
from cds_service.adapters.urls import Url, parse
from cds_service.errors import FetchError
from cds_service.services.ports import Deadline
from cds_service.services.smart import LaunchError, LaunchFault

_SECONDS = 3.0
_MOST_BYTES = 256 * 1024
_FRESH = 600.0


@dataclass(frozen=True, slots=True)
class Metadata:
    """The parts of the document that the app uses, resolved and checked."""

    authorize: str
    token: Url
    capabilities: frozenset[str]
    issuer: str | None = None
    jwks: Url | None = None
    revoke: Url | None = None
    answers_iss: bool = False

    @property
    def version_two(self) -> bool:
        """Whether scopes of version 2 (``.rs``) are understood."""
        return "permission-v2" in self.capabilities


class _Document(msgspec.Struct):
    authorization_endpoint: str
    token_endpoint: str
    capabilities: list[str] = []
    code_challenge_methods_supported: list[str] = []
    issuer: str | None = None
    jwks_uri: str | None = None
    revocation_endpoint: str | None = None
    authorization_response_iss_parameter_supported: bool = False


class MetadataReader:
    """Fetches and remembers the documents of registered servers, ten minutes each."""

    def __init__(self, guard: Guard, clock: Callable[[], float] = time.monotonic) -> None:
        self._guard = guard
        self._clock = clock
        self._known: dict[str, tuple[float, Metadata]] = {}
        self._lock = threading.Lock()

    def of(self, registration: Registration) -> Metadata:
        """The metadata of one server.

        Raises:
            LaunchError: SERVER_AWAY when it cannot be had, SERVER_UNFIT when it cannot be used.
        """
        name = registration.server.id
        with self._lock:
            known = self._known.get(name)
        if known is not None and self._clock() - known[0] < _FRESH:
            return known[1]
        metadata = _checked(self._fetched(registration), registration)
        with self._lock:
            self._known[name] = (self._clock(), metadata)
        return metadata

    def _fetched(self, registration: Registration) -> bytes:
        base = str(registration.base).removesuffix("/")
        try:
            answer = self._guard.call(
                "GET",
                parse(f"{base}/.well-known/smart-configuration"),
                Scope(registration.base, registration.networks),
                headers={"Accept": "application/json", "User-Agent": "radiculopathy-cds"},
                deadline=Deadline.after(_SECONDS),
                most_bytes=_MOST_BYTES,
            )
        except FetchError:
            raise LaunchError(LaunchFault.SERVER_AWAY, "no smart-configuration") from None
        if answer.status != HTTPStatus.OK:
            raise LaunchError(LaunchFault.SERVER_AWAY, f"smart-configuration answered {answer.status}")
        return answer.body


def _checked(body: bytes, registration: Registration) -> Metadata:
    try:
        document = msgspec.json.decode(body, type=_Document)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise _unfit("smart-configuration is not as SMART wants it") from None
    if "S256" not in document.code_challenge_methods_supported:
        raise _unfit("code_challenge_methods_supported lacks S256")
    capabilities = frozenset(document.capabilities)
    if not capabilities & {"permission-v2", "permission-patient"}:
        raise _unfit("neither permission-v2 nor permission-patient")
    return Metadata(
        str(_endpoint(document.authorization_endpoint, registration, "authorization_endpoint")),
        _endpoint(document.token_endpoint, registration, "token_endpoint"),
        capabilities,
        document.issuer,
        _optional(document.jwks_uri, registration, "jwks_uri"),
        _optional(document.revocation_endpoint, registration, "revocation_endpoint"),
        document.authorization_response_iss_parameter_supported,
    )


def _optional(text: str | None, registration: Registration, what: str) -> Url | None:
    return None if text is None else _endpoint(text, registration, what)


def _endpoint(text: str, registration: Registration, what: str) -> Url:
    base = str(registration.base).removesuffix("/") + "/"
    try:
        url = parse(urljoin(base, text))
    except (FetchError, ValueError):
        raise _unfit(f"{what} is not a plain URL") from None
    if url.origin not in {origin.origin for origin in registration.origins}:
        raise _unfit(f"{what} is on another host than was registered")
    return url


def _unfit(detail: str) -> LaunchError:
    return LaunchError(LaunchFault.SERVER_UNFIT, detail)


def require(metadata: Metadata, registration: Registration, *, ehr: bool) -> None:
    """Stops where a capability that this launch needs is not there.

    Raises:
        LaunchError: SERVER_UNFIT, naming the capability.
    """
    needed = {
        "launch-ehr" if ehr else "launch-standalone",
        "client-public" if registration.key is None else "client-confidential-asymmetric",
    }
    for name in sorted(needed - metadata.capabilities):
        raise _unfit(f"capability {name} is missing")
    if registration.identity and (metadata.issuer is None or metadata.jwks is None):
        raise _unfit("openid without issuer and jwks_uri cannot be checked; set identity to false")
