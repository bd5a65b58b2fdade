"""Words that tell whether what a year of long ago stands beside is over: ``lasting`` of ``context.yaml``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LastingWords:
    """Words beside a sign and a year ("numb since the operation in 2018", "retention in 2015, again today").

    ``after``: between a sign and the event of the year, that it came of it; ``during``: that it was a part of it.
    ``present`` and ``past``: the nearest before the sign tells its tense. ``still``: whatever the tense, it goes on.
    ``again``: it came back; ``never``: before those, that it did not. ``passing``: events whose effect wears off by itself.
    ``joined``: between a year that heads a sentence and what came with it; ``now``: behind it, that something is told of now.
    ``fleeting``: findings that a year so dates, since they do not last.
    ``admitted``: with one of these in its sentence, a sign that was well ever since was one of those days.
    ``states``: findings that are states, and so go on after their event unless a word of ``past`` stands before them.
    """

    after: frozenset[str]
    during: frozenset[str]
    present: frozenset[str]
    past: frozenset[str]
    still: frozenset[str]
    again: frozenset[str]
    never: frozenset[str]
    passing: frozenset[str]
    states: frozenset[str]
    joined: frozenset[str]
    now: frozenset[str]
    fleeting: frozenset[str]
    admitted: frozenset[str]
