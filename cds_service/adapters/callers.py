"""Who calls: the JWT that a CDS Client signs (CDS Hooks 2.0.1 "Trusting CDS Clients"; docs: security 1.1).

Every fault gives the same bare 401. Nothing of a token is logged, stored or echoed; only its ``jti`` is remembered.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NoReturn

import jwt

from cds_service.adapters.guard import Guard, Scope, failed
from cds_service.adapters.issuers import Issuer
from cds_service.adapters.jwks import MOST_BYTES, KeyRing
from cds_service.adapters.urls import parse
from cds_service.errors import CallerError, LedgerError, Overloaded
from cds_service.services.ports import ANONYMOUS, AppCaller, Caller, Deadline, NonceStore

LEEWAY = 60
"""Clock skew allowed, in seconds."""

_MOST_HEADER = 16384
_MOST_TEXT = 256
_FETCH_SECONDS = 2.0
_LAST_SECOND = 2**35
_BEARER = re.compile(r"(?i:bearer) ([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)", re.ASCII)
_REFUSED_HEADERS = frozenset({"crit", "b64", "zip", "enc"})

Claims = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class _Token:
    """A compact JWS taken apart; nothing of it is believed yet."""

    text: str
    header: Claims
    claims: Claims


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
            tenant=_optional_text(claims, "tenant"),
            profile=issuer.profile,
            fhir_bases=issuer.fhir_bases,
            subject=subject if isinstance(subject, str) else None,
            post_search=issuer.post_search,
        )

    def identify_app(self, authorization: str | None, audiences: tuple[str, ...]) -> AppCaller:
        """The SMART app behind a bearer JWT of a trusted issuer, with the patient that its token is bound to.

        Raises:
            CallerError: 401; also without a ``patient`` claim, since then nobody could tell whom it may ask about.
            Overloaded: 503 when replay cannot be checked.
        """
        found = self._verified(authorization, audiences, once=False)
        if found is None:
            return AppCaller()
        patient = _optional_text(found[1], "patient")
        return AppCaller(patient.removeprefix("Patient/") if patient else _refuse("no patient"))

    def _verified(
        self, authorization: str | None, audiences: tuple[str, ...], *, once: bool = True
    ) -> tuple[Issuer, Claims] | None:
        """Issuer and verified claims; None for an anonymous call of the demo profile."""
        if authorization is None and self._demo:
            return None
        try:
            token = _take_apart(authorization)
            issuer = self._issuer(token)
        except CallerError:
            if self._demo:
                return None
            raise
        claims = self._verify(token, issuer, audiences)
        if once:
            self._claim(issuer, claims)
        return issuer, claims

    def _issuer(self, token: _Token) -> Issuer:
        name = token.claims.get("iss")
        issuer = self._issuers.get(name) if isinstance(name, str) else None
        return issuer or _refuse("unknown issuer")

    def _verify(self, token: _Token, issuer: Issuer, audiences: tuple[str, ...]) -> Claims:
        algorithm, kid = _check_header(token.header, issuer)
        _check_times(token.claims, self._clock(), issuer.most_lifetime)
        _check_audience(token.claims, self._accepted(issuer, audiences))
        tenant = _optional_text(token.claims, "tenant")
        if issuer.tenants and tenant not in issuer.tenants:
            _refuse("unknown tenant")
        _text(token.claims, "jti")
        key = self._rings[issuer.issuer].find(kid, algorithm)
        if key is None:
            _refuse("unknown key")
        try:
            jwt.decode_complete(token.text, key, algorithms=[algorithm], options=_SIGNATURE_ONLY)
        except (jwt.PyJWTError, ValueError, TypeError):
            _refuse("signature")
        return token.claims

    def _accepted(self, issuer: Issuer, audiences: tuple[str, ...]) -> frozenset[str]:
        if not issuer.audiences:
            return frozenset(audiences)
        paths = [url.removeprefix(self._base) for url in audiences]
        return frozenset(base + path for base in issuer.audiences for path in paths)

    def _claim(self, issuer: Issuer, claims: Claims) -> None:
        expires = datetime.fromtimestamp(_number(claims, "exp") + LEEWAY, UTC)
        try:
            first = self._nonces.claim(issuer.issuer, _text(claims, "jti"), expires)
        except LedgerError:
            raise Overloaded(503) from None
        if not first:
            _refuse("replay")


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


def _refuse(reason: str) -> NoReturn:
    raise CallerError(401, reason)


def _take_apart(authorization: str | None) -> _Token:
    if authorization is None or len(authorization) > _MOST_HEADER:
        _refuse("no or oversized token")
    match = _BEARER.fullmatch(authorization)
    if match is None:
        _refuse("not a bearer token of three parts")
    header, claims, signature = match.groups()
    return _Token(f"{header}.{claims}.{signature}", _object(header), _object(claims))


def _object(part: str) -> Claims:
    """A JSON object in base64url; members that come twice, NaN and deep nesting are refused."""
    try:
        raw = base64.b64decode(part + "=" * (-len(part) % 4), altchars=b"-_", validate=True)
        value = json.loads(raw.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_constant)
    except (ValueError, RecursionError, binascii.Error):
        _refuse("not JSON")
    return value if isinstance(value, dict) else _refuse("not an object")


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    return members if len(members) == len(pairs) else _refuse("a member twice")


def _constant(name: str) -> NoReturn:
    _refuse("not a JSON number")


def _check_header(header: Claims, issuer: Issuer) -> tuple[str, str]:
    algorithm = header.get("alg")
    if not isinstance(algorithm, str) or algorithm not in issuer.algorithms:
        _refuse("algorithm")
    kind = header.get("typ")
    if not isinstance(kind, str) or kind.upper() != "JWT":
        _refuse("typ")
    if _REFUSED_HEADERS & header.keys():
        _refuse("header member that changes the meaning")
    if "jku" in header and (issuer.jku is None or header["jku"] != issuer.jku):
        _refuse("jku")
    return algorithm, _text(header, "kid")


def _check_times(claims: Claims, now: float, most_lifetime: int) -> None:
    expires, issued = _number(claims, "exp"), _number(claims, "iat")
    if "nbf" in claims and _number(claims, "nbf") > now + LEEWAY:
        _refuse("not yet valid")
    if not (issued <= now + LEEWAY and now - LEEWAY < expires and 0 < expires - issued <= most_lifetime):
        _refuse("time")


def _check_audience(claims: Claims, accepted: frozenset[str]) -> None:
    audience = claims.get("aud")
    named = audience if isinstance(audience, list) else [audience]
    if not all(isinstance(one, str) for one in named) or accepted.isdisjoint(named):
        _refuse("audience")


def _number(claims: Claims, name: str) -> float:
    value = claims.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= _LAST_SECOND:
        _refuse(name)
    return float(value)


def _text(claims: Claims, name: str) -> str:
    value = claims.get(name)
    if not isinstance(value, str) or not 1 <= len(value) <= _MOST_TEXT or not value.isprintable():
        _refuse(name)
    return value


def _optional_text(claims: Claims, name: str) -> str | None:
    return _text(claims, name) if claims.get(name) is not None else None
