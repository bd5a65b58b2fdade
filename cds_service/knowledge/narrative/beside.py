"""Abbreviations that mean this only beside certain words: ``beside`` of ``narrative/words.yaml``."""

from __future__ import annotations

import msgspec


class BesideWord(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A word that is ``as_`` where one of ``words``, as written, stands in its line ("LT intact, PP reduced").

    ``right``: right behind it ("PA sensation"). ``graded``: and a number out of five right behind it ("Q 5/5 TA 3/5").
    """

    as_: str = msgspec.field(name="as")
    words: frozenset[str]
    graded: bool = False
    right: bool = False
