"""Words of grades that are jotted without their scale: ``jotted`` of ``narrative/words.yaml``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class JottedWords:
    """``roots``: they make a row of grades ("L2 5 L3 5"). ``units``: behind a number, which is then no grade.

    ``spine``: behind a level that is no grade ("L4/5 disc"). ``lowest``: root and number of the disc whose number is not
    the next after its root's. ``examined``: what has an "N" for normal. ``pain``: names of scales of pain, a word or two;
    ``pain_rows``: what a line under such a heading has beside its number.
    """

    roots: frozenset[str]
    units: frozenset[str]
    spine: frozenset[str]
    lowest: str
    examined: frozenset[str]
    pain: frozenset[str]
    pain_rows: frozenset[str]
