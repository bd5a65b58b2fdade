"""Two bearer tokens of one call: the client's own, and the one that it lends for its FHIR server."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cds_service.bootstrap.application import Application
from tests.conformance.requirements import verifies
from tests.fetch.faulty import Site, faulty_site
from tests.http.conftest import SELECT, another, order_select
from tests.unit.adapters import signing as s

__all__ = ["another", "order_select"]

LENT = "lent-access-token-0123456789"
SANDBOX = "https://sandbox.cds-hooks.org"
SANDBOX_JKU = f"{SANDBOX}/.well-known/jwks.json"


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with faulty_site() as (faulty, _):
        yield faulty


def trusting(folder: Path, issuer: str, **more: Any) -> str:
    """``CDS_TRUSTED_ISSUERS`` with one issuer whose keys lie in a file."""
    keys = folder / "jwks.json"
    keys.write_bytes(s.jwks(s.jwk("ec-1", s.EC_KEY)))
    return json.dumps([{"issuer": issuer, "jwksFile": str(keys), **more}])


def signed(path: str, **changes: object) -> str:
    now = int(datetime.now(UTC).timestamp())
    return s.token(aud=f"http://127.0.0.1:8000{path}", iat=now, exp=now + 300, **changes)


def lending(order_select: dict[str, Any], base: str, token: str = LENT) -> dict[str, Any]:
    """A request whose conditions and observations must be read from ``base``."""
    kept = {key: value for key, value in order_select["prefetch"].items() if key == "patient"}
    authorization = {
        "access_token": token,
        "token_type": "Bearer",
        "expires_in": 300,
        "scope": "patient/*.rs",
        "subject": "lumbar-cds",
    }
    return {**order_select, "prefetch": kept, "fhirServer": base, "fhirAuthorization": authorization}


def post(app: Application, content: Any, token: str, path: str = SELECT) -> Any:
    headers = {"Authorization": f"Bearer {token}"}
    return app.wsgi.test_client().post(path, data=json.dumps(content), content_type="application/json", headers=headers)


@verifies("SEC-37")
def test_the_fhir_server_sees_the_lent_token_alone_and_never_that_of_the_client(
    another: Callable[..., Application], order_select: dict[str, Any], site: Site, tmp_path: Path
) -> None:
    app = another(CDS_TRUSTED_ISSUERS=trusting(tmp_path, s.ISSUER, fhirBases=[site.at("ok")]))
    site.requests.clear()
    own = signed(SELECT)
    post(app, lending(order_select, site.at("ok")), own)
    assert {headers["authorization"] for _, _, headers in site.requests} == {f"Bearer {LENT}"}
    assert not any(own in f"{target}{headers}" for _, target, headers in site.requests)


@verifies("SEC-37")
def test_neither_token_does_the_work_of_the_other(
    another: Callable[..., Application], order_select: dict[str, Any], site: Site, tmp_path: Path
) -> None:
    app = another(CDS_TRUSTED_ISSUERS=trusting(tmp_path, s.ISSUER), CDS_OPEN_DISCOVERY="false")
    strict = another(
        CDS_PROFILE="production",
        CDS_BASE_URL="https://cds.example",
        CDS_TRUSTED_ISSUERS=trusting(tmp_path, s.ISSUER),
    )
    assert post(strict, order_select, LENT).status_code == 401
    site.requests.clear()
    without = order_select | {"fhirServer": site.at("ok")}
    without["prefetch"] = {"patient": order_select["prefetch"]["patient"]}
    post(app, without, signed(SELECT))
    assert site.requests
    assert not any("authorization" in headers for _, _, headers in site.requests)


@verifies("FHIR-06")
@pytest.mark.parametrize("fault", ["slow", "endless", "dripbody"])
def test_the_lent_token_is_not_used_once_the_answer_is_given(
    another: Callable[..., Application], order_select: dict[str, Any], site: Site, fault: str
) -> None:
    app = another(CDS_FETCH_SECONDS="0.3", CDS_FETCH_THREADS="2")
    site.requests.clear()
    answer = app.wsgi.test_client().post(
        SELECT, data=json.dumps(lending(order_select, site.at(fault))), content_type="application/json"
    )
    assert answer.status_code in (200, 412)
    time.sleep(0.3)  # what was under way has arrived by then
    seen = len(site.requests)
    assert seen > 0
    time.sleep(1.0)
    assert len(site.requests) == seen


@verifies("SBX-13")
def test_tokens_as_the_sandbox_signs_them_verify_in_the_demo_for_every_address(
    another: Callable[..., Application], order_select: dict[str, Any], tmp_path: Path
) -> None:
    issuers = trusting(tmp_path, SANDBOX, jku=SANDBOX_JKU, profile="sandbox")
    app = another(CDS_TRUSTED_ISSUERS=issuers, CDS_OPEN_DISCOVERY="false")
    head = {"jku": SANDBOX_JKU}

    def token(path: str, **changes: object) -> str:
        return signed(path, **{"iss": SANDBOX, "head": head, **changes})

    answer = post(app, order_select, token(SELECT))
    assert answer.status_code == 200
    assert answer.get_json()["systemActions"], "the profile of the issuer is not in force"
    card = answer.get_json()["cards"][0]["uuid"]
    event = {"card": card, "outcome": "overridden", "outcomeTimestamp": "2026-11-22T09:00:00Z"}
    feedback = f"{SELECT}/feedback"
    assert post(app, {"feedback": [event]}, token(feedback), feedback).status_code == 200
    headers = {"Authorization": f"Bearer {token('/cds-services')}"}
    assert app.wsgi.test_client().get("/cds-services", headers=headers).status_code == 200
    assert post(app, order_select, token(SELECT, key=s.OTHER_EC_KEY)).status_code == 401
    assert post(app, order_select, token(SELECT, head={"jku": "https://evil.example/jwks.json"})).status_code == 401
