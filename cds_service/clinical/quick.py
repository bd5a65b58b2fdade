"""Frozen dataclasses that cost little to make.

A frozen dataclass fills each of its fields through ``object.__setattr__``, at some two thousand machine instructions a
field; a hook call makes hundreds of readings and places, so that was the largest part of its time. :func:`quick` lets
the new object be of an open class with the same slots while it is filled by plain assignments, and closes it then.
Everything else stays as ``dataclass(frozen=True, slots=True)`` made it.
"""

from __future__ import annotations

import dataclasses
from dataclasses import MISSING, Field, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from dataclasses import replace  # so that the names of changes are checked

T = TypeVar("T")

__all__ = ["quick", "replace"]

_thaw = object.__setattr__


def quick(cls: type[T]) -> type[T]:
    """Decorator above ``@dataclass(frozen=True, slots=True)``: the same class with a quicker constructor.

    Raises:
        TypeError: at import, for a class that is no such dataclass, inherits fields, or keeps fields out of ``__init__``.
    """
    parts: tuple[Field[Any], ...] = fields(cls)  # type: ignore[arg-type]  # a dataclass, or fields() refuses it
    slots: tuple[str, ...] = cls.__dict__.get("__slots__", ())
    if set(slots) != {part.name for part in parts} or not all(part.init and not part.kw_only for part in parts):
        raise TypeError(f"{cls.__name__} is not a slotted dataclass whose constructor takes all of its fields")
    names: dict[str, Any] = {"_thaw": _thaw, "_closed": cls, "_MISSING": MISSING}
    # of one layout by being a child without slots of its own, so that changing the class compares nothing
    again = {"__slots__": (), "__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    if len(parts) > 1:
        in_order = [part.name for part in parts]
        _parts[cls] = attrgetter(*in_order), {name: place for place, name in enumerate(in_order)}
    names["_open"] = type(cls.__name__, (cls,), again)
    # fields only: what is put together here are names of attributes, which Python has checked already
    exec(_source(parts, hasattr(cls, "__post_init__"), names), names)  # noqa: S102  # as dataclasses does: our own field names
    made = names["__init__"]
    made.__qualname__, made.__module__ = f"{cls.__qualname__}.__init__", cls.__module__
    made.__annotations__ = cls.__init__.__annotations__
    cls.__init__ = made  # type: ignore[method-assign]  # the point: a cheaper one
    return cls


if not TYPE_CHECKING:

    def replace(value: T, /, **changes: object) -> T:
        """As ``dataclasses.replace``; for values of a :func:`quick` class at a third of its cost."""
        kind = type(value)
        known = _parts.get(kind)
        if known is None:
            return dataclasses.replace(value, **changes)
        read, places = known
        parts = list(read(value))
        for name, part in changes.items():
            parts[places[name]] = part
        return kind(*parts)


_parts: dict[type, tuple[Any, dict[str, int]]] = {}
"""By quick class: what reads all fields of a value, and where each of them stands."""


def _source(parts: tuple[Field[Any], ...], checked: bool, names: dict[str, Any]) -> str:
    """The constructor as Python text; defaults are put into ``names``."""
    asked, lines = ["self"], ["    _thaw(self, '__class__', _open)"]
    for part in parts:
        name = part.name
        if part.default is not MISSING:
            names[f"_default_{name}"] = part.default
            asked.append(f"{name}=_default_{name}")
        elif part.default_factory is not MISSING:
            names[f"_make_{name}"] = part.default_factory
            asked.append(f"{name}=_MISSING")
            lines.append(f"    if {name} is _MISSING: {name} = _make_{name}()")
        else:
            asked.append(name)
        lines.append(f"    self.{name} = {name}")
    lines.append("    self.__class__ = _closed")
    if checked:
        lines.append("    self.__post_init__()")
    return "\n".join((f"def __init__({', '.join(asked)}):", *lines))
