"""The parts of a launch as they are outside: a FHIR server, authorization servers before it, and our service."""

from __future__ import annotations

import io
import json
import logging
import signal
import subprocess
import threading
import urllib.parse
import urllib.request
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from joserfc.jwk import ECKey, RSAKey
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from cds_service.adapters.logs import configure_logs
from cds_service.bootstrap.application import Application, build_application
from cds_service.settings import read_settings
from tests.engines import engine_for
from tests.fhir_server.server import free_port

AS_OF = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
AUTH = Path(__file__).parent / "auth"
PATIENTS = Path(__file__).resolve().parents[2] / "fhir_fixtures" / "patients"
CLIENT = "radiculopathy"
STARTS = 3
START_SECONDS = 30
LOG = io.StringIO()
"""What all services of these tests log, at the finest level."""


def sample_resources(name: str) -> list[dict[str, Any]]:
    """The resources of a sample patient, those that a server may store."""
    bundle = json.loads((PATIENTS / f"{name}.json").read_text(encoding="utf-8"))
    return [entry["resource"] for entry in bundle["entry"]]


class Issuer:
    """One authorization server with its FHIR base, as a test steers it."""

    def __init__(self, name: str, port: int) -> None:
        self.name = name
        self.origin = f"http://127.0.0.1:{port}"
        self.iss = f"{self.origin}/fhir"

    def button(self, app: str, patient: str, **more: str) -> str:
        """Address of the button in the EHR that opens the app on a chart."""
        query = urllib.parse.urlencode({"app": app, "patient": patient, **more})
        return f"{self.origin}/ehr?{query}"

    def control(self, **wish: object) -> dict[str, Any]:
        """Steer it; what it saw comes back."""
        data = json.dumps(wish).encode() if wish else None
        with urllib.request.urlopen(urllib.request.Request(f"{self.origin}/control", data), timeout=10) as answer:
            return dict(json.loads(answer.read()))

    @property
    def seen(self) -> list[str]:
        """Requests that reached it, in order."""
        return list(self.control()["seen"])


def _started(settings: str) -> subprocess.Popen[bytes]:
    """The process once it says that it is ready.

    Node.js was seen to stand still for good before the first line of a script: such a process is ended and started anew. One that ends by itself says why.
    """
    for _ in range(STARTS):
        process = subprocess.Popen(
            ["node", "server.mjs", settings],
            cwd=AUTH,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        standing = threading.Timer(START_SECONDS, process.kill)
        standing.start()
        line = process.stdout.readline() if process.stdout else b""
        standing.cancel()
        if line.strip() == b"ready":
            return process
        said = (process.communicate()[1] or b"").decode(errors="replace")[-2000:]
        if process.returncode != -signal.SIGKILL:
            raise RuntimeError(said)
    raise RuntimeError(f"node did not get ready in {STARTS} starts of {START_SECONDS} s: {said}")


class AuthServers:
    """All issuers, in one process of Node.js that ends with this one."""

    def __init__(self, upstream: str, app: str, issuers: Mapping[str, Mapping[str, object]]) -> None:
        self.issuers = {name: Issuer(name, free_port()) for name in issuers}
        redirects = [f"{app}/launch/callback/{name}" for name in issuers]
        settings = {
            "upstream": upstream,
            "issuers": [
                {"name": name, "port": int(self.issuers[name].origin.rsplit(":", 1)[1]), **how}
                for name, how in issuers.items()
            ],
            "clients": [
                {"client_id": f"{CLIENT}-public", "redirect_uris": redirects},
                {
                    "client_id": f"{CLIENT}-asymmetric",
                    "redirect_uris": redirects,
                    "jwks_uri": f"{app}/launch/jwks.json",
                },
            ],
        }
        self._process = _started(json.dumps(settings))

    def stop(self) -> None:
        """Closing its input ends it."""
        self._process.communicate(timeout=10)


class _Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: object) -> None:
        pass


class Service:
    """Our service on a thread of this process, judging as of a fixed instant."""

    def __init__(self, folder: Path, port: int, settings: Mapping[str, str], as_of: datetime = AS_OF) -> None:
        self.base = settings["CDS_BASE_URL"]
        environ = {
            "CDS_DATABASE_URL": f"sqlite:///{folder}/ledger.sqlite3",
            "CDS_KEY_FILE": str(folder / "key"),
            "CDS_LOG_LEVEL": "debug",
            **settings,
        }
        read = read_settings(environ)
        self.application: Application = build_application(read, engine=engine_for(read), clock=lambda: as_of)
        configure_logs(logging.DEBUG, LOG)
        self._server: BaseWSGIServer = make_server(
            "127.0.0.1", port, self.application.wsgi, threaded=True, request_handler=_Quiet
        )
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End it."""
        self._server.shutdown()
        self._thread.join(5)
        self._server.server_close()
        self.application.close()


def registrations(issuers: Mapping[str, Issuer], keys: Mapping[str, Path], write: Iterable[str]) -> str:
    """The setting ``CDS_SMART_SERVERS``: issuers with a key are asymmetric, the others public."""
    writers = frozenset(write)
    entries = [
        {
            "id": name,
            "iss": issuer.iss,
            "name": f"Record system {name}",
            "clientId": f"{CLIENT}-asymmetric" if name in keys else f"{CLIENT}-public",
            "write": name in writers,
            **({"keyFile": str(keys[name])} if name in keys else {}),
        }
        for name, issuer in issuers.items()
    ]
    return json.dumps(entries)


def private_keys(folder: Path) -> dict[str, Path]:
    """A P-384 key as PEM and an RSA key as JWK, the two forms that a site may have."""
    es384, rs384 = folder / "es384.pem", folder / "rs384.json"
    es384.write_bytes(ECKey.generate_key("P-384").as_pem(private=True))
    rs384.write_text(json.dumps(RSAKey.generate_key(2048).as_dict(private=True)), encoding="utf-8")
    return {"es384": es384, "rs384": rs384}
