"""What the lent access token says it may read (SMART App Launch 1 and 2, and what vendors write instead).

Only used to spare calls that would be refused, and to notice a token that shows a part: the FHIR server decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

_SMART = re.compile(
    r"(?:patient|user|system)/(?P<type>[A-Za-z]+|\*)\.(?P<may>read|write|\*|c?r?u?d?s?)(?P<only>\?.*)?",
    re.DOTALL,
)
_NO_RESOURCE = re.compile(r"openid|profile|fhirUser|email|phone|address|launch(/.*)?|(on|off)line_access|smart/.*")


class Reach(Enum):
    """How much of one resource type a token shows."""

    ALL = auto()
    PART = auto()
    NONE = auto()


def reach(scopes: Sequence[str], resource_type: str, *, search: bool) -> Reach:
    """How much of ``resource_type`` these scopes open, for a search or for a read by id.

    ``PART``: every fitting scope is narrowed by a query, so silence in the answer means nothing.
    Scopes without any SMART resource scope, or with vendor strings beside, say nothing reliable: ``ALL``.
    """
    matches = [(scope, _SMART.fullmatch(scope)) for scope in scopes]
    smart = [match for _, match in matches if match is not None and match["may"]]
    others = [scope for scope, match in matches if match is None and not _NO_RESOURCE.fullmatch(scope)]
    fitting = [
        match for match in smart if match["type"] in ("*", resource_type) and _permits(match["may"], search=search)
    ]
    if any(not match["only"] for match in fitting):
        return Reach.ALL
    if fitting:
        return Reach.PART
    return Reach.NONE if smart and not others else Reach.ALL


def _permits(may: str, *, search: bool) -> bool:
    return may in ("read", "*") or (may != "write" and ("s" if search else "r") in may)
