"""The one way out: every HTTP call of the service goes through :class:`Guard`.

What it holds (docs: security): only origins and paths on a list, https unless the list says otherwise, addresses
checked and pinned, no redirects, no proxy and no credentials from the environment, no cookies, a total deadline, a cap
on the body counted after decompression. A failure is a ``FetchError`` whose message names no part of the address.
"""

from __future__ import annotations

import ssl
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException

from urllib3 import BaseHTTPResponse, HTTPConnectionPool, Timeout
from urllib3.exceptions import HTTPError, ProtocolError

from cds_service.adapters.pinned import Policy, Resolver, pool_for, system_resolver
from cds_service.adapters.reaper import Reaper, Watch
from cds_service.adapters.urls import Network, Url, refused
from cds_service.clinical.findings import SourceState
from cds_service.errors import FetchError
from cds_service.services.ports import Deadline

_CONNECT_SECONDS = 1.0
_CHUNK = 65536
_POOLS = 64
_POOL_SIZE = 16


@dataclass(frozen=True, slots=True)
class Scope:
    """What one call may reach: URLs at or under ``base``, on public addresses or in ``networks``."""

    base: Url
    networks: tuple[Network, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, media type (lower case, without parameters) and decoded body of an answer that is no redirect."""

    status: int
    media_type: str
    body: bytes


def failed(message: str) -> FetchError:
    """The error for a call that did not work out."""
    return FetchError(SourceState.FAILED.value, message)


class Guard:
    """Guarded calls over pooled connections; safe to share between threads.

    ``ca_file``: certificates to trust instead of the system's. ``resolver`` is there for tests of rebinding.
    """

    def __init__(self, *, ca_file: str | None = None, resolver: Resolver = system_resolver) -> None:
        self._tls = ssl.create_default_context(cafile=ca_file)
        self._tls.minimum_version = ssl.TLSVersion.TLSv1_2
        self._resolver = resolver
        self._reaper = Reaper()
        self._pools: OrderedDict[tuple[str, str, int, tuple[Network, ...]], HTTPConnectionPool] = OrderedDict()
        self._lock = threading.Lock()

    def call(
        self,
        method: str,
        url: Url,
        scope: Scope,
        *,
        headers: Mapping[str, str],
        body: bytes | None = None,
        deadline: Deadline,
        most_bytes: int,
    ) -> Answer:
        """The answer to one request, whatever its status below 300 or from 400 on.

        Raises:
            FetchError: notAllowed when the URL or its address may not be reached (then nothing was sent), failed for
                everything else: deadline, connection, redirect, body over ``most_bytes`` or cut short.
        """
        if not scope.base.holds(url):
            raise refused("outside the allowed base")
        if any("\r" in value or "\n" in value for value in headers.values()):
            raise refused("a header with a line break")
        if not deadline.remaining:
            raise failed("no time left")
        pool = self._pool(scope, url)
        with self._reaper.watching(deadline) as watch:
            try:
                return self._exchange(
                    pool,
                    watch,
                    (method, url.target, body, headers),
                    deadline,
                    most_bytes,
                )
            except (HTTPError, HTTPException, OSError, ValueError) as error:
                raise failed("deadline reached" if watch.expired else _kind(error)) from None

    def _exchange(
        self,
        pool: HTTPConnectionPool,
        watch: Watch,
        request: tuple[str, str, bytes | None, Mapping[str, str]],
        deadline: Deadline,
        most_bytes: int,
    ) -> Answer:
        try:
            response = _send(pool, request, deadline)
        except ProtocolError:
            # A server may close an idle connection just as it is used again: once more on a new one.
            if watch.expired or watch.fresh or request[0] != "GET":
                raise
            response = _send(pool, request, deadline)
        try:
            if 300 <= response.status < 400:
                raise failed("a redirect, which is not followed")
            media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
            return Answer(response.status, media_type, _read(response, most_bytes))
        except BaseException:
            response.close()
            raise
        finally:
            response.release_conn()

    def _pool(self, scope: Scope, url: Url) -> HTTPConnectionPool:
        key = (*url.origin, scope.networks)
        with self._lock:
            pool = self._pools.get(key)
            if pool is None:
                pool = pool_for(url, Policy(scope.networks, self._resolver), self._tls, _POOL_SIZE)
                self._pools[key] = pool
                if len(self._pools) > _POOLS:
                    self._pools.popitem(last=False)[1].close()
            self._pools.move_to_end(key)
        return pool

    def close(self) -> None:
        """Close idle connections."""
        with self._lock:
            while self._pools:
                self._pools.popitem()[1].close()


def _send(
    pool: HTTPConnectionPool,
    request: tuple[str, str, bytes | None, Mapping[str, str]],
    deadline: Deadline,
) -> BaseHTTPResponse:
    method, target, body, headers = request
    left = max(deadline.remaining, 0.001)
    return pool.urlopen(
        method,
        target,
        body=body,
        headers=headers,
        retries=False,
        redirect=False,
        timeout=Timeout(connect=min(_CONNECT_SECONDS, left), read=left),
        preload_content=False,
        decode_content=True,
    )


def _read(response: BaseHTTPResponse, most_bytes: int) -> bytes:
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length[:20]) > most_bytes:
        raise failed("the answer is too large")
    parts: list[bytes] = []
    size = 0
    while part := response.read(_CHUNK):
        size += len(part)
        if size > most_bytes:
            raise failed("the answer is too large")
        parts.append(part)
    return b"".join(parts)


def _kind(error: Exception) -> str:
    return f"no answer ({type(error).__name__})"
