"""What was worked out once about a value, for as long as the value lives. Never part of its meaning."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Once(Generic[V]):
    """As ``functools.cached_property``, whose lock costs more than what is worked out here; for values of one thread."""

    def __init__(self, work: Callable[[Any], V]) -> None:
        self._work = work
        self.__doc__ = work.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, value: Any, owner: type | None = None) -> V:
        """The result, which stands before this from now on."""
        found = self._work(value)
        value.__dict__[self._name] = found
        return found


class Memo(Generic[K, V]):
    """At most ``limit`` results of ``work``; forgets everything when full. Safe to share between threads."""

    __slots__ = ("_kept", "_limit", "get", "work")

    def __init__(self, work: Callable[[K], V], limit: int = 4096) -> None:
        self.work = work
        self._limit = limit
        self._kept: dict[K, V] = {}
        self.get = self._kept.get
        """The result if there is one already."""

    def __call__(self, key: K) -> V:
        """The result, now or from before."""
        found = self._kept.get(key)
        if found is None:
            found = self.work(key)
            if len(self._kept) >= self._limit:
                self._kept.clear()
            self._kept[key] = found
        return found
