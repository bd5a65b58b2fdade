"""Members of a resource as R4 has them, where a server wrote them in a way that leaves no doubt.

``null`` is as good as absent, and one item where R4 has a list is a list of one: some vendors write
``"coding": {...}`` for ``"coding": [{...}]``. Nothing else is guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, get_args, get_origin

import msgspec

from cds_service.fhir.datatypes import R4


def mended(value: Any, kind: type[R4] | None) -> Any:
    """``value`` without nulls and with the lists that ``kind`` has; ``kind`` None: only without nulls.

    Raises:
        RecursionError: nested deeper than any resource.
    """
    if isinstance(value, list):
        return [mended(item, kind) for item in value if item is not None]
    if not isinstance(value, dict):
        return value
    shape = _shape(kind) if kind is not None else {}
    made = {}
    for name, item in value.items():
        if item is None:
            continue
        repeats, inner = shape.get(name, (False, None))
        made[name] = mended([item] if repeats and not isinstance(item, list) else item, inner)
    return made


@cache
def _shape(kind: type[R4]) -> Mapping[str, tuple[bool, type[R4] | None]]:
    """JSON name of each member -> whether it is a list, and the data type of its items when we have one."""
    return {field.encode_name: (_repeats(field.type), _type_in(field.type)) for field in msgspec.structs.fields(kind)}


def _repeats(hint: Any) -> bool:
    return get_origin(hint) is tuple or any(_repeats(part) for part in get_args(hint))


def _type_in(hint: Any) -> type[R4] | None:
    """The one data type inside an annotation; None where there is none or a choice of several."""
    if isinstance(hint, type) and issubclass(hint, R4):
        return hint
    found = {inner for part in get_args(hint) if (inner := _type_in(part)) is not None}
    return found.pop() if len(found) == 1 else None
