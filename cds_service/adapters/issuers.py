"""Trusted issuers: who may call, with which keys, for which tenants and FHIR servers. Read from settings, checked once.

::

    [{"issuer": "https://ehr.example/fhir",          the token's iss, exact
      "jku": "https://ehr.example/jwks.json",        where its keys are; with jwksFile: only compared with the header
      "jwksFile": "/etc/cds/ehr.jwks.json",          keys exchanged out of band; one of jku and jwksFile is needed
      "algorithms": ["RS384"],                       default: ES384 and RS384
      "audiences": ["https://cds.example"],          base URLs that stand before /cds-services; default: the public one
      "tenants": ["hospital-a"],                     when given, a token must name one of them
      "fhirBases": ["https://ehr.example/fhir/R4"],  FHIR servers that may be read with this issuer's tokens
      "networks": ["10.20.0.0/16"],                  networks beside the public ones that its hosts may be on
      "profile": "epic", "postSearch": false, "maxLifetimeSeconds": 960}]
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from cds_service.adapters.entries import read_entries
from cds_service.adapters.urls import LOOPBACK, Network, parse, parse_base
from cds_service.errors import FetchError

ALGORITHMS = ("ES384", "RS384")
"""What CDS Hooks recommends; nothing else can be configured."""
MOST_LIFETIME = 960
"""Default cap on exp - iat in seconds: Epic's 15 minutes and one to spare."""


class IssuerError(ValueError):
    """The trusted issuers cannot be used; ``problems`` lists every fault."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__("; ".join(problems))


@dataclass(frozen=True, slots=True)
class Issuer:
    """One trusted issuer, checked. ``audiences`` are base URLs without a slash at the end; empty: the public one."""

    issuer: str
    jku: str | None = None
    jwks_file: Path | None = None
    algorithms: tuple[str, ...] = ALGORITHMS
    audiences: tuple[str, ...] = ()
    tenants: frozenset[str] = frozenset()
    fhir_bases: tuple[str, ...] = ()
    networks: tuple[Network, ...] = ()
    profile: str = "generic"
    post_search: bool = False
    most_lifetime: int = MOST_LIFETIME


class _Entry(msgspec.Struct, rename="camel", forbid_unknown_fields=True):
    issuer: str
    jku: str | None = None
    jwks_file: str | None = None
    algorithms: tuple[str, ...] = ALGORITHMS
    audiences: tuple[str, ...] = ()
    tenants: tuple[str, ...] = ()
    fhir_bases: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    profile: str = "generic"
    post_search: bool = False
    max_lifetime_seconds: int = MOST_LIFETIME


def read_issuers(source: str, *, demo: bool = False) -> tuple[Issuer, ...]:
    """The issuers in ``source``, as :func:`read_entries` finds them.

    ``demo`` allows http for loopback addresses.

    Raises:
        IssuerError: every fault that was found.
    """
    try:
        entries: list[_Entry] = read_entries(source, list[_Entry], "trusted issuers")
    except ValueError as error:
        raise IssuerError((str(error),)) from None
    problems = [f"issuer {n}: {fault}" for n, entry in enumerate(entries, 1) for fault in _faults(entry, demo=demo)]
    names = [entry.issuer for entry in entries]
    problems += [f"issuer {name} is listed twice" for name in sorted({n for n in names if names.count(n) > 1})]
    if problems:
        raise IssuerError(tuple(problems))
    return tuple(_issuer(entry) for entry in entries)


def _faults(entry: _Entry, *, demo: bool) -> list[str]:
    found = []
    if not entry.issuer.strip():
        found.append("issuer is empty")
    if entry.jku is None and entry.jwks_file is None:
        found.append("needs jku or jwksFile")
    if entry.jwks_file is not None and not Path(entry.jwks_file).is_file():
        found.append("jwksFile is no file")
    if not entry.algorithms or set(entry.algorithms) - set(ALGORITHMS):
        found.append(f"algorithms must be among {', '.join(ALGORITHMS)}")
    if not 1 <= entry.max_lifetime_seconds <= 3600:
        found.append("maxLifetimeSeconds must be 1 to 3600")
    for name, urls in (("audiences", entry.audiences), ("fhirBases", entry.fhir_bases)):
        found += [f"{name}: {url} is not usable" for url in urls if not _usable(url, demo=demo, base=True)]
    if entry.jku is not None and not _usable(entry.jku, demo=demo, base=False):
        found.append("jku must be an https URL")
    found += [f"networks: {text} is not a network" for text in entry.networks if _network(text) is None]
    return found


def _usable(url: str, *, demo: bool, base: bool) -> bool:
    try:
        parsed = parse_base(url) if base else parse(url)
    except FetchError:
        return False
    return parsed.scheme == "https" or (demo and parsed.loopback)


def _network(text: str) -> Network | None:
    try:
        return ipaddress.ip_network(text)
    except ValueError:
        return None


def _issuer(entry: _Entry) -> Issuer:
    networks = tuple(network for text in entry.networks if (network := _network(text)) is not None)
    reachable = [parse_base(url) for url in entry.fhir_bases] + ([parse(entry.jku)] if entry.jku else [])
    if any(url.scheme == "http" and url.loopback for url in reachable):
        networks += LOOPBACK
    return Issuer(
        issuer=entry.issuer,
        jku=entry.jku,
        jwks_file=None if entry.jwks_file is None else Path(entry.jwks_file),
        algorithms=entry.algorithms,
        audiences=tuple(url.removesuffix("/") for url in entry.audiences),
        tenants=frozenset(entry.tenants),
        fhir_bases=entry.fhir_bases,
        networks=networks,
        profile=entry.profile,
        post_search=entry.post_search,
        most_lifetime=entry.max_lifetime_seconds,
    )
