"""A real FHIR R4 server on loopback: its own process, its own folder, and a plain HTTP client to fill it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from base64 import b64encode
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

TOOLS = Path(__file__).resolve().parents[2] / ".tools" / "fhir" / "bin"
PROGRAM = TOOLS / "sekmet"
_START_SECONDS = 60


def free_port() -> int:
    """A port of the loopback interface that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class FhirServer:
    """One server. ``auth``: members of its ``server_auth`` setting; open when left out."""

    def __init__(self, folder: Path, auth: Mapping[str, Any] | None = None) -> None:
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}/fhir"
        self._folder = folder
        settings = {
            "host": "127.0.0.1",
            "port": self.port,
            "base_url": self.base,
            "data_dir": str(folder / "data"),
            "own_private_key_path": str(folder / "key.pem"),
            "simulator": {"enabled": False},
            "validation": {"inbound": "off"},
            "log_inbound": False,
            **({"server_auth": dict(auth)} if auth else {}),
        }
        (folder / "settings.yaml").write_text(yaml.safe_dump(settings), "utf-8")
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> FhirServer:
        """Start it and wait until it answers."""
        environ = {**os.environ, "SEKMET_CONFIG": str(self._folder / "settings.yaml")}
        self._log = (self._folder / "log").open("wb")
        self._process = subprocess.Popen(
            [PROGRAM, "serve"], cwd=self._folder, env=environ, stdout=self._log, stderr=subprocess.STDOUT
        )
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(f"{self.base}/metadata", timeout=2):
                    return self
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        self.stop()
        raise RuntimeError((self._folder / "log").read_text("utf-8", "replace")[-2000:])

    def stop(self) -> None:
        """End the process that was started here."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait(10)
            self._process = None
            self._log.close()

    def put(self, resources: Iterable[Mapping[str, Any]], token: str | None = None) -> None:
        """Store resources under their own ids, in one transaction."""
        entries = [
            {"resource": r, "request": {"method": "PUT", "url": f"{r['resourceType']}/{r['id']}"}} for r in resources
        ]
        self.call("POST", "", {"resourceType": "Bundle", "type": "transaction", "entry": entries}, token)

    def get(self, query: str, token: str | None = None) -> Any:
        """What the server answers to a read or search."""
        return self.call("GET", f"/{query}", None, token)

    def call(self, method: str, path: str, body: object, token: str | None) -> Any:
        """One call; raises for every status but 2xx."""
        headers = {"Content-Type": "application/fhir+json", "Accept": "application/fhir+json"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        data = None if body is None else json.dumps(body).encode()
        asked = urllib.request.Request(f"{self.base}{path}", data, headers, method=method)
        with urllib.request.urlopen(asked, timeout=30) as answer:
            return json.loads(answer.read() or b"null")

    def token(self, client: str, secret: str, scope: str) -> str:
        """An access token with ``scope`` for a client of ``server_auth.smart_clients``."""
        with urllib.request.urlopen(f"{self.base}/.well-known/smart-configuration", timeout=10) as answer:
            endpoint = json.loads(answer.read())["token_endpoint"]
        form = urllib.parse.urlencode({"grant_type": "client_credentials", "scope": scope}).encode()
        basic = b64encode(f"{client}:{secret}".encode()).decode()
        asked = urllib.request.Request(endpoint, form, {"Authorization": f"Basic {basic}"})
        with urllib.request.urlopen(asked, timeout=10) as answer:
            return str(json.loads(answer.read())["access_token"])
