"""Words of a weakness that is old and unchanged: ``longStanding`` of ``narrative/context.yaml``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LongStandingWords:
    """``causes``: illnesses that leave or bring a weakness in youth; of those, ``past`` are over since, so that what comes of
    them is as old. ``other``: behind one of them it is none ("polio vaccine"). ``ever``: words that it is so since then;
    ``anew``: that it is otherwise of late. ``weak``: of the weakness in the next sentence, where a word of ``fresh`` or ``worse``
    tells that it is new or worse.
    """

    causes: frozenset[str]
    past: frozenset[str]
    other: frozenset[str]
    ever: frozenset[str]
    anew: frozenset[str]
    weak: frozenset[str]
    fresh: frozenset[str]
    worse: frozenset[str]
