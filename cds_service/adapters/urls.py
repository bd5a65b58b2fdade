"""One strict reading of URLs and addresses; everything that two parsers could read differently is refused.

Only this module decides what a URL means. What it accepts is a small subset of RFC 3986: http or https, a lower-case
ASCII host or a canonical address, no user, no fragment, no dot segments, no encoded separators.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass

from cds_service.clinical.findings import SourceState
from cds_service.errors import FetchError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

LOOPBACK: tuple[Network, ...] = (
    ipaddress.ip_network("127.0.0.0/8"),
    ipaddress.ip_network("::1/128"),
)

_MOST = 8192
_URL = re.compile(
    r"(?P<scheme>https?)://(?P<host>[A-Za-z0-9.\-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::(?P<port>[1-9][0-9]{0,4}))?"
    r"(?P<path>(?:/[A-Za-z0-9\-._~!$&'()*+,;=:@%]*)*)(?:\?(?P<query>[!$-;=?-\[\]^_`a-z{|}~]*))?",
    re.ASCII,
)
_LABEL = re.compile(r"[a-z0-9]([a-z0-9\-]{0,61}[a-z0-9])?", re.ASCII)
_NUMERIC = re.compile(r"[0-9]+|0x[0-9a-f]*", re.ASCII)
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})|%(?:2e|2f|5c|[01][0-9a-f]|7f)", re.IGNORECASE)
_BAD_QUERY_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})|%(?:[01][0-9a-f]|7f)", re.IGNORECASE)
_EMBEDDING: tuple[Network, ...] = tuple(
    ipaddress.ip_network(n) for n in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96")
)


def refused(message: str) -> FetchError:
    """The error for an address that may not be reached; ``message`` names no part of it."""
    return FetchError(SourceState.NOT_ALLOWED.value, message)


@dataclass(frozen=True, slots=True)
class Url:
    """A URL that has one meaning. ``segments`` are the path between slashes; ``query`` has no question mark."""

    scheme: str
    host: str
    port: int
    segments: tuple[str, ...] = ()
    query: str | None = None

    @property
    def origin(self) -> tuple[str, str, int]:
        """Scheme, host and port."""
        return self.scheme, self.host, self.port

    @property
    def target(self) -> str:
        """Path and query as they stand in a request line."""
        path = "/" + "/".join(self.segments)
        return path if self.query is None else f"{path}?{self.query}"

    def __str__(self) -> str:
        usual = 443 if self.scheme == "https" else 80
        port = "" if self.port == usual else f":{self.port}"
        return f"{self.scheme}://{self.host}{port}{self.target}"

    def holds(self, other: Url) -> bool:
        """Whether ``other`` lies at or under this URL: same origin, and these segments first."""
        return self.origin == other.origin and other.segments[: len(self.segments)] == self.segments

    @property
    def loopback(self) -> bool:
        """Whether the host is a plain loopback name."""
        return self.host in ("localhost", "127.0.0.1", "[::1]")


def parse(text: str) -> Url:
    """The one meaning of ``text``.

    Raises:
        FetchError: notAllowed, for everything that is not plainly an http(s) URL.
    """
    match = _URL.fullmatch(text) if len(text) <= _MOST else None
    if match is None:
        raise refused("not a plain http or https URL")
    port = int(match["port"]) if match["port"] else (443 if match["scheme"] == "https" else 80)
    if port > 65535:
        raise refused("port out of range")
    query = match["query"]
    if query is not None and _BAD_QUERY_ESCAPE.search(query):
        raise refused("query with control characters")
    return Url(match["scheme"], _host(match["host"]), port, _segments(match["path"]), query)


def parse_base(text: str) -> Url:
    """A base URL: as :func:`parse`, without a query; a slash at its end means nothing.

    Raises:
        FetchError: notAllowed.
    """
    url = parse(text.removesuffix("/"))
    if url.query is not None:
        raise refused("a base URL has no query")
    return url


def _host(text: str) -> str:
    host = text.lower()
    if host.startswith("["):
        address = _address(host[1:-1], ipaddress.IPv6Address)
        return f"[{address}]"
    labels = host.split(".")
    if _NUMERIC.fullmatch(labels[-1]):
        if str(_address(host, ipaddress.IPv4Address)) != host:
            raise refused("an address in an odd form")
        return host
    if not all(_LABEL.fullmatch(label) for label in labels):
        raise refused("not a host name")
    return host


def _address(text: str, kind: type[ipaddress.IPv4Address | ipaddress.IPv6Address]) -> Address:
    try:
        return kind(text)
    except ValueError:
        raise refused("an address in an odd form") from None


def _segments(path: str) -> tuple[str, ...]:
    if _BAD_ESCAPE.search(path):
        raise refused("path with encoded separators")
    segments = tuple(path.split("/")[1:])
    if "" in segments[:-1] or any(segment in (".", "..") for segment in segments):
        raise refused("path with empty or dot segments")
    return segments


def may_connect(address: Address, networks: tuple[Network, ...]) -> bool:
    """Whether this address may be connected to: public, or in one of ``networks``.

    Loopback, private, link-local, shared (100.64/10), unique local, multicast and reserved addresses are not public;
    neither are IPv6 addresses that carry an IPv4 one for a translator to unwrap. A mapped address counts as its IPv4.
    """
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    if any(address.version == network.version and address in network for network in networks):
        return True
    if any(address.version == network.version and address in network for network in _EMBEDDING):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)
