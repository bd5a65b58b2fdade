"""The files for containers, as YAML: every setting reaches the service, and what one part names the other has."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from werkzeug.exceptions import BadRequest

from cds_service.errors import LedgerError, RequestError
from cds_service.settings import SETTINGS, read_settings
from cds_service.web.problems import WORDS, problem

PROJECT = Path(__file__).parents[2]
FULL = "docker/full.yml"
_NAMED = re.compile(r"\$\{([A-Z_]+):(?:-([^}]*)|\?[^}]*)\}")


NGINX = (PROJECT / "docker/nginx.conf").read_text("utf-8")


class _Compose(yaml.SafeLoader):
    """With the tag that takes back what the file below says."""


def _taken_back(loader: yaml.SafeLoader, node: yaml.Node) -> str:
    return "taken back"


_Compose.add_constructor("!reset", _taken_back)


def _file(name: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.load((PROJECT / name).read_text("utf-8"), _Compose)
    return read


def _environment(*names: str, **given: str) -> dict[str, str]:
    """What the service gets, with these variables set."""
    merged: dict[str, str] = {}
    for name in names:
        merged |= _file(name)["services"]["service"]["environment"]
    return {key: _NAMED.sub(lambda m: given.get(m[1]) or m[2] or "", str(text)) for key, text in merged.items()}


def test_every_setting_can_be_given_to_the_service() -> None:
    environment = _environment("docker-compose.yml")
    assert set(environment) == {setting.name for setting in SETTINGS}
    fixed = {"CDS_HOST", "CDS_PORT"}
    for name in environment.keys() - fixed:
        assert _environment("docker-compose.yml", **{name: "given"})[name] == "given"


def test_with_nothing_set_it_starts_as_the_demo() -> None:
    settings = read_settings(_environment("docker-compose.yml"))
    assert settings.demo
    assert settings.database_url == "sqlite:////var/lib/cds/ledger.db"
    assert (settings.host, settings.port) == ("0.0.0.0", 8000)  # inside the container


def test_with_the_proxy_its_port_is_the_address_and_its_word_is_believed() -> None:
    settings = read_settings(_environment("docker-compose.yml", FULL, POSTGRES_PASSWORD="p"))
    proxy = _file(FULL)["services"]["proxy"]
    assert settings.trusted_proxies == 1
    assert settings.database_url == "postgresql+psycopg://cds:p@database/cds"
    assert [port.rpartition(":")[0] for port in proxy["ports"]] == [settings.base_url.removeprefix("http://")]
    assert f"listen {proxy['ports'][0].rpartition(':')[2]};" in NGINX


def test_behind_the_proxy_nothing_else_can_be_reached() -> None:
    """Past it slow bodies cost a worker, and any ``X-Forwarded-For`` would be believed."""
    parts = _file(FULL)["services"]
    assert parts["service"]["ports"] == "taken back"
    assert [name for name, part in parts.items() if isinstance(part.get("ports"), list)] == ["proxy"]


def test_every_part_comes_back_after_a_crash_and_is_given_time_to_start() -> None:
    below, above = _file("docker-compose.yml")["services"], _file(FULL)["services"]
    parts = (below["service"], above["database"], above["proxy"])
    assert [part["restart"] for part in parts] == ["unless-stopped"] * 3
    assert above["database"]["healthcheck"]["start_period"] == "30s"
    dockerfile = (PROJECT / "docker/Dockerfile").read_text("utf-8")
    assert re.search(r"^HEALTHCHECK .*--start-period=60s ", dockerfile, re.MULTILINE)


@pytest.mark.parametrize(
    ("own", "error"),
    [
        ("400 414 494", BadRequest()),
        ("413", RequestError(413, WORDS[413], code="too-long")),
        ("500 502 503 504", LedgerError("away")),
    ],
)
def test_what_the_proxy_refuses_it_refuses_as_the_service_does(own: str, error: Exception) -> None:
    reply = problem(error, "$request_id")
    told = re.search(rf"error_page {own} ={reply.status} (/\S+);", NGINX)
    assert told is not None
    place = re.search(rf"location = {re.escape(told[1])} {{(.*?)\n    }}", NGINX, re.DOTALL)
    assert place is not None
    assert f"return {reply.status} '{reply.body.decode()}';" in place[1].replace("${dollar}", "$")
    assert f"default_type {reply.content_type};" in place[1]
    for name, value in (("X-Request-ID", "$request_id"), ("Cache-Control", "no-store"), *reply.headers):
        assert f"add_header {name} {value} always;" in place[1]


def test_no_database_without_a_password() -> None:
    text = (PROJECT / FULL).read_text("utf-8")
    assert text.count("POSTGRES_PASSWORD:?") == 2
    assert "POSTGRES_PASSWORD:?" not in (PROJECT / "docker-compose.yml").read_text("utf-8")


def test_each_part_waits_for_one_that_is_there_and_mounts_what_there_is() -> None:
    parts = {**_file("docker-compose.yml")["services"], **_file(FULL)["services"]}
    for part in _file(FULL)["services"].values():
        assert set(part.get("depends_on", {})) <= set(parts)
        mounted = [volume.partition(":")[0] for volume in part.get("volumes", ()) if volume.startswith("./")]
        assert all((PROJECT / path).is_file() for path in mounted)
    assert _file(FULL)["services"]["proxy"]["depends_on"]["service"] == {"condition": "service_healthy"}
    assert "HEALTHCHECK" in (PROJECT / "docker/Dockerfile").read_text("utf-8")


def test_the_readme_starts_both_and_promises_no_tls_that_is_commented_out() -> None:
    readme = (PROJECT / "README.md").read_text("utf-8")
    assert f"docker compose -f docker-compose.yml -f {FULL} up" in readme
    assert "# listen 443 ssl;" in NGINX
    assert "TLS is yours" in readme
