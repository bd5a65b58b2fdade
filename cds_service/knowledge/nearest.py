"""The next step after a name that is not known: the known one that is spelt most like it."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_LIKE = 0.6
"""How alike two names must be for the one to be meant by the other (``difflib``)."""


def nearest(name: str, known: Iterable[str]) -> str:
    """``"; the nearest is leg-pain"``; empty when nothing known is like it."""
    folded = {one.casefold(): one for one in sorted(known)}
    found = get_close_matches(name.casefold(), folded, n=1, cutoff=_LIKE)
    return f"; the nearest is {folded[found[0]]}" if found else ""
