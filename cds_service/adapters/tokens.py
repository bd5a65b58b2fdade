"""Taking a client's token apart and holding it to the rules; nothing here knows keys (docs: security 1.1).

Every fault is a bare ``CallerError``; its inner reason is for tests and never leaves the process.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NoReturn

from cds_service.adapters.issuers import Issuer
from cds_service.errors import CallerError

LEEWAY = 60
"""Clock skew allowed, in seconds."""

_MOST_HEADER = 16384
_MOST_TEXT = 256
_LAST_SECOND = 2**35
_BEARER = re.compile(r"(?i:bearer) ([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)", re.ASCII)
_REFUSED_HEADERS = frozenset({"crit", "b64", "zip", "enc"})

Claims = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Token:
    """A compact JWS taken apart; nothing of it is believed yet."""

    text: str
    header: Claims
    claims: Claims


def refuse(reason: str) -> NoReturn:
    """The one way out for a token that is wrong."""
    raise CallerError(401, reason)


def take_apart(authorization: str | None) -> Token:
    """The token of an ``Authorization: Bearer`` header.

    Raises:
        CallerError: none, over 16 KB, or not three parts of base64url with JSON objects in the first two.
    """
    if authorization is None or len(authorization) > _MOST_HEADER:
        refuse("no or oversized token")
    match = _BEARER.fullmatch(authorization)
    if match is None:
        refuse("not a bearer token of three parts")
    header, claims, signature = match.groups()
    return Token(f"{header}.{claims}.{signature}", _object(header), _object(claims))


def _object(part: str) -> Claims:
    """A JSON object in base64url; members that come twice, NaN and deep nesting are refused."""
    try:
        raw = base64.b64decode(part + "=" * (-len(part) % 4), altchars=b"-_", validate=True)
        value = json.loads(raw.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_constant)
    except (ValueError, RecursionError, binascii.Error):
        refuse("not JSON")
    return value if isinstance(value, dict) else refuse("not an object")


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    return members if len(members) == len(pairs) else refuse("a member twice")


def _constant(name: str) -> NoReturn:
    refuse("not a JSON number")


def check_header(header: Claims, issuer: Issuer) -> tuple[str, str]:
    """Algorithm and key id. The issuer's settings decide what is allowed; ``x5u``, ``x5c`` and ``jwk`` mean nothing.

    Raises:
        CallerError: another algorithm or type, a ``jku`` that is not the configured one, an extension.
    """
    algorithm = header.get("alg")
    if not isinstance(algorithm, str) or algorithm not in issuer.algorithms:
        refuse("algorithm")
    kind = header.get("typ")
    if not isinstance(kind, str) or kind.upper() != "JWT":
        refuse("typ")
    if _REFUSED_HEADERS & header.keys():
        refuse("header member that changes the meaning")
    if "jku" in header and (issuer.jku is None or header["jku"] != issuer.jku):
        refuse("jku")
    return algorithm, text_of(header, "kid")


def check_times(claims: Claims, now: float, most_lifetime: int) -> None:
    """Valid now, give or take ``LEEWAY``, and not for longer than ``most_lifetime`` seconds in all.

    Raises:
        CallerError: it is not.
    """
    expires, issued = number_of(claims, "exp"), number_of(claims, "iat")
    if "nbf" in claims and number_of(claims, "nbf") > now + LEEWAY:
        refuse("not yet valid")
    if not (issued <= now + LEEWAY and now - LEEWAY < expires and 0 < expires - issued <= most_lifetime):
        refuse("time")


def check_audience(claims: Claims, accepted: frozenset[str]) -> None:
    """One of ``accepted`` is the audience, or among several.

    Raises:
        CallerError: none is.
    """
    audience = claims.get("aud")
    named = audience if isinstance(audience, list) else [audience]
    if not all(isinstance(one, str) for one in named) or accepted.isdisjoint(named):
        refuse("audience")


def number_of(claims: Claims, name: str) -> float:
    """A required number, within what a clock can show.

    Raises:
        CallerError: missing, no number, or beyond.
    """
    value = claims.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= _LAST_SECOND:
        refuse(name)
    return float(value)


def text_of(claims: Claims, name: str) -> str:
    """A required text of 1 to 256 printable characters.

    Raises:
        CallerError: missing or otherwise.
    """
    value = claims.get(name)
    if not isinstance(value, str) or not 1 <= len(value) <= _MOST_TEXT or not value.isprintable():
        refuse(name)
    return value


def optional_text_of(claims: Claims, name: str) -> str | None:
    """As :func:`text_of`; None when missing or null."""
    return text_of(claims, name) if claims.get(name) is not None else None
