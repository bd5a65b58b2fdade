"""The id_token of a launch, checked as OpenID Connect says: signature, issuer, audience, time and nonce."""

from __future__ import annotations

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from cds_service.services.smart import LaunchError, LaunchFault

ALGORITHMS = ["RS256", "RS384", "ES256", "ES384"]
"""Public-key algorithms only: with HS256 our public copy of a key would be enough to sign."""
_LEEWAY = 60
_MOST_USER = 300


def check_identity(token: str, keys: KeySet, issuer: str, client_id: str, nonce: str) -> str | None:
    """The ``fhirUser`` of a valid token: absolute or relative, None when it is not there.

    Raises:
        LaunchError: IDENTITY, whatever does not hold.
    """
    try:
        decoded = jwt.decode(token, keys, algorithms=ALGORITHMS)
        claims = CodeIDToken(
            decoded.claims,
            decoded.header,
            options={"iss": {"essential": True, "value": issuer}, "aud": {"essential": True, "value": client_id}},
            params={"nonce": nonce, "client_id": client_id},
        )
        claims.validate(leeway=_LEEWAY)
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise LaunchError(LaunchFault.IDENTITY, type(error).__name__) from None
    user = decoded.claims.get("fhirUser")
    return user if isinstance(user, str) and len(user) <= _MOST_USER else None
