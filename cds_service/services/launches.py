"""A launch from its first request to its last: state, token, session, refresh, logout.

A browser is known by a random cookie, a view by a random name in its path; both are needed to open a session, so that two
patients in two tabs never mix. State is good once. Tokens stay in the sealed store.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

import msgspec

from cds_service.services.ports import SessionStore
from cds_service.services.smart import Grant, LaunchError, LaunchFault, Pending, Returned, SmartClient, SmartServer

STATE_SECONDS = 600
SESSION_SECONDS = 4 * 3600
_NAME_BYTES = 32
_EARLY = 30.0
_WAITS = 40
_PAUSE = 0.1

T = TypeVar("T")


class Session(msgspec.Struct, frozen=True):
    """One opened view: whose chart, and what the user recorded so far. The grant is kept beside it.

    ``order`` comes from the card whose link was followed. ``answers``: link id -> value, as the form gave them.
    ``sample`` names a sample patient where there was no launch.
    """

    csrf: str
    sample: str | None = None
    order: bytes | None = None
    answers: dict[str, str] = {}
    written: int = 0

    def __repr__(self) -> str:
        return "Session(***)"


@dataclass(frozen=True, slots=True)
class Opened:
    """A session with the names by which it is found again; ``grant`` is None for a sample."""

    browser: str
    view: str
    session: Session
    grant: Grant | None = None


def new_name() -> str:
    """An unguessable name of 256 bits."""
    return secrets.token_urlsafe(_NAME_BYTES)


class Launches:
    """Launches and their sessions, over a store that all workers share."""

    def __init__(
        self,
        client: SmartClient,
        store: SessionStore,
        *,
        clock: Callable[[], float] = time.time,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._client = client
        self._store = store
        self._clock = clock
        self._pause = pause

    @property
    def servers(self) -> tuple[SmartServer, ...]:
        """Servers that may launch the app."""
        return self._client.servers

    def begin(self, iss: str, launch: str | None, browser: str) -> str:
        """The URL to send the browser to. Nothing is fetched for an ``iss`` that is not registered, letter by letter.

        Raises:
            LaunchError: see ``LaunchFault``.
            LedgerError: the state could not be kept.
        """
        server = next((server for server in self._client.servers if server.iss == iss), None)
        if server is None:
            raise LaunchError(LaunchFault.UNKNOWN_SERVER)
        state = new_name()
        begun = self._client.begin(server, state, browser, launch)
        self._store.set(f"state/{state}", msgspec.json.encode(begun.pending).decode(), STATE_SECONDS)
        return begun.url

    def finish(self, server: str, state: str | None, browser: str | None, returned: Returned) -> Grant:
        """The grant behind an answer of the authorization server. The state is used up, whatever comes of it.

        Raises:
            LaunchError: also when the state is unknown, used, of another browser or of another server.
        """
        kept = self._store.take(f"state/{state}") if state else None
        pending = _decoded(kept, Pending)
        if pending is None or browser is None or not secrets.compare_digest(pending.browser, browser):
            raise LaunchError(LaunchFault.STATE)
        if pending.server != server:
            raise LaunchError(LaunchFault.ISSUER, "the callback of another server")
        grant = self._client.finish(pending, returned)
        if grant.patient is None:
            self._client.revoke(grant)
            raise LaunchError(LaunchFault.NO_PATIENT)
        return grant

    def open(self, browser: str, session: Session, grant: Grant | None = None, view: str | None = None) -> Opened:
        """Keep ``session`` and ``grant`` under a new name (or ``view``) of this browser."""
        opened = Opened(browser, view or new_name(), session, grant)
        if grant is not None:
            self._keep_grant(opened, grant)
        self.keep(opened)
        return opened

    def find(self, browser: str | None, view: str) -> Opened | None:
        """The session of this browser and view, None when there is none (any more)."""
        session = None if browser is None else _decoded(self._store.get(_key("view", browser, view)), Session)
        if browser is None or session is None:
            return None
        if session.sample is not None:
            return Opened(browser, view, session)
        return self._with_grant(Opened(browser, view, session))

    def keep(self, opened: Opened) -> None:
        """Store a changed session; the grant is never touched by this."""
        text = msgspec.json.encode(opened.session).decode()
        self._store.set(_key("view", opened.browser, opened.view), text, SESSION_SECONDS)

    def fresh(self, opened: Opened) -> Opened:
        """The same session with a token that is not about to expire.

        Raises:
            LaunchError: SESSION_OVER when it has expired and cannot be renewed.
        """
        grant = opened.grant
        if grant is None or grant.expires is None or grant.expires - self._clock() > _EARLY:
            return opened
        return self.renew(opened)

    def renew(self, opened: Opened) -> Opened:
        """The session with a new token, however many ask at once: a refresh token is never used twice.

        The grant is taken out of the store by exactly one, who puts the new one in its place; the others wait for it.

        Raises:
            LaunchError: SESSION_OVER.
        """
        for _ in range(_WAITS):
            taken = _decoded(self._store.take(_key("grant", opened.browser, opened.view)), Grant)
            if taken is None:
                self._pause(_PAUSE)
            elif taken == opened.grant:
                return self._renewed(opened, taken)
            else:
                self._keep_grant(opened, taken)
                return replace(opened, grant=taken)
        raise LaunchError(LaunchFault.SESSION_OVER)

    def _renewed(self, opened: Opened, grant: Grant) -> Opened:
        try:
            fresh = self._client.refresh(grant)
        except LaunchError:
            raise LaunchError(LaunchFault.SESSION_OVER) from None
        self._keep_grant(opened, fresh)
        return replace(opened, grant=fresh)

    def _with_grant(self, opened: Opened) -> Opened:
        """Waits while another request renews the grant; without one the session is over."""
        for _ in range(_WAITS):
            grant = _decoded(self._store.get(_key("grant", opened.browser, opened.view)), Grant)
            if grant is not None:
                return replace(opened, grant=grant)
            self._pause(_PAUSE)
        raise LaunchError(LaunchFault.SESSION_OVER)

    def _keep_grant(self, opened: Opened, grant: Grant) -> None:
        text = msgspec.json.encode(grant).decode()
        self._store.set(_key("grant", opened.browser, opened.view), text, SESSION_SECONDS)

    def close(self, opened: Opened) -> None:
        """Forget the session and its tokens, and have them revoked."""
        self._store.delete(_key("view", opened.browser, opened.view))
        self._store.delete(_key("grant", opened.browser, opened.view))
        if opened.grant is not None:
            self._client.revoke(opened.grant)

    def revoke(self, grant: Grant) -> None:
        """Give back a grant that is not used."""
        self._client.revoke(grant)

    def public_keys(self) -> bytes:
        """Our public keys as a JWK Set."""
        return self._client.public_keys()


def _key(kind: str, browser: str, view: str) -> str:
    return f"{kind}/{hashlib.sha256(browser.encode()).hexdigest()}/{view}"


def _decoded(text: str | None, kind: type[T]) -> T | None:
    if text is None:
        return None
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.DecodeError:
        return None


__all__ = ["SESSION_SECONDS", "STATE_SECONDS", "Launches", "Opened", "Session", "new_name"]
