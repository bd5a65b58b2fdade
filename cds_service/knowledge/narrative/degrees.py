"""Words that say how strong a muscle is: ``degrees`` of ``narrative/examination.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DegreeWords:
    """The MRC grade that a word says.

    ``words``: at most, of a weakness or loss of strength beside it ("severe"); ``limited``: with one of these right before
    such a word it says nothing ("not severe"); ``hand``: of a muscle that it answers, by the manual muscle test ("DF: poor").
    """

    words: Mapping[str, str]
    limited: frozenset[str]
    hand: Mapping[str, str]
