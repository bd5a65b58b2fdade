"""A property computed when it is first asked for, for objects of one call, which no two threads share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

S = TypeVar("S")
T = TypeVar("T")


class once(Generic[S, T]):  # noqa: N801  # a decorator, like ``property``
    """As ``functools.cached_property`` without its lock, which costs more than most of what is computed here."""

    def __init__(self, make: Callable[[S], T]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    def __get__(self, instance: S, owner: type[S]) -> T:
        value: T = self._make(instance)
        instance.__dict__[self._name] = value
        return value
