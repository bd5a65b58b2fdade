"""Clipped words, which a full stop follows that ends no sentence: ``clipped`` of ``narrative/words.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClippedWords:
    """Each to the word that it is.

    ``leading``: they stand before what they describe, not behind a number or one of ``apart``, nor before one of
    ``followed`` ("in Dec. she fell" is of December); ``anywhere``: at the end of a clause too; ``naming``: before "for" alone.
    ``bare``: without a full stop, where one of ``beside`` stands right before them or close behind ("sens dec", "dec ankle
    jerk"), and not where they would be a month; ``initials``: written in capitals, right before a number ("AT 2/5").
    """

    leading: Mapping[str, str]
    apart: frozenset[str]
    followed: frozenset[str]
    anywhere: Mapping[str, str]
    naming: Mapping[str, str]
    bare: Mapping[str, str]
    beside: frozenset[str]
    initials: Mapping[str, str]
