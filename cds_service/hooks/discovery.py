"""What ``GET {base}/cds-services`` answers (CDS Hooks 2.0.1, section "Discovery")."""

from __future__ import annotations

import re
from collections import Counter

import msgspec

from cds_service.hooks.prefetch import check_template
from cds_service.hooks.response import Wire

_SEMVER = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?")
_SEGMENT = re.compile(r"[A-Za-z0-9._~-]+")


class Service(Wire, frozen=True, kw_only=True):
    """One service of the discovery document.

    ``id`` is the last path segment of its URL. ``version`` is the CDS Hooks specification's semantic version,
    not the service's own; ``hook_version`` that of the hook's definition (both from the 3.0 ballot, harmless to 2.0.1).
    """

    hook: str
    title: str | None = None
    description: str
    id: str
    prefetch: dict[str, str] | None = None
    usage_requirements: str | None = None
    version: str | None = None
    hook_version: str | None = None
    extension: dict[str, object] | None = None


class Discovery(Wire, frozen=True, kw_only=True):
    """The discovery document; ``"services": []`` is written when nothing is hosted."""

    services: tuple[Service, ...]
    extension: dict[str, object] | None = None


_encoder = msgspec.json.Encoder()


def encode_discovery(discovery: Discovery) -> bytes:
    """UTF-8 JSON of the discovery document."""
    return _encoder.encode(discovery)


def check_discovery(discovery: Discovery) -> list[str]:
    """What is wrong with the document, one line per fault with its place; empty when nothing is."""
    found = [
        line for number, service in enumerate(discovery.services) for line in _check(service, f"services[{number}]")
    ]
    pairs = Counter((service.id, service.hook) for service in discovery.services)
    found += [f"services: {pair[0]} is listed {count} times for one hook" for pair, count in pairs.items() if count > 1]
    return found


def _check(service: Service, place: str) -> list[str]:
    found = [
        f"{place}.{name}: must not be empty"
        for name in (
            "hook",
            "id",
            "description",
            "title",
            "usage_requirements",
            "hook_version",
            "prefetch",
            "extension",
        )
        if getattr(service, name) in ("", {})
    ]
    if service.id and not _SEGMENT.fullmatch(service.id):
        found.append(f"{place}.id: is no single URL path segment")
    if service.version is not None and not _SEMVER.fullmatch(service.version):
        found.append(f"{place}.version: is no semantic version of the CDS Hooks specification")
    for key, template in (service.prefetch or {}).items():
        found += [f"{place}.prefetch.{key}: {line}" for line in check_template(template)]
    return found
