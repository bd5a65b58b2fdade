"""urllib3 connections that resolve a name once, check every address and connect to one that was checked.

Host header, SNI and the certificate check still use the name, so an answer of DNS that changes between look-ups
(rebinding) has nothing to change.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

from cds_service.adapters.reaper import current_watch
from cds_service.adapters.urls import Address, Network, Url, may_connect, refused

Resolver = Callable[[str, int], list[str]]
"""Host name and port to addresses, as text."""

_MOST_ADDRESSES = 16
_TRIED_ADDRESSES = 2


def system_resolver(host: str, port: int) -> list[str]:
    """The addresses of ``host`` as the operating system knows them; raises ``OSError``."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


@dataclass(frozen=True, slots=True)
class Policy:
    """Which addresses may be connected to: public ones and ``networks``."""

    networks: tuple[Network, ...] = ()
    resolver: Resolver = system_resolver

    def addresses(self, host: str, port: int) -> tuple[Address, ...]:
        """The checked addresses of ``host``. One address that may not be reached refuses them all.

        Raises:
            FetchError: notAllowed.
            OSError: the name cannot be resolved.
        """
        found = dict.fromkeys(self.resolver(host.strip("[]"), port))
        try:
            addresses = tuple(ipaddress.ip_address(text) for text in found)
        except ValueError:
            raise refused("the name resolves to no address") from None
        if not addresses or len(addresses) > _MOST_ADDRESSES:
            raise refused("the name resolves to no or too many addresses")
        if not all(may_connect(address, self.networks) for address in addresses):
            raise refused("the name resolves to an address that may not be reached")
        return addresses


class _Pinned(HTTPConnection):
    """``policy`` decides where the socket goes; the watch of the current call follows the socket."""

    policy: Policy

    def _new_conn(self) -> socket.socket:
        try:
            addresses = self.policy.addresses(self.host, self.port)
        except OSError as error:
            raise NewConnectionError(self, "the name cannot be resolved") from error
        failure: OSError | None = None
        for address in addresses[:_TRIED_ADDRESSES]:
            try:
                sock = self._connect_to(address)
            except OSError as error:
                failure = error
                continue
            if (watch := current_watch()) is not None:
                watch.attach(sock, fresh=True)
            return sock
        if isinstance(failure, TimeoutError):
            raise ConnectTimeoutError(self, "connecting took too long") from failure
        raise NewConnectionError(self, "no connection") from failure

    def _connect_to(self, address: Address) -> socket.socket:
        family = socket.AF_INET if address.version == 4 else socket.AF_INET6
        sock = socket.socket(family, socket.SOCK_STREAM)
        try:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if isinstance(self.timeout, int | float):
                sock.settimeout(self.timeout)
            sock.connect((str(address), self.port))
        except OSError:
            sock.close()
            raise
        return sock

    def putrequest(self, *args: Any, **kwargs: Any) -> None:
        watch = current_watch()
        if watch is not None and self.sock is not None and not watch.attached:
            watch.attach(self.sock, fresh=False)
        super().putrequest(*args, **kwargs)


class PinnedHTTPConnection(_Pinned):
    """Plain HTTP to a checked address."""

    def __init__(self, *args: Any, policy: Policy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.policy = policy


class PinnedHTTPSConnection(_Pinned, HTTPSConnection):
    """TLS to a checked address; the certificate must be valid for the name."""

    def __init__(self, *args: Any, policy: Policy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.policy = policy


class PinnedHTTPConnectionPool(HTTPConnectionPool):
    """Pool of :class:`PinnedHTTPConnection`."""

    ConnectionCls = PinnedHTTPConnection


class PinnedHTTPSConnectionPool(HTTPSConnectionPool):
    """Pool of :class:`PinnedHTTPSConnection`."""

    ConnectionCls = PinnedHTTPSConnection


def pool_for(url: Url, policy: Policy, tls: ssl.SSLContext, size: int) -> HTTPConnectionPool:
    """A pool for the origin of ``url``; it never holds back a call for want of a connection."""
    if url.scheme == "https":
        return PinnedHTTPSConnectionPool(url.host, url.port, maxsize=size, ssl_context=tls, policy=policy)
    return PinnedHTTPConnectionPool(url.host, url.port, maxsize=size, policy=policy)
