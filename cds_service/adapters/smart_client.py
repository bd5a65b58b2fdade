"""Implements ``SmartClient`` with Authlib; all its requests pass the guard, all its state is the caller's.

What the library leaves to us, and where it is done: the private-key assertion of SMART (ES384 or RS384, five minutes,
key id), the order of checks on the way back, refreshing with the granted scopes only, the identity.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc7523 import PrivateKeyJWT, private_key_jwt_sign
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from cds_service.adapters.guard import Guard
from cds_service.adapters.smart_identity import check_identity
from cds_service.adapters.smart_keys import SigningKey, key_set
from cds_service.adapters.smart_metadata import Metadata, MetadataReader, require
from cds_service.adapters.smart_registry import Registration
from cds_service.adapters.smart_scopes import asked_scopes
from cds_service.adapters.smart_transport import GuardedTransport
from cds_service.adapters.urls import Url
from cds_service.services.smart import Begun, Grant, LaunchError, LaunchFault, Pending, Returned, SmartServer

_ASSERTION_SECONDS = 240
_VERIFIER_BYTES = 64
_FORM = {"Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded"}
_FAILURES = (AuthlibBaseError, requests.RequestException, JoseError, ValueError, KeyError, TypeError)


class _Assertion(PrivateKeyJWT):  # type: ignore[misc]  # Authlib ships no types
    """``private_key_jwt`` as SMART wants it."""

    def __init__(self, key: SigningKey, audience: str) -> None:
        super().__init__(token_endpoint=audience)
        self._signing = key

    def sign(self, auth: Any, token_endpoint: str) -> object:
        return private_key_jwt_sign(
            self._signing.key,
            client_id=auth.client_id,
            token_endpoint=token_endpoint,
            alg=self._signing.algorithm,
            header={"kid": self._signing.kid, "typ": "JWT"},
            expires_in=_ASSERTION_SECONDS,
        )


class AuthlibSmartClient:
    """OAuth with the registered servers. ``base_url``: ours, for the callback; ``resources``: types read by default."""

    def __init__(
        self,
        registrations: Iterable[Registration],
        guard: Guard,
        base_url: str,
        resources: Sequence[str],
        *,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._registrations = {registration.server.id: registration for registration in registrations}
        self._guard = guard
        self._base = base_url.removesuffix("/")
        self._resources = tuple(resources)
        self._metadata = MetadataReader(guard)
        self._clock = clock

    @property
    def servers(self) -> tuple[SmartServer, ...]:
        """See ``SmartClient``."""
        return tuple(registration.server for registration in self._registrations.values())

    def public_keys(self) -> bytes:
        """See ``SmartClient``."""
        return key_set(r.key for r in self._registrations.values() if r.key is not None)

    def begin(self, server: SmartServer, state: str, browser: str, launch: str | None) -> Begun:
        """See ``SmartClient``."""
        registration = self._registrations[server.id]
        metadata = self._metadata.of(registration)
        require(metadata, registration, ehr=launch is not None)
        scope = asked_scopes(registration, self._resources, metadata, ehr=launch is not None)
        verifier, nonce = secrets.token_urlsafe(_VERIFIER_BYTES), secrets.token_urlsafe()
        extra = {"aud": server.iss} | ({"launch": launch} if launch is not None else {})
        extra |= {"nonce": nonce} if registration.identity else {}
        with self._session(registration, metadata) as session:
            url, _ = session.create_authorization_url(
                metadata.authorize, state=state, code_verifier=verifier, scope=scope, **extra
            )
        return Begun(url, Pending(server.id, browser, verifier, nonce, metadata.issuer, scope))

    def finish(self, pending: Pending, returned: Returned) -> Grant:
        """See ``SmartClient``."""
        registration = self._registration(pending.server)
        metadata = self._metadata.of(registration)
        _check_issuer(pending, returned, metadata)
        if returned.error is not None or not returned.code:
            raise LaunchError(LaunchFault.REFUSED)
        with self._session(registration, metadata) as session:
            # The code goes to this server only: the callback, the state and the issuer all named it.
            token = _answered(
                lambda: session.fetch_token(
                    str(metadata.token),
                    grant_type="authorization_code",
                    code=returned.code,
                    code_verifier=pending.verifier,
                    headers=_FORM,
                )
            )
        user = self._identity(registration, metadata, token, pending)
        return self._grant(pending.server, token, pending.scope, user)

    def refresh(self, grant: Grant) -> Grant:
        """See ``SmartClient``; asks for the granted scopes by leaving the parameter out."""
        if grant.refresh_token is None:
            raise LaunchError(LaunchFault.SESSION_OVER, "no refresh token")
        registration = self._registration(grant.server)
        metadata = self._metadata.of(registration)
        with self._session(registration, metadata) as session:
            token = _answered(
                lambda: session.refresh_token(
                    str(metadata.token), refresh_token=grant.refresh_token, headers=dict(_FORM)
                )
            )
        fresh = self._grant(grant.server, token, grant.scope, grant.fhir_user)
        if fresh.patient not in (None, grant.patient):
            raise LaunchError(LaunchFault.OTHER_PATIENT, "the refreshed token is for another patient")
        return Grant(
            server=grant.server,
            access_token=fresh.access_token,
            scope=fresh.scope,
            patient=grant.patient,
            encounter=grant.encounter,
            refresh_token=fresh.refresh_token or grant.refresh_token,
            expires=fresh.expires,
            need_patient_banner=grant.need_patient_banner,
            fhir_user=grant.fhir_user,
            handle=grant.handle,
        )

    def revoke(self, grant: Grant) -> None:
        """See ``SmartClient``."""
        registration = self._registrations.get(grant.server)
        if registration is None:
            return
        try:
            metadata = self._metadata.of(registration)
            if metadata.revoke is None:
                return
            with self._session(registration, metadata) as session:
                for kind, token in (("refresh_token", grant.refresh_token), ("access_token", grant.access_token)):
                    if token is not None:
                        session.revoke_token(str(metadata.revoke), token, token_type_hint=kind, headers=dict(_FORM))
        except (LaunchError, *_FAILURES):
            return  # the tokens are forgotten here in any case, and expire there by themselves

    def _registration(self, server: str) -> Registration:
        registration = self._registrations.get(server)
        if registration is None:
            raise LaunchError(LaunchFault.UNKNOWN_SERVER, "no longer registered")
        return registration

    def _session(self, registration: Registration, metadata: Metadata) -> OAuth2Session:
        method = "none" if registration.key is None else PrivateKeyJWT.name
        session = OAuth2Session(
            client_id=registration.client_id,
            client_secret=registration.key,
            token_endpoint_auth_method=method,
            revocation_endpoint_auth_method=method,
            redirect_uri=f"{self._base}/launch/callback/{registration.server.id}",
            code_challenge_method="S256",
        )
        session.trust_env = False
        for scheme in ("https://", "http://"):
            session.mount(scheme, GuardedTransport(self._guard, registration))
        if registration.key is not None:
            session.register_client_auth_method(_Assertion(registration.key, str(metadata.token)))
        return session

    def _identity(
        self, registration: Registration, metadata: Metadata, token: Mapping[str, object], pending: Pending
    ) -> str | None:
        scope = token.get("scope")
        granted = (scope if isinstance(scope, str) else pending.scope).split()
        if not registration.identity or "openid" not in granted:
            return None
        id_token = token.get("id_token")
        if not isinstance(id_token, str) or metadata.issuer is None or metadata.jwks is None:
            raise LaunchError(LaunchFault.IDENTITY, "no id_token")
        keys = self._keys(registration, metadata.jwks)
        return check_identity(id_token, keys, metadata.issuer, registration.client_id, pending.nonce)

    def _keys(self, registration: Registration, jwks: Url) -> KeySet:
        with requests.Session() as session:
            session.trust_env = False
            for scheme in ("https://", "http://"):
                session.mount(scheme, GuardedTransport(self._guard, registration))
            try:
                answer = session.get(str(jwks), headers={"Accept": "application/json"}, allow_redirects=False)
                answer.raise_for_status()
                return KeySet.import_key_set(answer.json())
            except _FAILURES as error:
                raise LaunchError(LaunchFault.IDENTITY, f"keys: {type(error).__name__}") from None

    def _grant(self, server: str, token: Mapping[str, object], scope: str, user: str | None) -> Grant:
        access = _text(token, "access_token")
        if access is None or str(token.get("token_type", "")).lower() != "bearer":
            raise LaunchError(LaunchFault.TOKEN, "no bearer token")
        lifetime = token.get("expires_in")
        seconds = float(lifetime) if isinstance(lifetime, int | float) and lifetime > 0 else None
        return Grant(
            server=server,
            access_token=access,
            scope=_text(token, "scope") or scope,
            patient=_text(token, "patient"),
            encounter=_text(token, "encounter"),
            refresh_token=_text(token, "refresh_token"),
            expires=None if seconds is None else self._clock() + seconds,
            need_patient_banner=token.get("need_patient_banner") is not False,
            fhir_user=user,
            handle=_text(token, "appContext"),
        )


def _check_issuer(pending: Pending, returned: Returned, metadata: Metadata) -> None:
    """RFC 9207: an ``iss`` in the answer is that of the server which was asked, and is there where it was promised."""
    if pending.issuer != metadata.issuer:
        raise LaunchError(LaunchFault.ISSUER, "the server's issuer changed during the launch")
    if returned.issuer is None and not metadata.answers_iss:
        return
    if returned.issuer is None or returned.issuer != metadata.issuer:
        raise LaunchError(LaunchFault.ISSUER, "another issuer answered")


def _answered(ask: Callable[[], object]) -> Mapping[str, object]:
    try:
        token = ask()
    except requests.ConnectionError:
        raise LaunchError(LaunchFault.SERVER_AWAY, "token endpoint") from None
    except _FAILURES as error:
        raise LaunchError(LaunchFault.TOKEN, type(error).__name__) from None
    if not isinstance(token, Mapping):
        raise LaunchError(LaunchFault.TOKEN, "no token")
    return token


def _text(token: Mapping[str, object], name: str) -> str | None:
    value = token.get(name)
    return value if isinstance(value, str) and value else None
