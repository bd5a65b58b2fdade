"""Headers of examinations that say in which order the results of the two sides stand ("Motor (R/L): ...", "right over left:")."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.mapping.narrative.text.tokens import Token

_SHORT_HEADER, _HEADER = 3, 5
"""Tokens of "(R/L)" and "(R, L)"."""
_ORDERS = {
    a + mark + b: a[0] + b[0]
    for a, b in (("r", "l"), ("l", "r"), ("right", "left"), ("left", "right"))
    for mark in "/,"
}
_SPOKEN: dict[tuple[str, ...], str] = {
    (a, "over", b): a[0] + b[0] for a, b in (("r", "l"), ("l", "r"), ("right", "left"), ("left", "right"))
}
_CLOSES = frozenset(":)")


def order_of_sides(tokens: Sequence[Token], first: int, last: int) -> str:
    """The order of sides that a header in brackets names for the pairs behind it ("Motor (R/L): ..."): "rl", "lr" or "".

    Without brackets it is told in words with a colon behind ("Power, right over left: ...").
    """
    for at in range(first, last - _SHORT_HEADER + 1):
        norms = [token.norm for token in tokens[at : min(at + _HEADER, last)]]
        spoken = _SPOKEN.get(tuple(norms[:_SHORT_HEADER]), "")
        if spoken and len(norms) > _SHORT_HEADER and norms[_SHORT_HEADER] in _CLOSES:
            return spoken
        if norms[0] != "(":
            continue
        inside = "".join(norms[1 : norms.index(")")]) if ")" in norms else ""
        if inside in _ORDERS:
            return _ORDERS[inside]
    return ""
