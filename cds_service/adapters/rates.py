"""How often one caller may call: fixed windows of a minute by the library ``limits``, counted in the memory of a worker.

The library's own memory store starts a thread every few milliseconds of traffic and keeps an unbounded number of keys, so
the counters here are a store of their own for it. Who is counted: an issuer by its verified token, everybody else by the
remote address. Nothing of a request but these two is kept, and neither is logged.
"""

from __future__ import annotations

import ipaddress
import math
import time
from collections.abc import Callable
from functools import lru_cache
from threading import Lock
from typing import Protocol, TypeVar

from cachetools import LRUCache
from limits import RateLimitItemPerMinute
from limits.storage import Storage
from limits.strategies import FixedWindowRateLimiter

from cds_service.errors import CallerError, Overloaded
from cds_service.services.ports import ANONYMOUS

BY_ISSUER, BY_ADDRESS = "issuer", "address"
_MOST_KEYS = 20_000
_NETWORK_BITS = 64
"""One subscriber has a whole IPv6 network of this length, so that is what is counted."""


class _Known(Protocol):
    @property
    def issuer(self) -> str: ...


C = TypeVar("C", bound=_Known)


class Counters(Storage):
    """Counts per key until they expire, for ``limits``; the key that was not used for longest is forgotten first."""

    STORAGE_SCHEME = None

    def __init__(self, clock: Callable[[], float] = time.time, most: int = _MOST_KEYS) -> None:
        super().__init__()
        self._clock = clock
        self._lock = Lock()
        self._counts: LRUCache[str, tuple[int, float]] = LRUCache(most)

    @property
    def base_exceptions(self) -> type[Exception]:
        """See ``Storage``; memory raises nothing."""
        return MemoryError

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        """Count ``amount`` more and tell the count; a new or expired key begins anew for ``expiry`` seconds."""
        now = self._clock()
        with self._lock:
            count, ends = self._counts.get(key, (0, 0.0))
            if ends <= now:
                count, ends = 0, now + expiry
            count += amount
            self._counts[key] = (count, ends)
        return count

    def get(self, key: str) -> int:
        """The count of a key."""
        with self._lock:
            count, ends = self._counts.get(key, (0, 0.0))
        return count if ends > self._clock() else 0

    def get_expiry(self, key: str) -> float:
        """The instant at which a key begins anew; now for one that is not counted."""
        with self._lock:
            return self._counts.get(key, (0, self._clock()))[1]

    def check(self) -> bool:
        """Memory always answers."""
        return True

    def reset(self) -> int:
        """Forget all."""
        with self._lock:
            count = len(self._counts)
            self._counts.clear()
        return count

    def clear(self, key: str) -> None:
        """Forget one."""
        with self._lock:
            self._counts.pop(key, None)


class RateLimits:
    """Refuses with 429 whoever called too often. Safe to share between threads; each worker counts for itself.

    ``per_issuer``: answered calls a minute of one issuer. ``per_address``: calls a minute without a valid token, and pages
    opened, from one address. 0 is no limit. ``limited`` is told :data:`BY_ISSUER` or :data:`BY_ADDRESS` of every refusal.
    """

    def __init__(
        self,
        per_issuer: int,
        per_address: int,
        limited: Callable[[str], None] = lambda by: None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._counters = Counters(clock)
        self._limiter = FixedWindowRateLimiter(self._counters)
        self._issuers = RateLimitItemPerMinute(per_issuer, namespace=BY_ISSUER) if per_issuer else None
        self._addresses = RateLimitItemPerMinute(per_address, namespace=BY_ADDRESS) if per_address else None
        self._limited = limited
        self._clock = clock

    def admit(self, address: str, identify: Callable[[], C]) -> C:
        """The caller that ``identify`` finds, unless it calls too often.

        An address that used up its minute is refused before any signature is checked. Forged tokens count for the
        address they come from and never for the issuer they name, which goes on calling undisturbed.

        Raises:
            CallerError: as ``identify`` does.
            Overloaded: 429, with the seconds until the next minute of this caller begins.
        """
        place = _place(address) if self._addresses else ""
        if self._addresses and not self._limiter.test(self._addresses, place):
            raise self._refusal(self._addresses, place)
        try:
            caller = identify()
        except CallerError:
            if self._addresses:
                self._limiter.hit(self._addresses, place)
            raise
        if caller.issuer == ANONYMOUS:
            self._spend(self._addresses, place)
        else:
            self._spend(self._issuers, caller.issuer)
        return caller

    def visit(self, address: str) -> None:
        """Count a page that somebody at ``address`` opens.

        Raises:
            Overloaded: 429.
        """
        self._spend(self._addresses, _place(address) if self._addresses else "")

    def _spend(self, limit: RateLimitItemPerMinute | None, who: str) -> None:
        if limit is not None and not self._limiter.hit(limit, who):
            raise self._refusal(limit, who)

    def _refusal(self, limit: RateLimitItemPerMinute, who: str) -> Overloaded:
        self._limited(limit.namespace)
        reset = self._limiter.get_window_stats(limit, who).reset_time
        return Overloaded(429, max(1, math.ceil(reset - self._clock())))


@lru_cache(maxsize=4096)
def _place(address: str) -> str:
    """What is counted for an address: itself, or its network for IPv6."""
    try:
        parsed = ipaddress.ip_address(_without_port(address).partition("%")[0])
    except ValueError:
        return "unreadable"
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped is not None:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed, _NETWORK_BITS), strict=False))
    return str(parsed)


def _without_port(address: str) -> str:
    """Some proxies write ``192.0.2.1:4711`` or ``[2001:db8::1]:4711``."""
    if address.startswith("["):
        return address[1:].partition("]")[0]
    return address.partition(":")[0] if address.count(":") == 1 else address
