"""The servers that the SMART app is registered with. Read from settings, checked once.

::

    [{"id": "hospital-a",                             last segment of the callback path: /launch/callback/hospital-a
      "iss": "https://ehr.example/fhir/R4",           FHIR base, as the launch names it: compared whole
      "name": "Hospital A",                           shown where a launch may be chosen
      "clientId": "radiculopathy",
      "keyFile": "/etc/cds/hospital-a.pem",           private key (ES384 or RS384); left out: a public client
      "resources": ["Patient", "Condition"],          default: all that the service reads
      "write": false,                                 also ask for writing what the user records
      "identity": true,                               also ask for openid and fhirUser
      "networks": ["10.20.0.0/16"],                   networks beside the public ones that its hosts may be on
      "authHosts": ["https://login.ehr.example"]}]    origins of its authorization server beside that of iss
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from pathlib import Path

import msgspec

from cds_service.adapters.entries import read_entries
from cds_service.adapters.smart_keys import SigningKey, read_signing_key
from cds_service.adapters.urls import LOOPBACK, Network, Url, parse_base
from cds_service.errors import FetchError
from cds_service.services.smart import SmartServer

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,40}", re.ASCII)


class RegistryError(ValueError):
    """The registrations cannot be used; ``problems`` lists every fault."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__("; ".join(problems))


@dataclass(frozen=True, slots=True)
class Registration:
    """One registration, checked. ``base`` is ``iss`` parsed; ``origins`` are those that OAuth endpoints may be on."""

    server: SmartServer
    client_id: str
    base: Url
    origins: tuple[Url, ...]
    key: SigningKey | None = None
    resources: tuple[str, ...] = ()
    write: bool = False
    identity: bool = True
    networks: tuple[Network, ...] = ()


class _Entry(msgspec.Struct, rename="camel", forbid_unknown_fields=True):
    id: str
    iss: str
    client_id: str
    name: str | None = None
    key_file: str | None = None
    resources: tuple[str, ...] = ()
    write: bool = False
    identity: bool = True
    networks: tuple[str, ...] = ()
    auth_hosts: tuple[str, ...] = ()


def read_registrations(source: str, *, demo: bool = False) -> tuple[Registration, ...]:
    """The registrations in ``source``, as :func:`read_entries` finds them.

    ``demo`` allows http for loopback addresses.

    Raises:
        RegistryError: every fault that was found.
    """
    try:
        entries: list[_Entry] = read_entries(source, list[_Entry], "SMART registrations")
    except ValueError as error:
        raise RegistryError((str(error),)) from None
    problems: list[str] = []
    found = [_registration(entry, f"registration {n}", problems, demo) for n, entry in enumerate(entries, 1)]
    for what, names in (("id", [e.id for e in entries]), ("iss", [e.iss for e in entries])):
        problems += [f"{what} {name} is listed twice" for name in sorted({n for n in names if names.count(n) > 1})]
    if problems:
        raise RegistryError(tuple(problems))
    return tuple(registration for registration in found if registration is not None)


def _registration(entry: _Entry, place: str, problems: list[str], demo: bool) -> Registration | None:
    base = _url(entry.iss, "iss", place, problems, demo)
    hosts = [_url(host, "authHosts", place, problems, demo) for host in entry.auth_hosts]
    networks = [_network(text, place, problems) for text in entry.networks]
    key = _key(entry.key_file, place, problems)
    if not _ID.fullmatch(entry.id):
        problems.append(f"{place}: id must be lower-case letters, digits and hyphens")
    if not entry.client_id.strip():
        problems.append(f"{place}: clientId is empty")
    if base is None:
        return None
    origins = (base, *(host for host in hosts if host is not None))
    loopback = LOOPBACK if any(url.scheme == "http" for url in origins) else ()
    return Registration(
        SmartServer(entry.id, entry.iss, entry.name or base.host),
        entry.client_id,
        base,
        tuple(Url(*url.origin) for url in origins),
        key,
        entry.resources,
        entry.write,
        entry.identity,
        tuple(network for network in networks if network is not None) + loopback,
    )


def _url(text: str, what: str, place: str, problems: list[str], demo: bool) -> Url | None:
    try:
        url = parse_base(text)
    except FetchError:
        problems.append(f"{place}: {what} is not a plain URL")
        return None
    if url.scheme != "https" and not (demo and url.loopback):
        problems.append(f"{place}: {what} must be https")
        return None
    return url


def _network(text: str, place: str, problems: list[str]) -> Network | None:
    try:
        return ipaddress.ip_network(text)
    except ValueError:
        problems.append(f"{place}: networks holds something that is not a network")
        return None


def _key(path: str | None, place: str, problems: list[str]) -> SigningKey | None:
    if path is None:
        return None
    try:
        return read_signing_key(Path(path))
    except ValueError as error:
        problems.append(f"{place}: keyFile {error}")
        return None
