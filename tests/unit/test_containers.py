"""The files for containers, as YAML: every setting reaches the service, and what one part names the other has."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from cds_service.settings import SETTINGS, read_settings

PROJECT = Path(__file__).parents[2]
FULL = "docker/full.yml"
_NAMED = re.compile(r"\$\{([A-Z_]+):(?:-([^}]*)|\?[^}]*)\}")


def _file(name: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((PROJECT / name).read_text("utf-8"))
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
    assert f"listen {proxy['ports'][0].rpartition(':')[2]};" in (PROJECT / "docker/nginx.conf").read_text("utf-8")


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
    assert "# listen 443 ssl;" in (PROJECT / "docker/nginx.conf").read_text("utf-8")
    assert "TLS is yours" in readme
