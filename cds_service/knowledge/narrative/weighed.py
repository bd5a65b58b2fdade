"""Words that speak more or less for a lost function of bladder, bowel, saddle or both legs: ``narrative/weighed.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WeighedWords:
    """Points of words and of everyday notions (``lay.yaml``), each counted once in what is left unread of a text.

    ``least``: the sum, divided by the square root of the number of different words and notions, from which the text is
    told as unclear; ``least_beside``: the same where sentences count too that tell of something else ("back pain since").
    ``fewest``: words of a text that is weighed; the words of a shorter one say too little together.
    """

    words: Mapping[str, int]
    notions: Mapping[str, int]
    least: int
    least_beside: int
    fewest: int
