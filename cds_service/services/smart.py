"""SMART App Launch 2.x as the use cases see it: the values of a launch, and the port that speaks OAuth.

``adapters.smart_client`` implements the port with Authlib; :mod:`cds_service.services.launches` keeps the values.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import msgspec

from cds_service.errors import CDSError

WRITTEN = ("Observation", "QuestionnaireResponse")
"""Types that are written when the user confirms it and the grant allows it."""


class LaunchFault(StrEnum):
    """Why a launch, or an open page, cannot go on. The words for people are in the page's templates."""

    UNKNOWN_SERVER = "unknownServer"
    SERVER_UNFIT = "serverUnfit"
    SERVER_AWAY = "serverAway"
    STATE = "state"
    ISSUER = "issuer"
    REFUSED = "refused"
    TOKEN = "token"
    IDENTITY = "identity"
    NO_PATIENT = "noPatient"
    OTHER_PATIENT = "otherPatient"
    LINK_EXPIRED = "linkExpired"
    SESSION_OVER = "sessionOver"
    FORM = "form"


class LaunchError(CDSError):
    """A launch that is refused or cannot be completed; ``detail`` is for operators and holds nothing from outside."""

    def __init__(self, fault: LaunchFault, detail: str = "") -> None:
        self.fault = fault
        self.detail = detail
        super().__init__(f"launch refused: {fault.value}")


@dataclass(frozen=True, slots=True)
class SmartServer:
    """A server that the app is registered with. ``id`` is the last segment of its own callback path."""

    id: str
    iss: str
    name: str


class Pending(msgspec.Struct, frozen=True):
    """What is kept between the redirect to the authorization server and the answer, bound to one browser."""

    server: str
    browser: str
    verifier: str
    nonce: str
    issuer: str | None
    scope: str

    def __repr__(self) -> str:
        return "Pending(***)"


class Grant(msgspec.Struct, frozen=True):
    """What the token endpoint gave. Kept sealed on the server side only, never shown.

    ``scope``: as granted. ``expires``: seconds since the epoch, None when the server does not say.
    ``patient``: logical id. ``handle``: the ``appContext`` of a card's link.
    """

    server: str
    access_token: str
    scope: str
    patient: str | None = None
    encounter: str | None = None
    refresh_token: str | None = None
    expires: float | None = None
    need_patient_banner: bool = True
    fhir_user: str | None = None
    handle: str | None = None

    def __repr__(self) -> str:
        return "Grant(***)"

    @property
    def scopes(self) -> tuple[str, ...]:
        """Granted scopes, one each."""
        return tuple(self.scope.split())

    @property
    def may_write(self) -> bool:
        """Whether creating what the user recorded was granted."""
        return all(any(_creates(scope, name) for scope in self.scopes) for name in WRITTEN)


def _creates(scope: str, resource_type: str) -> bool:
    level, _, rest = scope.partition("/")
    resource, _, may = rest.partition(".")
    creates = may in ("write", "*") or ("c" in may and set(may) <= set("cruds"))
    return level in ("patient", "user") and resource in (resource_type, "*") and creates


@dataclass(frozen=True, slots=True)
class Begun:
    """Where to send the browser, and what to keep until it comes back."""

    url: str
    pending: Pending


@dataclass(frozen=True, slots=True)
class Returned:
    """The query of the redirect back to us, as far as it matters."""

    code: str | None
    error: str | None
    issuer: str | None


class SmartClient(Protocol):
    """OAuth with the registered servers. Every call that leaves goes to a registered server only."""

    @property
    def servers(self) -> tuple[SmartServer, ...]:
        """All registered servers."""
        ...

    def begin(self, server: SmartServer, state: str, browser: str, launch: str | None) -> Begun:
        """The authorization request; ``launch`` is the EHR's value, None for a standalone launch.

        Raises:
            LaunchError: the server is away, or lacks a capability that the app needs.
        """
        ...

    def finish(self, pending: Pending, returned: Returned) -> Grant:
        """Code for token, and the identity checked. The issuer is compared before anything is sent.

        Raises:
            LaunchError: whatever does not fit.
        """
        ...

    def refresh(self, grant: Grant) -> Grant:
        """A new grant for the refresh token, which must not be used again.

        Raises:
            LaunchError: it was refused, or cannot be asked for.
        """
        ...

    def revoke(self, grant: Grant) -> None:
        """Tell the server, where it offers that, that the tokens are no longer needed; failures are of no matter."""
        ...

    def public_keys(self) -> bytes:
        """Our public keys as a JWK Set."""
        ...
