"""Who calls: the JWT that a CDS Client signs (CDS Hooks 2.0.1 "Trusting CDS Clients"; docs: security 1.1).

Every fault gives the same bare 401. Nothing of a token is logged, stored or echoed; only its ``jti`` is remembered.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

import jwt

from cds_service.adapters.guard import Guard, Scope, failed
from cds_service.adapters.issuers import Issuer
from cds_service.adapters.jwks import MOST_BYTES, KeyRing
from cds_service.adapters.tokens import (
    LEEWAY,
    Claims,
    Token,
    check_audience,
    check_header,
    check_times,
    number_of,
    optional_text_of,
    refuse,
    take_apart,
    text_of,
)
from cds_service.adapters.urls import parse
from cds_service.errors import CallerError, LedgerError, Overloaded
from cds_service.services.ports import ANONYMOUS, AppCaller, Caller, Deadline, NonceStore

_FETCH_SECONDS = 2.0


class Callers:
    """Verifies tokens of trusted issuers.

    ``public_base``: our own URL without a slash at the end. ``demo``: calls without a token, and with tokens of
    issuers that nobody configured, are answered as :data:`ANONYMOUS`; tokens of configured issuers must verify.
    ``alarm`` is told the issuer whose keys cannot be fetched.
    """

    def __init__(
        self,
        issuers: Iterable[Issuer],
        public_base: str,
        nonces: NonceStore,
        guard: Guard,
        *,
        demo: bool = False,
        clock: Callable[[], float] = time.time,
        alarm: Callable[[str], None] = lambda issuer: None,
    ) -> None:
        self._issuers = {issuer.issuer: issuer for issuer in issuers}
        self._rings = {name: _ring(issuer, guard, alarm) for name, issuer in self._issuers.items()}
        self._base = public_base.removesuffix("/")
        self._nonces = nonces
        self._demo = demo
        self._clock = clock

    def identify(self, authorization: str | None, audiences: tuple[str, ...]) -> Caller:
        """The caller behind the ``Authorization`` header of a call to one of ``audiences`` (our URLs, any will do).

        Raises:
            CallerError: 401, for whatever reason.
            Overloaded: 503 when replay cannot be checked.
        """
        found = self._verified(authorization, audiences)
        if found is None:
            return Caller(ANONYMOUS)
        issuer, claims = found
        subject = claims.get("sub")
        return Caller(
            issuer=issuer.issuer,
            tenant=optional_text_of(claims, "tenant"),
            profile=issuer.profile,
            fhir_bases=issuer.fhir_bases,
            subject=subject if isinstance(subject, str) else None,
            post_search=issuer.post_search,
        )

    def identify_app(self, authorization: str | None, audiences: tuple[str, ...]) -> AppCaller:
        """The SMART app behind a bearer JWT of a trusted issuer, with the patient that its token is bound to.

        Such a token may be used until it expires; without a token the demo profile sets no bound.

        Raises:
            CallerError: 401; also without a ``patient`` claim, since then nobody could tell whom it may ask about.
            Overloaded: 503 when replay cannot be checked.
        """
        found = self._verified(authorization, audiences, once=False)
        if found is None:
            return AppCaller()
        issuer, claims = found
        patient = optional_text_of(claims, "patient")
        return AppCaller(patient.removeprefix("Patient/") if patient else refuse("no patient"), issuer.issuer)

    def _verified(
        self, authorization: str | None, audiences: tuple[str, ...], *, once: bool = True
    ) -> tuple[Issuer, Claims] | None:
        """Issuer and verified claims; None for an anonymous call of the demo profile."""
        if authorization is None and self._demo:
            return None
        try:
            token = take_apart(authorization)
            issuer = self._issuer(token)
        except CallerError:
            if self._demo:
                return None
            raise
        claims = self._verify(token, issuer, audiences)
        if once:
            self._claim(issuer, claims)
        return issuer, claims

    def _issuer(self, token: Token) -> Issuer:
        name = token.claims.get("iss")
        issuer = self._issuers.get(name) if isinstance(name, str) else None
        return issuer or refuse("unknown issuer")

    def _verify(self, token: Token, issuer: Issuer, audiences: tuple[str, ...]) -> Claims:
        algorithm, kid = check_header(token.header, issuer)
        check_times(token.claims, self._clock(), issuer.most_lifetime)
        check_audience(token.claims, self._accepted(issuer, audiences))
        tenant = optional_text_of(token.claims, "tenant")
        if issuer.tenants and tenant not in issuer.tenants:
            refuse("unknown tenant")
        text_of(token.claims, "jti")
        key = self._rings[issuer.issuer].find(kid, algorithm)
        if key is None:
            refuse("unknown key")
        try:
            jwt.decode_complete(token.text, key, algorithms=[algorithm], options=_SIGNATURE_ONLY)
        except (jwt.PyJWTError, ValueError, TypeError):
            refuse("signature")
        return token.claims

    def _accepted(self, issuer: Issuer, audiences: tuple[str, ...]) -> frozenset[str]:
        if not issuer.audiences:
            return frozenset(audiences)
        paths = [url.removeprefix(self._base) for url in audiences]
        return frozenset(base + path for base in issuer.audiences for path in paths)

    def _claim(self, issuer: Issuer, claims: Claims) -> None:
        expires = datetime.fromtimestamp(number_of(claims, "exp") + LEEWAY, UTC)
        try:
            first = self._nonces.claim(issuer.issuer, text_of(claims, "jti"), expires)
        except LedgerError:
            raise Overloaded(503) from None
        if not first:
            refuse("replay")


_SIGNATURE_ONLY: jwt.types.Options = {
    "verify_signature": True,
    "verify_aud": False,
    "verify_exp": False,
    "verify_iat": False,
    "verify_iss": False,
    "verify_jti": False,
    "verify_nbf": False,
    "verify_sub": False,
}


def _ring(issuer: Issuer, guard: Guard, alarm: Callable[[str], None]) -> KeyRing:
    def fetch() -> bytes:
        if issuer.jwks_file is not None:
            return issuer.jwks_file.read_bytes()
        url = parse(issuer.jku or "")
        answer = guard.call(
            "GET",
            url,
            Scope(url, issuer.networks),
            headers={"Accept": "application/json", "User-Agent": "radiculopathy-cds"},
            deadline=Deadline.after(_FETCH_SECONDS),
            most_bytes=MOST_BYTES,
        )
        if answer.status != 200:
            raise failed("the key server did not answer with 200")
        return answer.body

    return KeyRing(fetch, alarm=lambda: alarm(issuer.issuer))


@dataclass(frozen=True, slots=True)
class Apps:
    """SMART apps that call ``/assessments`` and ``/fhir/$assess``; ``audiences`` are the URLs of those."""

    callers: Callers
    audiences: tuple[str, ...]

    def identify(self, authorization: str | None) -> AppCaller:
        """See :meth:`Callers.identify_app`."""
        return self.callers.identify_app(authorization, self.audiences)
